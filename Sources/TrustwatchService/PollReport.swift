package import TrustwatchCore
package import TrustwatchStore

/// What one poll of one source came to.
package struct PollReport: Sendable {
    package enum Outcome: Sendable {
        /// Its document was read and stored, the record with it.
        case read(Applied)
        /// Its document was read, and is only to be looked at.
        case rehearsed(Poll)
        case unchanged
        /// One sentence: what, where, why.
        case failed(String)
        /// Not asked: its server wants to be left alone.
        case leftAlone
    }

    package var feed: Feed
    package var record: PollRecord
    package var outcome: Outcome
    /// What is to be told of the source's health and is not written yet.
    var health: Message?

    /// Whether the source gave its answer.
    var wasRead: Bool {
        switch outcome {
        case .read, .unchanged: true
        case .rehearsed, .failed, .leftAlone: false
        }
    }

    /// Whether the record is in the store already.
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
