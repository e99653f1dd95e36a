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
    func add(_ item: Intake.IncomingItem, reasons: Reasons, dated: Date) throws {
        guard !item.matches.isEmpty || !item.mentions.isEmpty else { return }
        let terms = item.isRelevant ? Set(Self.terms(item.terms.joined(separator: "\n"))) : []
        try addDetail(item, reasons, terms, dated)
        for band in item.fingerprint.bands {
            try run("INSERT OR IGNORE INTO item_band (band, item) VALUES (?, ?)", [band, id.number])
        }
        guard item.isRelevant else { return }
        for subject in Set(item.subjects) {
            try run("INSERT INTO item_subject (item, subject) VALUES (?, ?)", [id.number, subject])
            for term in terms {
                try run(
                    "INSERT INTO item_term (subject, term, dated, item) VALUES (?, ?, ?, ?)",
                    [subject, term, dated.milliseconds, id.number])
            }
        }
        try run("UPDATE meta SET value = value + 1 WHERE name = 'relevant items'", [])
        for term in terms {
            try run("INSERT INTO term (term, items) VALUES (?, 1) ON CONFLICT DO UPDATE SET items = items + 1", [term])
        }
        try run("INSERT INTO search (rowid, title, text) SELECT * FROM searchable WHERE item = ?", [id.number])
    }

    /// Takes back what `add` did. Call it before the item's row changes: the search index wants to see the old words.
    func remove() throws {
        let old = try Row.fetchOne(
            db, sql: "SELECT bands, terms, dated, relevant FROM detail JOIN item ON item.id = item WHERE item = ?",
            arguments: [id.number])
        guard let old else { return }
        for band in Self.bands(old["bands"]) {
            try run("DELETE FROM item_band WHERE band = ? AND item = ?", [band, id.number])
        }
        if old["relevant"] { try removeTerms(Self.terms(old["terms"]), dated: old["dated"]) }
        try run("DELETE FROM detail WHERE item = ?", [id.number])
    }

    private func addDetail(
        _ item: Intake.IncomingItem, _ reasons: Reasons, _ terms: Set<String>, _ dated: Date
    ) throws {
        var said = item.mentions.first
        said?.evidence = []
        try run(
            """
            INSERT INTO detail (item, dated, said, bands, terms, reasons, matches, mentions, text)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            [
                id.number, dated.milliseconds, try said.map { try Stored.text($0) },
                item.fingerprint.bands.map(String.init).joined(separator: " "), terms.joined(separator: "\n"),
                try Stored.text(reasons), try Stored.text(item.matches), try Stored.text(item.mentions),
                item.isRelevant ? item.text : nil,
            ])
    }

    private func removeTerms(_ terms: [String], dated: Int64) throws {
        try run(
            "INSERT INTO search (search, rowid, title, text) SELECT 'delete', * FROM searchable WHERE item = ?",
            [id.number])
        let subjects = try String.fetchAll(
            db, sql: "SELECT subject FROM item_subject WHERE item = ?", arguments: [id.number])
        for subject in subjects {
            for term in terms {
                try run(
                    "DELETE FROM item_term WHERE subject = ? AND term = ? AND dated = ? AND item = ?",
                    [subject, term, dated, id.number])
            }
        }
        try run("DELETE FROM item_subject WHERE item = ?", [id.number])
        try run("UPDATE meta SET value = value - 1 WHERE name = 'relevant items'", [])
        for term in terms { try run("UPDATE term SET items = items - 1 WHERE term = ?", [term]) }
    }

    private func run(_ sql: String, _ arguments: StatementArguments) throws {
        try db.cachedStatement(sql: sql).execute(arguments: arguments)
    }

    /// Of a column that holds one term a line.
    static func terms(_ text: String) -> [String] { text.split(separator: "\n").map(String.init) }
    static func bands(_ text: String) -> [Int64] { text.split(separator: " ").compactMap { Int64($0) } }
}
