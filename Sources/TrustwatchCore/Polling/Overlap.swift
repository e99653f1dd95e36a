package import struct Foundation.Date

/// How much of a document its source had brought before: whether entries may have slipped through between two polls.
package struct Overlap: Sendable, Equatable {
    /// Fewer entries say nothing about the next poll.
    private static let least = 3

    package var entries: Int
    package var known: Int

    package init(entries: Int, known: Int) {
        self.entries = entries
        self.known = known
    }

    /// Whether nothing in it was known: what came before may be lost, or everything bears a new id.
    package var isGap: Bool { known == 0 && entries >= Self.least }

    /// How often a source must be asked, seeing that `interval` brought this document: half as often as long as less
    /// than a third is known, twice as often once two thirds are, as Media Cloud does it (fetcher/tasks.py).
    func interval(after interval: Duration, every: Duration) -> Duration? {
        guard entries >= Self.least else { return interval < every ? interval : nil }
        if known * 3 < entries { return max(interval / 2, min(every, Schedule.shortestInterval)) }
        let longer = known * 3 >= entries * 2 ? interval * 2 : interval
        return longer < every ? longer : nil
    }
}

extension Intake.Reading {
    /// An entry that the source brought before, as far as an entry with another id can be recognised by it.
    package struct Known: Sendable, Equatable {
        package var key: String
        package var canonicalURL: String?
        package var title: String
        package var published: Date?

        package init(key: String, canonicalURL: String?, title: String, published: Date?) {
            self.key = key
            self.canonicalURL = canonicalURL
            self.title = title
            self.published = published
        }
    }

    /// Gives entries that the source brought before under other ids those ids again, and says how many: a publisher
    /// that changes its software gives all entries new ids at once (havenweb #72), and none of them is news.
    ///
    /// An entry is recognised by its address, else by title and date together; one of an official page by its address
    /// alone, because there two reports of a day may bear one title.
    package mutating func recognise(_ known: [Known]) -> Int {
        let byAddress = Dictionary(known.map { ($0.canonicalURL, $0.key) }) { first, _ in first }
        let byTitle = Dictionary(known.map { (Label(title: $0.title, published: $0.published), $0.key) }) { first, _ in
            first
        }
        var taken: Set<String> = []
        for index in items.indices {
            let item = items[index]
            let label = Label(title: item.title, published: item.published)
            let isOfficial = item.mentions.first?.standing == .official
            let key =
                item.canonicalURL.flatMap { byAddress[$0] } ?? (isOfficial || item.title.isEmpty ? nil : byTitle[label])
            if let key, taken.insert(key).inserted { items[index].key = key }
        }
        return taken.count
    }

    private struct Label: Hashable {
        var title: String
        var published: Date?
    }
}
