internal import Foundation
internal import GRDB
internal import TrustwatchCore

// How rows become values of the model.

typealias Values = [(any DatabaseValueConvertible)?]

extension Item {
    /// - Parameter clauses: SQL after `FROM item JOIN feed`.
    static func fetch(_ db: Database, _ clauses: String, _ arguments: Values = []) throws -> [Item] {
        let statement = try db.cachedStatement(
            sql: "SELECT \(columns) FROM item JOIN feed ON feed.id = feed \(clauses)")
        let rows = try Row.fetchCursor(statement, arguments: StatementArguments(arguments))
        return try Array(rows.map(Item.init))
    }

    static let columns = """
        item.id, feed.name, feed.configured_url, guid, item.url, item.title, summary, author, published,
        item.first_seen, article, item.story, item.inspection,
        (SELECT group_concat(subject, ' ') FROM item_subject WHERE item_subject.item = item.id)
        """

    init(_ row: Row) {
        self.init(
            id: Identifier(row[0]), feed: row[1], feedURL: row[2], guid: row[3], url: row[4], title: row[5],
            summary: row[6], author: row[7], published: Date(milliseconds: row[8]),
            firstSeen: Date(milliseconds: row[9] as Int64),
            subjects: (row[13] as String?)?.split(separator: " ").map(String.init) ?? [],
            article: Identifier(row[10]), story: (row[11] as Int64?).map { Identifier($0) },
            inspection: (row[12] as Int64?).map { Identifier($0) })
    }
}

extension Story {
    /// - Parameter clauses: SQL after `FROM story`.
    static func fetch(_ db: Database, _ clauses: String, _ arguments: Values = []) throws -> [Story] {
        let sql = """
            SELECT id, title, inspection, first_seen, last_seen,
                (SELECT group_concat(id || ' ' || feed, ',') FROM
                    (SELECT id, feed FROM item WHERE item.story = story.id ORDER BY id)),
                (SELECT group_concat(DISTINCT subject) FROM item_subject JOIN item ON item.id = item_subject.item
                    WHERE item.story = story.id)
            FROM story \(clauses)
            """
        let names = try Row.fetchAll(db, sql: "SELECT id, name FROM feed")
        let feeds: [Int64: String] = Dictionary(uniqueKeysWithValues: names.map { ($0[0], $0[1]) })
        let rows = try Row.fetchCursor(try db.cachedStatement(sql: sql), arguments: StatementArguments(arguments))
        return try Array(rows.map { Story($0, feeds) })
    }

    private init(_ row: Row, _ feeds: [Int64: String]) {
        let members = Members(row[5])
        self.init(
            id: Identifier(row[0]), title: row[1],
            subjects: (row[6] as String?)?.split(separator: ",").map(String.init).sorted() ?? [],
            inspection: (row[2] as Int64?).map { Identifier($0) }, firstSeen: Date(milliseconds: row[3] as Int64),
            lastSeen: Date(milliseconds: row[4] as Int64), items: members.items,
            outlets: members.feeds.compactMap { feeds[$0] })
    }
}

/// An inspection with what the store alone knows of it.
struct InspectionRow {
    let inspection: Inspection
    /// Of its authority, whose name `inspection` has.
    let slug: String
    let story: Story.ID?
    let firstSeen: Date

    /// Oldest first.
    static func fetch(_ db: Database, where condition: String, _ arguments: Values = []) throws -> [InspectionRow] {
        let sql = """
            SELECT inspection.id, authority, facts, status, notified, story, first_seen,
                (SELECT subject.id FROM subject WHERE subject.authority = inspection.authority),
                (SELECT group_concat(id || ' ' || feed, ',') FROM
                    (SELECT id, feed FROM item WHERE item.inspection = inspection.id ORDER BY id))
            FROM inspection WHERE \(condition) ORDER BY authority, day, inspection.id
            """
        let rows = try Row.fetchCursor(try db.cachedStatement(sql: sql), arguments: StatementArguments(arguments))
        return try Array(rows.map(InspectionRow.init))
    }

    private init(_ row: Row) throws {
        let members = Members(row[8])
        let slug: String = row[1]
        let authority = Authorities.named(slug)
        self.slug = slug
        inspection = Inspection(
            id: Identifier(row[0]), subject: row[7] ?? slug, authority: authority?.name ?? slug, urn: authority?.urn,
            facts: try Stored.value(Inspection.Facts.self, row[2] as String),
            status: Inspection.Status(rawValue: row[3]) ?? .expected,
            items: members.items, sources: members.feeds.count, notified: Date(milliseconds: row[4]))
        story = (row[5] as Int64?).map { Identifier($0) }
        firstSeen = Date(milliseconds: row[6] as Int64)
    }
}

/// The items of a group and the feeds they came from, read from pairs `item feed`, oldest item first.
private struct Members {
    var items: [Item.ID] = []
    var feeds: [Int64] = []

    init(_ pairs: String?) {
        var number: Int64 = 0
        for byte in (pairs.map { $0 + "," } ?? "").utf8 {
            switch byte {
            case UInt8(ascii: " "):
                items.append(Identifier(number))
                number = 0
            case UInt8(ascii: ","):
                if !feeds.contains(number) { feeds.append(number) }
                number = 0
            default: number = number * 10 + Int64(byte - UInt8(ascii: "0"))
            }
        }
    }
}
