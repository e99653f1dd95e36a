internal import GRDB

/// Stories and inspections alike: rows that items belong to, that merge, and whose numbers stay good when they do.
struct Grouping {
    /// The name of the table, of the column in `item`, and of the alias table before `_alias`.
    let table: String
    /// Brings what is kept of the row `?1` into the row `?2`.
    private let absorb: String
    /// What holds references to a row, beside items.
    private let referrer: String
    /// Whether an empty row may go, as a condition on it.
    private let isDisposable: String

    static let story = Grouping(
        table: "story",
        absorb: """
            UPDATE story SET first_seen = min(story.first_seen, old.first_seen),
                last_seen = max(story.last_seen, old.last_seen), inspection = ifnull(story.inspection, old.inspection)
            FROM story AS old WHERE old.id = ?1 AND story.id = ?2
            """,
        referrer: "inspection", isDisposable: "true")
    // An inspection that was told stays told under its other number.
    static let inspection = Grouping(
        table: "inspection",
        absorb: """
            UPDATE inspection SET first_seen = min(inspection.first_seen, old.first_seen),
                notified = ifnull(min(inspection.notified, old.notified), ifnull(inspection.notified, old.notified)),
                story = ifnull(inspection.story, old.story)
            FROM inspection AS old WHERE old.id = ?1 AND inspection.id = ?2
            """,
        referrer: "story", isDisposable: "notified IS NULL")

    /// The numbers that the rows have now; those of rows that are gone are left out.
    func current(_ ids: [Int64], _ db: Database) throws -> Set<Int64> {
        Set(try ids.compactMap { try current($0, db) })
    }

    func current(_ id: Int64, _ db: Database) throws -> Int64? {
        try db.one(
            "SELECT id FROM \(table) WHERE id = ?1 UNION ALL SELECT current FROM \(table)_alias WHERE id = ?1", [id])
    }

    func merge(_ old: Int64, into new: Int64, _ db: Database) throws {
        try db.run("UPDATE item SET \(table) = ? WHERE \(table) = ?", [new, old])
        try alias(old, to: new, db)
    }

    /// Clears up a row that an item went away from, to the row `new` or to none: once it is empty its number leads
    /// to that row. An inspection that was told stays even so, for it must not be told again.
    func leave(_ old: Int64, for new: Int64?, _ db: Database) throws {
        guard try current(old, db) == old else { return }
        let member: Int64? = try db.one("SELECT id FROM item WHERE \(table) = ? LIMIT 1", [old])
        guard member == nil else { return }
        if let new { return try alias(old, to: new, db) }
        guard try db.one("SELECT \(isDisposable) FROM \(table) WHERE id = ?", [old]) == true else { return }
        try db.run("UPDATE \(referrer) SET \(table) = NULL WHERE \(table) = ?", [old])
        try db.run("DELETE FROM \(table) WHERE id = ?", [old])
    }

    private func alias(_ old: Int64, to new: Int64, _ db: Database) throws {
        try db.run(absorb, [old, new])
        try db.run("UPDATE \(referrer) SET \(table) = ? WHERE \(table) = ?", [new, old])
        try db.run("UPDATE \(table)_alias SET current = ? WHERE current = ?", [new, old])
        try db.run("INSERT INTO \(table)_alias (id, current) VALUES (?, ?)", [old, new])
        try db.run("DELETE FROM \(table) WHERE id = ?", [old])
    }
}
