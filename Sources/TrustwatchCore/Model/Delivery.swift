package import struct Foundation.Date

/// What a channel can be told of.
package enum Event: String, Codable, CaseIterable, Sendable {
    case inspectionPublished = "inspection.published"
    case inspectionUpdated = "inspection.updated"
    case storyNew = "story.new"
    case sourceFailing = "source.failing"
    case sourceRecovered = "source.recovered"
    /// What a day or a week brought; only by mail, to the channels that ask for it.
    case digest
    /// Sent by hand, to try a channel.
    case test
}

/// One thing to tell, as every channel receives it. It is written once and never changes between attempts.
package struct Message: Sendable, Equatable {
    /// The same on every attempt; unlike that of any other message of any store.
    package var id: String
    package var event: Event
    package var created: Date
    /// Whom it concerns; a story may concern several, what is said of a source concerns none.
    package var subjects: [Subject.ID]
    package var title: String
    package var text: String
    package var url: String?
    package var inspection: Inspection?
    /// The item that caused it.
    package var trigger: Item.ID?

    package init(
        id: String, event: Event, created: Date, subjects: [Subject.ID] = [], title: String, text: String,
        url: String? = nil, inspection: Inspection? = nil, trigger: Item.ID? = nil
    ) {
        self.id = id
        self.event = event
        self.created = created
        self.subjects = subjects
        self.title = title
        self.text = text
        self.url = url
        self.inspection = inspection
        self.trigger = trigger
    }
}

/// A row of the outbox: one message to one channel.
package struct Delivery: Sendable, Equatable {
    package enum State: String, Codable, CaseIterable, Sendable {
        case pending
        case sent
        /// Given up: refused for good, or too old.
        case dead
    }

    package var channel: String
    package var message: Message
    package var state: State
    package var attempts: Int
    package var nextAttempt: Date?
    package var error: String?

    package init(
        channel: String, message: Message, state: State = .pending, attempts: Int = 0, nextAttempt: Date? = nil,
        error: String? = nil
    ) {
        self.channel = channel
        self.message = message
        self.state = state
        self.attempts = attempts
        self.nextAttempt = nextAttempt
        self.error = error
    }
}

/// What leaves a channel as one: mostly one delivery; in mail and chat several that were due at the same time.
package struct Parcel: Sendable, Equatable {
    /// The message's id, or that of the group: the same on every attempt.
    package var id: String
    /// Never empty, oldest first.
    package var deliveries: [Delivery]

    package init(id: String, deliveries: [Delivery]) {
        self.id = id
        self.deliveries = deliveries
    }

    package var isGroup: Bool { deliveries.count > 1 }
}
