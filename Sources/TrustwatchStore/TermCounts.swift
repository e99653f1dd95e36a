internal import GRDB
internal import TrustwatchCore

/// In how many relevant items each term stands, by `StoryTerms.hash`, counted in memory while stored items are decided
/// again.
struct TermCounts {
    private var counts: [UInt64: Int] = [:]
    private(set) var items = 0

    mutating func add(_ terms: [UInt64]) {
        items += 1
        for term in terms { counts[term, default: 0] += 1 }
    }

    func of(_ terms: some Sequence<UInt64>) -> [UInt64: Int] {
        var found: [UInt64: Int] = [:]
        for term in terms { if let count = counts[term] { found[term] = count } }
        return found
    }
}

/// The same as the store has counted: what a transaction adds is written at its end, each term once.
struct StoredTermCounts {
    let db: Database
    private var changes: [UInt64: Int] = [:]
    private var itemsChange = 0

    init(db: Database) {
        self.db = db
    }

    /// - Parameter number: 1 for an item that has these terms, -1 for one that has them no more.
    mutating func add(_ terms: [UInt64], _ number: Int) {
        itemsChange += number
        for term in terms { changes[term, default: 0] += number }
    }

    func items() throws -> Int {
        try itemsChange + (db.one("SELECT value FROM meta WHERE name = 'relevant items'", []) ?? 0)
    }

    /// Those that stand in any.
    func of(_ terms: some Sequence<UInt64>) throws -> [UInt64: Int] {
        let statement = try db.cachedStatement(
            sql: "SELECT term, items FROM term WHERE term IN (SELECT value FROM json_each(?))")
        let rows = try Row.fetchCursor(statement, arguments: [Stored.list(terms.map(Int64.init(bitPattern:)))])
        var counts: [UInt64: Int] = [:]
        while let row = try rows.next() { counts[UInt64(bitPattern: row[0])] = row[1] }
        for term in terms { if let change = changes[term] { counts[term, default: 0] += change } }
        return counts.filter { $0.value > 0 }
    }

    mutating func save() throws {
        guard !changes.isEmpty || itemsChange != 0 else { return }
        let list = "{" + changes.map { "\"\(Int64(bitPattern: $0))\":\($1)" }.sorted().joined(separator: ",") + "}"
        // Those that lose items first: a row of fewer than none is refused before it meets the one that is there.
        try db.run(
            """
            UPDATE term SET items = items + change.value FROM json_each(?) AS change
            WHERE change.value < 0 AND term = CAST(change.key AS INTEGER)
            """, [list])
        try db.run(
            """
            INSERT INTO term (term, items) SELECT CAST(key AS INTEGER), value FROM json_each(?) WHERE value > 0
            ON CONFLICT DO UPDATE SET items = items + excluded.items
            """, [list])
        try db.run("UPDATE meta SET value = value + ? WHERE name = 'relevant items'", [itemsChange])
        (changes, itemsChange) = ([:], 0)
    }
}
