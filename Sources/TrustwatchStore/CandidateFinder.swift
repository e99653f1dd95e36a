internal import Foundation
internal import GRDB
internal import TrustwatchCore

/// Looks up what bears on one item, every list through an index and within `Intake.Keys`' limits.
struct CandidateFinder {
    let db: Database
    var now: Date
    /// Items from this number on are taken not to be there yet.
    var before = Int64.max
    /// In how many items before it each term stands, and how many there are; nil: as the store has counted.
    var counts: TermCounts?
    let hasCorrections: Bool
    /// Addresses of this poll's items at which there may be another item.
    private var addresses: Set<String> = []
    /// Bands of this poll's bare headlines that a traced item may share. What has a text without any word of the trade
    /// is nobody's copy but by its address.
    private var bands: Set<Int64> = []
    /// Mentions as they are stored, each text read once.
    private var mentions: [String: Mention] = [:]

    init(db: Database, now: Date) throws {
        self.db = db
        self.now = now
        hasCorrections = try db.one("SELECT EXISTS (SELECT 1 FROM correction)", []) ?? false
    }

    /// Finds out at once which of the items' addresses and bands are known: mostly none, and then none is looked for
    /// again one by one.
    mutating func prepare(for items: some Sequence<Intake.IncomingItem>) throws {
        let known = try db.cachedStatement(
            sql: "SELECT value FROM json_each(?) WHERE EXISTS (SELECT 1 FROM item WHERE canonical_url = value)")
        addresses = Set(
            try String.fetchAll(known, arguments: [Stored.list(items.lazy.compactMap(\.canonicalURL))]))
        let shared = try db.cachedStatement(
            sql: "SELECT value FROM json_each(?) WHERE EXISTS (SELECT 1 FROM item_band WHERE band = value)")
        let bare = items.lazy.filter { !$0.isTraced && !$0.fingerprint.hasText }.flatMap(\.fingerprint.bands)
        bands = Set(try Int64.fetchAll(shared, arguments: [Stored.list(bare)]))
    }

    /// An item of this poll was written, and others may be copies of it.
    mutating func note(_ item: Intake.IncomingItem) {
        if let address = item.canonicalURL { addresses.insert(address) }
        if item.isTraced { bands.formUnion(item.fingerprint.bands) }
    }

