/// What came of asking a source once, as far as its health and its next poll are concerned.
package struct Answer: Sendable, Equatable {
    package enum Outcome: Sendable, Equatable {
        case read(Finding)
        /// 304, or the same bytes as the last time.
        case unchanged
        /// One sentence: what failed, where and why.
        case failed(String)
    }

    /// What a document that was read says of its source.
    package struct Finding: Sendable, Equatable {
        /// `StableHash` of its bytes, in hexadecimal: nobody gains by hiding that a source has changed.
        package var hash: String
        package var hints: PollingHints
        package var warning: String?
        package var trouble: String?
        /// nil where the source was read for the first time.
        package var overlap: Overlap?

        package init(
            hash: String, hints: PollingHints = PollingHints(), warning: String? = nil, trouble: String? = nil,
            overlap: Overlap? = nil
        ) {
            self.hash = hash
            self.hints = hints
            self.warning = warning
            self.trouble = trouble
            self.overlap = overlap
        }
    }

    package var outcome: Outcome
    package var httpStatus: Int?
    /// What answered, at the end of the redirects.
    package var url: String?
    /// Byte for byte, as the server sent them.
    package var etag: String?
    package var lastModified: String?
    /// What the server allows a cache to keep the answer for.
    package var freshness: Duration?
    package var retryAfter: Duration?
    /// Where a chain of permanent redirects led.
    package var permanentURL: String?
    /// Whether more of the same document is to be read at the next poll.
    package var isPartial = false
    /// Whether the request that was answered carried validators.
    package var wasConditional: Bool

    package init(
        _ outcome: Outcome, httpStatus: Int? = nil, url: String? = nil, etag: String? = nil,
        lastModified: String? = nil, freshness: Duration? = nil, retryAfter: Duration? = nil,
        permanentURL: String? = nil,
        wasConditional: Bool = false
    ) {
        self.outcome = outcome
        self.httpStatus = httpStatus
        self.url = url
        self.etag = etag
        self.lastModified = lastModified
        self.freshness = freshness
        self.retryAfter = retryAfter
        self.permanentURL = permanentURL
        self.wasConditional = wasConditional
    }
}
