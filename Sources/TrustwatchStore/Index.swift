internal import Foundation
internal import GRDB
internal import TrustwatchCore

/// What items are found by, and the evidence behind their decisions: everything beside their rows in `item`.
///
/// Lives as long as a transaction, and writes at its end what costs far less for many items at once.
struct Index {
    let db: Database
    /// In how many relevant items each term stands, those of this transaction included.
    var counts: StoredTermCounts
    /// Relevant items whose words are not in `search` yet: most statements begin with a savepoint, and at each of them
    /// FTS5 would write what it has gathered to the disk (`fts5SavepointMethod`).
    private var unsearchable: Set<Int64> = []
    private var newBands = Insertion(into: "item_band", ["band", "item"], ignoringKnown: true)
    private var newTerms = Insertion(into: "item_term", ["term", "dated", "item"], ignoringKnown: true)

    init(db: Database) {
        self.db = db
        counts = StoredTermCounts(db: db)
    }

    /// Call it after the item's row was written.
    ///
    /// - Parameter dated: the time in whose neighbourhood its story is looked for.
    mutating func add(_ item: Intake.IncomingItem, as id: Item.ID, _ reasons: Reasons, dated: Date) throws {
        guard item.isTraced else { return }
        let terms = Self.stored(item.terms, isRelevant: item.isRelevant)
        try addDetail(item, id, reasons, terms, dated)
        for band in item.fingerprint.bands {
            newBands.append(band)
            newBands.append(id.number)
        }
        try newBands.run(db)
        guard item.isRelevant else { return }
        let hashes = terms.map(StoryTerms.hash)
        for subject in Set(item.subjects) {
            try db.run("INSERT INTO item_subject (item, subject) VALUES (?, ?)", [id.number, subject])
            for hash in hashes {
                newTerms.append(Self.key(hash, subject))
                newTerms.append(dated.milliseconds)
                newTerms.append(id.number)
            }
        }
        try newTerms.run(db)
        counts.add(hashes, 1)
        unsearchable.insert(id.number)
    }

    /// Takes back what `add` did. Call it before the item's row changes: the search index wants to see the old words.
    mutating func remove(_ id: Item.ID) throws {
        let old = try Row.fetchOne(
            try db.cachedStatement(
                sql: "SELECT bands, terms, dated, relevant FROM detail JOIN item ON item.id = item WHERE item = ?"),
            arguments: [id.number])
        guard let old else { return }
        try db.run(
            "DELETE FROM item_band WHERE item = ? AND band IN (SELECT value FROM json_each(?))",
            [id.number, Stored.list(Self.bands(old["bands"]))])
        if old["relevant"] {
            try removeTerms(StoryTerms.hashes(ofLines: old["terms"]), of: id.number, dated: old["dated"])
        }
        try db.run("DELETE FROM detail WHERE item = ?", [id.number])
    }

    private mutating func removeTerms(_ hashes: [UInt64], of item: Int64, dated: Int64) throws {
        if unsearchable.remove(item) == nil {
            try db.run(
                "INSERT INTO search (search, rowid, title, text) SELECT 'delete', * FROM searchable WHERE item = ?",
                [item])
        }
        let subjects = try String.fetchAll(
            try db.cachedStatement(sql: "SELECT subject FROM item_subject WHERE item = ?"), arguments: [item])
        for subject in subjects {
            try db.run(
                "DELETE FROM item_term WHERE term IN (SELECT value FROM json_each(?)) AND dated = ? AND item = ?",
                [Stored.list(hashes.map { Self.key($0, subject) }), dated, item])
        }
        try db.run("DELETE FROM item_subject WHERE item = ?", [item])
        counts.add(hashes, -1)
    }

    /// Writes what was put off. Call it at the end of the transaction.
    mutating func finish() throws {
        try counts.save()
        guard !unsearchable.isEmpty else { return }
        try db.run(
            """
            INSERT INTO search (rowid, title, text)
            SELECT * FROM searchable WHERE item IN (SELECT value FROM json_each(?))
            """,
            [Stored.list(unsearchable.sorted())])
        unsearchable = []
    }

    /// A term of items about a subject, as `item_term` knows it.
    static func key(_ term: UInt64, _ subject: Subject.ID) -> Int64 {
        Int64(bitPattern: term ^ StoryTerms.hash(subject))
    }

    private func addDetail(
        _ item: Intake.IncomingItem, _ id: Item.ID, _ reasons: Reasons, _ terms: [String], _ dated: Date
    ) throws {
        var said = item.mentions.first
        said?.evidence = []
        try db.run(
            """
            INSERT INTO detail (item, dated, said, bands, terms, reasons, matches, mentions, text)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            [
                id.number, dated.milliseconds, said?.stored.text,
                Self.text(item.fingerprint.bands), terms.joined(separator: "\n"),
                reasons.stored.text, item.matches.stored.text, (item.mentions + item.withheld).stored.text,
                item.text,
            ])
    }

    /// As they are found and counted: each once.
    static func stored(_ terms: [String], isRelevant: Bool) -> [String] {
        isRelevant ? Set(terms.lazy.filter { !$0.isEmpty }).sorted() : []
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
