internal import TrustwatchCore

internal import struct Foundation.Date

/// What commands list: a list of none in CSV still has its heading.
protocol Listed: JSONConvertible {
    /// The names of the members of its JSON.
    static var columns: [String] { get }
}

extension JSONConvertible {
    fileprivate var names: [String] { json.members.map(\.name) }
}

extension Item: Listed {
    static var columns: [String] {
        Item(id: Identifier(1), feed: "", feedURL: "", title: "", firstSeen: .distantPast, article: Identifier(1)).names
    }
}

extension Story: Listed {
    static var columns: [String] {
        Story(
            id: Identifier(1), title: "", subjects: [], firstSeen: .distantPast, lastSeen: .distantPast, items: [],
            outlets: []
        ).names
    }
}

extension Inspection: Listed {
    static var columns: [String] {
        Inspection(id: Identifier(1), subject: "", authority: "", facts: Facts(), status: .expected).names
    }
}

extension FeedHealth: Listed {
    static var columns: [String] { FeedHealth(Feed(name: "", url: ""), nil).names }
}

extension Delivery: Listed {
    static var columns: [String] {
        let message = Message(id: "", event: .test, created: .distantPast, title: "", text: "")
        return Delivery(channel: "", message: message).names
    }
}
