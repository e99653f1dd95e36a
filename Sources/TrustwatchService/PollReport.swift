package import TrustwatchCore
package import TrustwatchStore

/// What one poll of one source came to. A class: thousands go from hand to hand, and a record has many texts.
package final class PollReport: Sendable {
    package enum Outcome: Sendable {
        /// Its document was read and is not stored: not yet, or never where the round only rehearses.
        case brought(Poll)
        /// Its document was read and stored, the record with it.
        case read(Applied)
        case unchanged
        /// One sentence: what, where, why.
        case failed(String)
        /// Not asked: its server wants to be left alone.
        case leftAlone
    }

    package let feed: Feed
    /// As it was before the poll.
    let before: PollRecord
    package let record: PollRecord
    package let outcome: Outcome
    /// What is to be told of the source's health.
    package let health: Message?
    /// Bytes in the reading room that its document still takes.
    let room: Int

    init(
        feed: Feed, before: PollRecord, record: PollRecord, outcome: Outcome, health: Message? = nil, room: Int = 0
    ) {
        self.feed = feed
        self.before = before
        self.record = record
        self.outcome = outcome
        self.health = health
        self.room = room
    }

    /// The same with another record or outcome.
    func with(record: PollRecord? = nil, outcome: Outcome? = nil) -> PollReport {
        PollReport(
            feed: feed, before: before, record: record ?? self.record, outcome: outcome ?? self.outcome, health: health,
            room: room)
    }

    /// A source that is not asked.
    static func leftAlone(_ feed: Feed, _ record: PollRecord) -> PollReport {
        PollReport(feed: feed, before: record, record: record, outcome: .leftAlone)
    }

    /// What is to be stored.
    package var poll: Poll? {
        guard case .brought(var poll) = outcome else { return nil }
        poll.record = record
        return poll
    }

    /// Whether the source gave its answer.
    var wasRead: Bool {
        switch outcome {
        case .read, .unchanged: true
        case .brought, .failed, .leftAlone: false
        }
    }

    var isStored: Bool {
        if case .read = outcome { true } else { false }
    }

    /// Whether something was written that a reader of the digest or a channel should see.
    var bringsNews: Bool {
        if case .read(let applied) = outcome {
            applied.new > 0 || !applied.messages.isEmpty || health != nil
        } else {
            health != nil
        }
    }
}
