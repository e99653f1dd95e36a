internal import Foundation
internal import GRDB
internal import TrustwatchCore

/// Looks up what bears on one item, every list through an index and within `Intake.Keys`' limits.
struct CandidateFinder {
    let db: Database
    let now: Date
    /// Addresses of this poll's items at which there may be another item.
    private var addresses: Set<String> = []
    /// Mentions as they are stored, each text read once.
    private var mentions: [String: Mention] = [:]

    init(db: Database, now: Date) {
        self.db = db
        self.now = now
    }

    /// Finds out at once which of the items' addresses are known: mostly none, and then none is looked for again.
    mutating func noteAddresses(of items: some Sequence<Intake.IncomingItem>) throws {
        let statement = try db.cachedStatement(
            sql: """
                SELECT value FROM json_each(?) WHERE EXISTS (SELECT 1 FROM item WHERE canonical_url = value)
                """)
        let list = Stored.list(items.lazy.compactMap(\.canonicalURL))
        addresses = Set(try String.fetchAll(statement, arguments: [list]))
    }

    mutating func noteAddress(of item: Intake.IncomingItem) {
        if let address = item.canonicalURL { addresses.insert(address) }
    }

    mutating func find(for item: Intake.IncomingItem, known: Intake.Neighbour?) throws -> Intake.Candidates {
        let keys = Intake.keys(for: item, now: now)
        var found = Intake.Candidates()
        found.known = known
        found.copies = try copies(keys, of: item, except: known?.id)
        if !keys.authorities.isEmpty { found.inspections = try inspections(of: keys.authorities) }
        guard !keys.terms.isEmpty else { return found }
        found.termCounts = try termCounts(keys.terms)
        found.relevantItems = try db.one("SELECT value FROM meta WHERE name = 'relevant items'", []) ?? 0
        found.neighbours = try neighbours(keys, found.termCounts, except: known?.id)
        return found
    }

    /// The item with that number; nil once it was dropped.
    func neighbour(_ id: Int64) throws -> Intake.Neighbour? { try neighbours([id]).first }

    private func copies(
        _ keys: Intake.Keys, of item: Intake.IncomingItem, except known: Item.ID?
    ) throws -> [Intake.Neighbour] {
        var ids: Set<Int64> = []
        if let address = keys.canonicalURL, addresses.contains(address) {
            let statement = try db.cachedStatement(
                sql: "SELECT id FROM item WHERE canonical_url = ? ORDER BY id DESC LIMIT ?")
            ids.formUnion(try Int64.fetchAll(statement, arguments: [address, Intake.Keys.copyLimit]))
        }
        if !item.matches.isEmpty || !item.mentions.isEmpty {
            let statement = try db.cachedStatement(
                sql: "SELECT item FROM item_band WHERE band = ? ORDER BY item DESC LIMIT ?")
            for band in keys.bands {
                ids.formUnion(try Int64.fetchAll(statement, arguments: [band, Intake.Keys.copyLimit]))
            }
        }
        if let known { ids.remove(known.number) }
        return try neighbours(Array(ids.sorted(by: >).prefix(Intake.Keys.copyLimit)))
    }

    private func termCounts(_ terms: [String]) throws -> [String: Int] {
        let statement = try db.cachedStatement(
            sql: "SELECT term, items FROM term WHERE items > 0 AND term IN (SELECT value FROM json_each(?))")
        var counts: [String: Int] = [:]
        let rows = try Row.fetchCursor(statement, arguments: [Stored.list(terms)])
        while let row = try rows.next() { counts[row[0]] = row[1] }
        return counts
    }

    private func neighbours(
        _ keys: Intake.Keys, _ counts: [String: Int], except known: Item.ID?
    ) throws -> [Intake.Neighbour] {
        let date = (keys.window.lowerBound.milliseconds + keys.window.upperBound.milliseconds) / 2
        let rarest = counts.sorted { ($0.value, $0.key) < ($1.value, $1.key) }.prefix(Intake.Keys.rarestTerms)
        var distances: [Int64: Int64] = [:]
        for subject in keys.subjects {
            for term in rarest.map(\.key) {
                for (item, dated) in try dated(subject, term, keys.window, date) { distances[item] = abs(dated - date) }
            }
        }
        if let known { distances[known.number] = nil }
        let nearest = distances.sorted { ($0.value, $1.key) < ($1.value, $0.key) }.prefix(Intake.Keys.neighbourLimit)
        return try neighbours(nearest.map(\.key))
    }

