package import TrustwatchCore

/// What a poll brought, to be stored whole or not at all.
package struct Poll: Sendable {
    /// Under which its items are decided; they name the source.
    package var circumstances: Intake.Circumstances
    /// As it is to stand after this poll, validators included.
    package var record: PollRecord
    /// In document order. Of two with one key the first counts.
    package var items: [Intake.IncomingItem]
    /// What the document calls itself; nil where it does not say.
    package var title: String?
    /// What is to be told of the source's health.
    package var health: Message?

    package init(
        circumstances: Intake.Circumstances, record: PollRecord, items: [Intake.IncomingItem],
        title: String? = nil, health: Message? = nil
    ) {
        self.circumstances = circumstances
        self.record = record
        self.items = items
        self.title = title
        self.health = health
    }
}

/// What became of a poll.
package struct Applied: Sendable, Equatable {
    /// An item that was decided, because it is new or was edited.
    package struct Outcome: Sendable, Equatable {
        package var item: Item.ID
        package var title: String
        package var isNew: Bool
        package var reasons: Reasons
    }

    /// Items that were there already, edited ones included.
    package var known = 0
    package var new = 0
    /// Of items with any evidence for a subject, in the order in which they were decided: oldest first.
    package var outcomes: [Outcome] = []
    /// What is told, whether a channel wants it or not.
    package var messages: [Message] = []
}
