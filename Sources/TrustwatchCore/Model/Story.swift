package import struct Foundation.Date

/// What several outlets wrote about one event.
package struct Story: Sendable, Equatable {
    package typealias ID = Identifier<Story>

    package var id: ID
    /// The headline of its first item.
    package var title: String
    package var subjects: [Subject.ID]
    package var inspection: Inspection.ID?
    package var firstSeen: Date
    /// Of its newest item.
    package var lastSeen: Date
    package var items: [Item.ID]
    /// Names of the feeds, each once, in the order in which they came.
    package var outlets: [String]

    package init(
        id: ID, title: String, subjects: [Subject.ID], inspection: Inspection.ID? = nil, firstSeen: Date,
        lastSeen: Date,
        items: [Item.ID], outlets: [String]
    ) {
        self.id = id
        self.title = title
        self.subjects = subjects
        self.inspection = inspection
        self.firstSeen = firstSeen
        self.lastSeen = lastSeen
        self.items = items
        self.outlets = outlets
    }
}

extension Story: Lettered {
    package static let letter: Character = "s"
}