    /// Items with that term, the nearest before and after the date.
    private func dated(
        _ subject: Subject.ID, _ term: String, _ window: ClosedRange<Date>, _ date: Int64
    ) throws -> [(Int64, Int64)] {
        let before = try db.cachedStatement(
            sql: """
                SELECT item, dated FROM item_term WHERE subject = ? AND term = ? AND dated BETWEEN ? AND ?
                ORDER BY dated DESC LIMIT ?
                """)
        let after = try db.cachedStatement(
            sql: """
                SELECT item, dated FROM item_term WHERE subject = ? AND term = ? AND dated BETWEEN ? AND ?
                ORDER BY dated LIMIT ?
                """)
        let limit = Intake.Keys.neighbourLimit
        let earlier = try Row.fetchCursor(
            before, arguments: [subject, term, window.lowerBound.milliseconds, date, limit])
        let later = try Row.fetchCursor(
            after, arguments: [subject, term, date + 1, window.upperBound.milliseconds, limit])
        return try Array(earlier.map { ($0[0], $0[1]) }) + Array(later.map { ($0[0], $0[1]) })
    }

    /// In the order of `ids`.
    private func neighbours(_ ids: [Int64]) throws -> [Intake.Neighbour] {
        guard !ids.isEmpty else { return [] }
        let statement = try db.cachedStatement(
            sql: """
                SELECT item.id, feed.name, canonical_url, title, published, first_seen, bands, terms, article, story,
                    inspection
                FROM json_each(?) AS wanted CROSS JOIN item ON item.id = wanted.value JOIN feed ON feed.id = feed
                LEFT JOIN detail ON detail.item = item.id
                ORDER BY wanted.key
                """)
        let rows = try Row.fetchCursor(statement, arguments: [Stored.list(ids)])
        return try Array(rows.map(Self.neighbour))
    }

    private static func neighbour(_ row: Row) -> Intake.Neighbour {
        Intake.Neighbour(
            id: Identifier(row[0]), feed: row[1], canonicalURL: row[2], title: row[3],
            published: Date(milliseconds: row[4]), firstSeen: Date(milliseconds: row[5] as Int64),
            fingerprint: Fingerprint(bands: Index.bands(row[6] ?? "")), terms: Index.terms(row[7] ?? ""),
            article: Identifier(row[8]), story: (row[9] as Int64?).map { Identifier($0) },
            inspection: (row[10] as Int64?).map { Identifier($0) })
    }

    private mutating func inspections(of authorities: [String]) throws -> [Intake.InspectionCandidate] {
        let list = Stored.list(authorities)
        let said = try said(of: list)
        let condition = "authority IN (SELECT value FROM json_each(?))"
        return try InspectionRow.fetch(db, where: condition, [list]).map { row in
            var inspection = row.inspection
            // As mentions name it.
            inspection.authority = row.slug
            return Intake.InspectionCandidate(
                inspection: inspection, mentions: said[inspection.id] ?? [], story: row.story, firstSeen: row.firstSeen)
        }
    }

    /// Oldest item first.
    private mutating func said(of authorities: String) throws -> [Inspection.ID: [Intake.RecordedMention]] {
        let statement = try db.cachedStatement(
            sql: """
                SELECT item.inspection, item.id, said
                FROM inspection JOIN item ON item.inspection = inspection.id JOIN detail ON detail.item = item.id
                WHERE authority IN (SELECT value FROM json_each(?)) AND said IS NOT NULL ORDER BY item.id
                """)
        var found: [Inspection.ID: [Intake.RecordedMention]] = [:]
        let rows = try Row.fetchCursor(statement, arguments: [authorities])
        while let row = try rows.next() {
            let text: String = row[2]
            let mention = try mentions[text] ?? Stored.value(Mention.self, text)
            mentions[text] = mention
            found[Identifier(row[0]), default: []].append(
                Intake.RecordedMention(item: Identifier(row[1]), mention: mention))
        }
        return found
    }
}
