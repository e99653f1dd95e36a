/// What came of asking a source once, as far as its health and its next poll are concerned.
package struct Answer: Sendable, Equatable {
    package enum Outcome: Sendable, Equatable {
        /// A document that was read. The hash is SHA-256 of its bytes, in hexadecimal.
        case read(hash: String, hints: PollingHints, warning: String?)
        /// 304, or the same bytes as the last time.
        case unchanged
        /// One sentence: what failed, where and why.
        case failed(String)
    }

    package var outcome: Outcome
    package var httpStatus: Int?
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
    /// Whether the request carried validators.
    package var wasConditional: Bool

    package init(
        _ outcome: Outcome, httpStatus: Int? = nil, etag: String? = nil, lastModified: String? = nil,
        freshness: Duration? = nil, retryAfter: Duration? = nil, permanentURL: String? = nil,
        wasConditional: Bool = false
    ) {
        self.outcome = outcome
        self.httpStatus = httpStatus
        self.etag = etag
        self.lastModified = lastModified
        self.freshness = freshness
        self.retryAfter = retryAfter
        self.permanentURL = permanentURL
        self.wasConditional = wasConditional
    }
}
