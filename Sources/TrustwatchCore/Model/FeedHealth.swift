/// How a source of feeds.conf is doing: what `feeds` and the digest show.
package struct FeedHealth: Sendable, Equatable, JSONConvertible {
    package var name: String
    package var url: String
    package var kind: String
    package var record: PollRecord

    /// A source without a record has never been polled.
    package init(_ feed: Feed, _ record: PollRecord?) {
        name = feed.name
        url = feed.url
        kind = feed.kind.name
        self.record = record ?? PollRecord(feed: feed.name, url: feed.url)
    }

    package var json: JSON {
        [
            "name": .string(name),
            "url": .string(url),
            "kind": .string(kind),
            "status": .string(record.status.rawValue),
            "last_attempt": .optional(record.lastAttempt),
            "last_success": .optional(record.lastSuccess),
            "http_status": record.httpStatus.map(JSON.integer) ?? .null,
            "error": .optional(record.error),
            "failures": .integer(record.failures),
            "next_poll": .optional(record.nextPoll),
            "items": .integer(record.items),
            "failing_since": .optional(record.failingSince),
            "next_poll_reason": .optional(record.nextPollReason),
            "moved_to": .optional(record.adoptedURL ?? record.moved?.url),
            "warning": .optional(record.trouble ?? record.warning),
        ]
    }
}
