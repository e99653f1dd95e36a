internal import GRDB
package import TrustwatchCore

package import struct Foundation.Date

/// Which items are wanted; nil means any.
package struct ItemQuery: Sendable, Equatable {
    /// First seen then or later.
    package var since: Date?
    /// First seen before that.
    package var until: Date?
    package var subject: Subject.ID?
    package var feed: String?
    package var story: Story.ID?
    /// Whether items about no subject are wanted too.
    package var all = false
    package var limit: Int?

    package init() {}
}

/// How much the store holds.
package struct Counts: Sendable, Equatable {
    package var items = 0
    package var relevant = 0
    package var stories = 0
    package var inspections = 0
    package var pending = 0
    package var dead = 0
}

extension Store {
    /// Items, the one first seen last first.
    package func items(_ query: ItemQuery = ItemQuery()) throws(StoreError) -> [Item] {
        var items: [Item] = []
        try forEachItem(query) { items.append($0) }
        return items
    }

    /// The same one by one, for any number of items.
    package func forEachItem(_ query: ItemQuery, _ body: (Item) throws -> Void) throws(StoreError) {
        try read { db in
            let clauses = try query.clauses(db)
            let rows = try Row.fetchCursor(
                db,
                sql: """
                    SELECT \(Item.columns) FROM item JOIN feed ON feed.id = feed \(clauses.sql)
                    ORDER BY item.first_seen DESC, item.id DESC LIMIT \(query.limit ?? -1)
                    """,
                arguments: StatementArguments(clauses.arguments))
            while let row = try rows.next() { try body(Item(row)) }
        }
    }

    /// nil where there is none, or it was dropped.
    package func item(_ id: Item.ID) throws(StoreError) -> Item? {
        try read { try Item.fetch($0, "WHERE item.id = ?", [id.number]).first }
    }

    /// nil where there is none, or it was dropped.
    package func explanation(of id: Item.ID) throws(StoreError) -> Explanation? {
        try read { db in
            guard let item = try Item.fetch(db, "WHERE item.id = ?", [id.number]).first else { return nil }
            let row = try Row.fetchOne(
                db, sql: "SELECT reasons, matches, mentions FROM detail WHERE item = ?", arguments: [id.number])
            func stored<Value: Decodable>(_ column: String) throws -> Value? {
                try row.map { try Stored.value(Value.self, $0[column] as String) }
            }
            return Explanation(
                item, matches: try stored("matches") ?? [], mentions: try stored("mentions") ?? [],
                reasons: try stored("reasons"), correction: try Corrections(db: db).of(item.article))
        }
    }

    /// The story of that number, or the one it became part of.
    package func story(_ id: Story.ID) throws(StoreError) -> Story? {
        try read { db in
            try Grouping.story.current(id.number, db).flatMap { try Story.fetch(db, "WHERE id = ?", [$0]).first }
        }
    }

    /// The inspection of that number, or the one it turned out to be.
    package func inspection(_ id: Inspection.ID) throws(StoreError) -> Inspection? {
        try read { db in
            try Grouping.inspection.current(id.number, db)
                .flatMap { try InspectionRow.fetch(db, where: "inspection.id = ?", [$0]).first?.inspection }
        }
    }

    /// Stories with an item first seen in that time, the newest item first.
    package func stories(
        since: Date? = nil, until: Date? = nil, subject: Subject.ID? = nil, limit: Int? = nil
    ) throws(StoreError) -> [Story] {
        try read { db in
            try Story.fetch(
                db,
                """
                WHERE last_seen >= ?1 AND first_seen < ?2 AND (?3 IS NULL OR EXISTS (
                    SELECT 1 FROM item JOIN item_subject ON item_subject.item = item.id
                    WHERE item.story = story.id AND subject = ?3))
                ORDER BY last_seen DESC, id DESC LIMIT ?4
                """,
                [(since ?? .distantPast).milliseconds, (until ?? .distantFuture).milliseconds, subject, limit ?? -1])
        }
    }

    /// The timeline: authority by authority, oldest first.
    ///
    /// - Parameters:
    ///   - all: those of authorities that nobody watches as well.
    ///   - subject: a subject's, or an unwatched authority's by its slug.
    package func inspections(all: Bool = false, subject: Subject.ID? = nil) throws(StoreError) -> [Inspection] {
        try read { db in
            let watched = "authority IN (SELECT authority FROM subject)"
            let subjects = "authority IN (SELECT ifnull((SELECT authority FROM subject WHERE id = ?1), ?1))"
            return try InspectionRow.fetch(
                db, where: subject == nil ? (all ? "?1 IS NULL" : "?1 IS NULL AND \(watched)") : subjects, [subject]
            ).map(\.inspection)
        }
    }

    /// How much of everything there is, at no cost that grows with the items.
    package func counts() throws(StoreError) -> Counts {
        try read { db in
            func count(_ sql: String) throws -> Int { try Int.fetchOne(db, sql: "SELECT \(sql)") ?? 0 }
            return Counts(
                items: try count("sum(items) FROM feed"),
                relevant: try count("value FROM meta WHERE name = 'relevant items'"),
                stories: try count("count(*) FROM story"), inspections: try count("count(*) FROM inspection"),
                pending: try count("count(*) FROM delivery WHERE state = 'pending'"),
                dead: try count("count(*) FROM delivery WHERE state = 'dead'"))
        }
    }
}

extension ItemQuery {
    fileprivate func clauses(_ db: Database) throws -> (sql: String, arguments: Values) {
        var conditions: [String] = all ? [] : ["item.relevant"]
        var arguments: Values = []
        func add(_ condition: String, _ value: (any DatabaseValueConvertible)?) {
            guard let value else { return }
            conditions.append(condition)
            arguments.append(value)
        }
        add("item.first_seen >= ?", since?.milliseconds)
        add("item.first_seen < ?", until?.milliseconds)
        add("EXISTS (SELECT 1 FROM item_subject WHERE item = item.id AND subject = ?)", subject)
        add("item.id IN (SELECT item FROM identity WHERE feed = (SELECT id FROM feed WHERE name = ?))", feed)
        add("item.story = ?", try story.map { try Grouping.story.current($0.number, db) ?? 0 })
        return (conditions.isEmpty ? "" : "WHERE " + conditions.joined(separator: " AND "), arguments)
    }
}
