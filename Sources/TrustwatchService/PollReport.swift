package import TrustwatchCore
package import TrustwatchStore

/// What one poll of one source came to.
package struct PollReport: Sendable {
    /// Indirect: most reports are of polls without news, and there are thousands.
    package indirect enum Outcome: Sendable {
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

    package var feed: Feed
    /// As it was before the poll.
    var before: PollRecord
    package var record: PollRecord
    package var outcome: Outcome
    /// What is to be told of the source's health.
    package var health: Message?
    /// Bytes in the reading room that its document still takes.
    var room = 0

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