    mutating func find(for item: Intake.IncomingItem, known: Intake.Neighbour?) throws -> Intake.Candidates {
        let keys = Intake.keys(for: item, now: now)
        var found = Intake.Candidates()
        found.known = known
        found.copies = try copies(keys, of: item, except: known?.id)
        if hasCorrections {
            found.corrections = try Corrections(db: db).of(([known].compactMap(\.self) + found.copies).map(\.article))
        }
        let authorities = try keys.authorities + corrected(found.corrections.values)
        if !authorities.isEmpty { found.inspections = try inspections(of: authorities) }
        guard !keys.terms.isEmpty else { return found }
        found.termCounts = try counts?.of(keys.terms) ?? termCounts(keys.terms)
        found.relevantItems =
            try counts?.items ?? db.one("SELECT value FROM meta WHERE name = 'relevant items'", []) ?? 0
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
                sql: "SELECT id FROM item WHERE canonical_url = ? AND id < ? ORDER BY id DESC LIMIT ?")
            ids.formUnion(try Int64.fetchAll(statement, arguments: [address, before, Intake.Keys.copyLimit]))
        }
        let statement = try db.cachedStatement(
            sql: "SELECT item FROM item_band WHERE band = ? AND item < ? ORDER BY item DESC LIMIT ?")
        for band in keys.bands where item.isTraced || bands.contains(band) {
            ids.formUnion(try Int64.fetchAll(statement, arguments: [band, before, Intake.Keys.copyLimit]))
        }
        if let known { ids.remove(known.number) }
        var copies = try neighbours(Array(ids.sorted(by: >).prefix(Intake.Keys.copyLimit)))
        // Only a bare headline is read anew with what its copy says.
        guard !item.fingerprint.hasText else { return copies }
        for index in copies.indices { copies[index].matches = try matches(copies[index].id) }
        return copies
    }

    private func matches(_ item: Item.ID) throws -> [Match] {
        let stored: String? = try db.one("SELECT matches FROM detail WHERE item = ?", [item.number])
        return try stored.map { try Stored.value([Match].self, $0) } ?? []
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
        let backwards = try db.cachedStatement(
            sql: """
                SELECT item, dated FROM item_term WHERE subject = ? AND term = ? AND dated BETWEEN ? AND ? AND item < ?
                ORDER BY dated DESC LIMIT ?
                """)
        let forwards = try db.cachedStatement(
            sql: """
                SELECT item, dated FROM item_term WHERE subject = ? AND term = ? AND dated BETWEEN ? AND ? AND item < ?
                ORDER BY dated LIMIT ?
                """)
        let limit = Intake.Keys.neighbourLimit
        let earlier = try Row.fetchCursor(
            backwards, arguments: [subject, term, window.lowerBound.milliseconds, date, before, limit])
        let later = try Row.fetchCursor(
            forwards, arguments: [subject, term, date + 1, window.upperBound.milliseconds, before, limit])
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

    /// All inspections of the authorities with what is said of them.
    mutating func inspections(of authorities: [String]) throws -> [Intake.InspectionCandidate] {
        let list = Stored.list(authorities)
        let said = try said(of: list)
        let condition = "authority IN (SELECT value FROM json_each(?))"
        let candidates = try InspectionRow.fetch(db, where: condition, [list]).map { row in
            var inspection = row.inspection
            // As mentions name it.
            inspection.authority = row.slug
            return Intake.InspectionCandidate(
                inspection: inspection, mentions: said[inspection.id] ?? [], story: row.story, firstSeen: row.firstSeen)
        }
        return before == .max ? candidates : Self.asTheyWere(candidates)
    }

    /// Drawn anew from what had been said until then; those of which nothing had been said were not there.
    private static func asTheyWere(_ candidates: [Intake.InspectionCandidate]) -> [Intake.InspectionCandidate] {
        var known = candidates.filter { !$0.mentions.isEmpty }
        for index in known.indices {
            known[index].inspection.facts = .drawn(from: known[index].mentions.map(\.mention), among: [])
        }
        return known.map { candidate in
            var candidate = candidate
            let mentions = candidate.mentions.map(\.mention)
            candidate.inspection.facts = .drawn(from: mentions, among: known.filter { $0 != candidate })
            candidate.inspection.status = Inspection.Status(mentions)
            candidate.story = candidate.mentions.first { $0.mention.tellsOfPublication && $0.story != nil }?.story
            return candidate
        }
    }

    /// The authorities of inspections that items were put into by hand.
    private func corrected(_ corrections: some Sequence<Correction>) throws -> [String] {
        try corrections.compactMap { correction in
            guard case .of(let id)? = correction.inspection else { return nil }
            return try db.one("SELECT authority FROM inspection WHERE id = ?", [id.number])
        }
    }

    /// Oldest item first.
    private mutating func said(of authorities: String) throws -> [Inspection.ID: [Intake.RecordedMention]] {
        let statement = try db.cachedStatement(
            sql: """
                SELECT item.inspection, item.id, said, item.story
                FROM inspection JOIN item ON item.inspection = inspection.id JOIN detail ON detail.item = item.id
                WHERE authority IN (SELECT value FROM json_each(?)) AND said IS NOT NULL AND item.id < ?
                ORDER BY item.id
                """)
        var found: [Inspection.ID: [Intake.RecordedMention]] = [:]
        let rows = try Row.fetchCursor(statement, arguments: [authorities, before])
        while let row = try rows.next() {
            let text: String = row[2]
            let mention = try mentions[text] ?? Stored.value(Mention.self, text)
            mentions[text] = mention
            found[Identifier(row[0]), default: []].append(
                Intake.RecordedMention(
                    item: Identifier(row[1]), mention: mention, story: (row[3] as Int64?).map { Identifier($0) }))
        }
        return found
    }
}

/// In how many relevant items each term stands, counted in memory while stored items are decided again.
struct TermCounts {
    private var counts: [String: Int] = [:]
    private(set) var items = 0

    mutating func add(_ terms: [String]) {
        items += 1
        for term in terms { counts[term, default: 0] += 1 }
    }

    func of(_ terms: [String]) -> [String: Int] {
        var found: [String: Int] = [:]
        for term in terms { if let count = counts[term] { found[term] = count } }
        return found
    }
}
