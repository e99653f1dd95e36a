package import struct Foundation.Date

/// What is kept of one source between two polls.
package struct PollRecord: Sendable, Equatable, Codable {
    package enum Status: String, Codable, Sendable {
        case ok
        case failing
        /// The server said 410: it is not polled any more.
        case gone
        /// Not polled yet.
        case never
    }

    package var feed: String
    package var url: String
    package var status: Status = .never
    package var lastAttempt: Date?
    package var lastSuccess: Date?
    package var httpStatus: Int?
    /// One sentence: what failed, where and why.
    package var error: String?
    /// Failed polls since the last one that did not fail.
    package var failures = 0
    /// Since when polls fail, or `trouble` lasts.
    package var failingSince: Date?
    /// Whether `source.failing` went out and `source.recovered` did not yet.
    package var failureTold = false
    package var nextPoll: Date?
    /// Why the next poll is when it is, for people.
    package var nextPollReason: String?
    /// Byte for byte as the server sent them (RFC 9110 section 8.8: opaque).
    package var etag: String?
    package var lastModified: String?
    /// What answered with them, at the end of the redirects: no other address is sent them.
    package var validatorsURL: String?
    /// `Answer.Finding.hash` of the last body that was read: an unchanged body is not parsed again.
    package var bodyHash: String?
    /// The last request without validators: one a week, because some servers answer 304 for ever.
    package var lastUnconditional: Date?
    /// Whether a first poll has been read: until then only what is within `notify-within` is news. An explicit flag,
    /// because a feed that was empty at first must not have its first item swallowed.
    package var baseline = false
    /// Where the server permanently redirects to, and since when how many polls have confirmed it.
    package var moved: Move?
    /// Where the source is asked instead of `url`, once a permanent redirect has been confirmed over days.
    package var adoptedURL: String?
    /// Until when the server asked to be left alone (`Retry-After`): only `poll --force` asks earlier.
    package var waitUntil: Date?
    /// What the last document that was read asked of those who poll it.
    package var hints = PollingHints()
    /// How often the source must be asked to miss nothing, where `every` has turned out to be too seldom.
    package var interval: Duration?
    /// What is odd though the poll succeeded: entries may have been missed, the document is damaged.
    package var warning: String?
    /// Why the source can hardly be watched though its document could be read: it has ended, it has become empty, all
    /// its entries have new ids. Told like a failure when it lasts.
    package var trouble: String?
    /// Items in the store that came from this source.
    package var items = 0

    package struct Move: Codable, Sendable, Equatable {
        package var url: String
        package var since: Date
        package var confirmations: Int

        package init(url: String, since: Date, confirmations: Int) {
            self.url = url
            self.since = since
            self.confirmations = confirmations
        }
    }

    package init(feed: String, url: String) {
        self.feed = feed
        self.url = url
    }

    /// Whether nothing has changed but when the source was asked and is asked next, and by which number it answered: as
    /// after most polls.
    package func isSameButForTimes(_ other: PollRecord) -> Bool {
        var other = other
        (other.lastAttempt, other.lastSuccess, other.nextPoll) = (lastAttempt, lastSuccess, nextPoll)
        other.httpStatus = httpStatus
        return self == other
    }
}
