internal import Foundation
internal import GRDB
internal import TrustwatchCore

/// What an item is found by, and the evidence behind its decision: everything beside its row in `item`.
struct Index {
    let db: Database
    let id: Item.ID

    /// Call it after the item's row was written.
    ///
    /// - Parameter dated: the time in whose neighbourhood its story is looked for.
    func add(_ item: Intake.IncomingItem, _ reasons: Reasons, dated: Date) throws {
        guard item.isTraced else { return }
        let terms = Self.stored(item.terms, isRelevant: item.isRelevant)
        try addDetail(item, reasons, terms, dated)
        try db.run(
            "INSERT OR IGNORE INTO item_band (band, item) SELECT value, ? FROM json_each(?)",
            [id.number, Stored.list(item.fingerprint.bands)])
        guard item.isRelevant else { return }
        let list = Stored.list(terms)
        for subject in Set(item.subjects) {
            try db.run("INSERT INTO item_subject (item, subject) VALUES (?, ?)", [id.number, subject])
            try db.run(
                "INSERT INTO item_term (subject, term, dated, item) SELECT ?, value, ?, ? FROM json_each(?)",
                [subject, dated.milliseconds, id.number, list])
        }
        // WHERE, so that ON belongs to the conflict and not to a join (sqlite.org/lang_upsert.html).
        try db.run(
            """
            INSERT INTO term (term, items) SELECT value, 1 FROM json_each(?) WHERE true
            ON CONFLICT DO UPDATE SET items = items + 1
            """,
            [list])
        try db.run("UPDATE meta SET value = value + 1 WHERE name = 'relevant items'", [])
        try db.run("INSERT INTO search (rowid, title, text) SELECT * FROM searchable WHERE item = ?", [id.number])
    }

    /// Takes back what `add` did. Call it before the item's row changes: the search index wants to see the old words.
    func remove() throws {
        let old = try Row.fetchOne(
            db, sql: "SELECT bands, terms, dated, relevant FROM detail JOIN item ON item.id = item WHERE item = ?",
            arguments: [id.number])
        guard let old else { return }
        try db.run(
            "DELETE FROM item_band WHERE item = ? AND band IN (SELECT value FROM json_each(?))",
            [id.number, Stored.list(Self.bands(old["bands"]))])
        if old["relevant"] { try removeTerms(Stored.list(Self.terms(old["terms"])), dated: old["dated"]) }
        try db.run("DELETE FROM detail WHERE item = ?", [id.number])
    }

    private func removeTerms(_ terms: String, dated: Int64) throws {
        try db.run(
            "INSERT INTO search (search, rowid, title, text) SELECT 'delete', * FROM searchable WHERE item = ?",
            [id.number])
        try db.run(
            """
            DELETE FROM item_term WHERE subject IN (SELECT subject FROM item_subject WHERE item = ?1)
                AND term IN (SELECT value FROM json_each(?2)) AND dated = ?3 AND item = ?1
            """,
            [id.number, terms, dated])
        try db.run("DELETE FROM item_subject WHERE item = ?", [id.number])
        try db.run("UPDATE term SET items = items - 1 WHERE term IN (SELECT value FROM json_each(?))", [terms])
        try db.run("UPDATE meta SET value = value - 1 WHERE name = 'relevant items'", [])
    }

    private func addDetail(
        _ item: Intake.IncomingItem, _ reasons: Reasons, _ terms: [String], _ dated: Date
    ) throws {
        var said = item.mentions.first
        said?.evidence = []
        try db.run(
            """
            INSERT INTO detail (item, dated, said, bands, terms, reasons, matches, mentions, text)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            [
                id.number, dated.milliseconds, try said.map { try Stored.text($0) },
                Self.text(item.fingerprint.bands), terms.joined(separator: "\n"),
                try Stored.text(reasons), try Stored.text(item.matches), try Stored.text(item.mentions + item.withheld),
                item.text,
            ])
    }

    /// As they are found and counted: each once.
    static func stored(_ terms: [String], isRelevant: Bool) -> [String] {
        isRelevant ? Set(Self.terms(terms.joined(separator: "\n"))).sorted() : []
    }

    static func text(_ bands: [Int64]) -> String { bands.map(String.init).joined(separator: " ") }

    /// Of a column that holds one term a line.
    static func terms(_ text: String) -> [String] { text.split(separator: "\n").map(String.init) }

    /// Read byte by byte: sixty neighbours of an item have a thousand bands.
    static func bands(_ text: String) -> [Int64] {
        guard !text.isEmpty else { return [] }
        var bands: [Int64] = []
        var (magnitude, isNegative): (Int64, Bool) = (0, false)
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: " "):
                bands.append(isNegative ? 0 &- magnitude : magnitude)
                (magnitude, isNegative) = (0, false)
            case UInt8(ascii: "-"): isNegative = true
            default: magnitude = magnitude &* 10 &+ Int64(byte & 15)
            }
        }
        return bands + [isNegative ? 0 &- magnitude : magnitude]
    }
}
