internal import Foundation
internal import GRDB
internal import TrustwatchCore

/// Looks up what bears on one item, every list through an index and within `Intake.Keys`' limits.
struct CandidateFinder {
    let db: Database
    var now: Date
    /// Items from this number on are taken not to be there yet.
    var before: Int64 {
        get { inspections.before }
        set { inspections.before = newValue }
    }
    var inspections: InspectionFinder
    /// In how many items before it each term stands, and how many there are; nil: as the store has counted.
    var replayed: TermCounts?
    let hasCorrections: Bool
    /// Addresses of this transaction's items at which there may be another item.
    private var addresses: Set<String> = []
    /// Bands of its items that a traced item may share.
    private var bands: Set<Int64> = []
    /// Items that were looked up, as long as nothing changes them.
    private var met: [Int64: Intake.Neighbour] = [:]

    init(db: Database, now: Date) throws {
        self.db = db
        self.now = now
        inspections = InspectionFinder(db: db)
        hasCorrections = try db.one("SELECT EXISTS (SELECT 1 FROM correction)", []) ?? false
    }

    /// Finds out at once which of the items' addresses and bands are known: mostly none, and then none is looked for
    /// again one by one.
    mutating func prepare(for items: [Intake.IncomingItem], at places: [Int]) throws {
        let items = items.span
        var (addresses, bands): ([String], [Int64]) = ([], [])
        for place in places {
            if let address = items[place].canonicalURL { addresses.append(address) }
            if Self.isComparable(items[place]) { bands += items[place].fingerprint.bands }
        }
        let known = try db.cachedStatement(
            sql: "SELECT value FROM json_each(?) WHERE EXISTS (SELECT 1 FROM item WHERE canonical_url = value)")
        self.addresses.formUnion(try String.fetchAll(known, arguments: [Stored.list(addresses)]))
        let shared = try db.cachedStatement(
            sql: "SELECT value FROM json_each(?) WHERE EXISTS (SELECT 1 FROM item_band WHERE band = value)")
        self.bands.formUnion(try Int64.fetchAll(shared, arguments: [Stored.list(bands)]))
    }

    /// What has a text and was not read is nobody's copy but by its address.
    private static func isComparable(_ item: Intake.IncomingItem) -> Bool {
        item.isTraced || !item.fingerprint.hasText
    }

    /// Whether anything in the store bears on a new item that says nothing itself.
    func bear(on item: Intake.IncomingItem) -> Bool {
        item.canonicalURL.map(addresses.contains) ?? false
            || Self.isComparable(item) && item.fingerprint.bands.contains(where: bands.contains)
    }

    /// A new item on which nothing bears was written, or is about to be: others may be copies of it.
    mutating func note(plain item: Intake.IncomingItem) { find(item) }

    /// A new item was written by a decision that changes no other item: others may be copies of it.
    mutating func note(_ item: Intake.IncomingItem, _ id: Item.ID, _ decision: Intake.Decision, _ place: Place) {
        find(item)
        guard let number = place.inspection, let inspection = decision.inspection, let mention = item.mentions.first
        else { return }
        inspections.note(
            inspection, Identifier(number),
            Intake.RecordedMention(
                item: id, mention: mention, story: place.story.map { Identifier($0) }), now: now)
    }

    /// An item was written, and others with it.
    mutating func noteChange(of item: Intake.IncomingItem) {
        find(item)
        forget()
    }

    private mutating func find(_ item: Intake.IncomingItem) {
        if let address = item.canonicalURL { addresses.insert(address) }
        if item.isTraced { bands.formUnion(item.fingerprint.bands) }
    }

    /// What was read is not as it was.
    mutating func forget() {
        met = [:]
        inspections.forget()
    }

    /// All but the neighbours.
    mutating func find(for item: Intake.IncomingItem, known: Intake.Neighbour?) throws -> Intake.Candidates {
        let keys = Intake.keys(for: item, now: now)
        var found = Intake.Candidates()
        found.known = known
        found.copies = try copies(keys, of: item, except: known?.id)
        if hasCorrections {
            found.corrections = try Corrections(db: db).of(([known].compactMap(\.self) + found.copies).map(\.article))
        }
        let authorities =
            try keys.authorities + found.copies.compactMap(\.mention?.authority) + corrected(found.corrections.values)
        if !authorities.isEmpty { found.inspections = try inspections.inspections(of: authorities) }
        return found
    }

    /// Adds the neighbours, and how common the terms are that make them such.
    mutating func findNeighbours(
        of item: Intake.IncomingItem, _ stored: StoredTermCounts, _ found: inout Intake.Candidates
    ) throws {
        let keys = Intake.keys(for: item, now: now)
        guard !keys.terms.isEmpty else { return }
        let hashes = keys.terms.map(StoryTerms.hash)
        found.termCounts = try replayed?.of(hashes) ?? stored.of(hashes)
        found.relevantItems = try replayed?.items ?? stored.items()
        found.neighbours = try neighbours(keys, found.termCounts, except: found.known?.id)
    }

    /// The item with that number; nil once it was dropped.
    mutating func neighbour(_ id: Int64) throws -> Intake.Neighbour? { try neighbours([id]).first }

    private mutating func copies(
        _ keys: Intake.Keys, of item: Intake.IncomingItem, except known: Item.ID?
    ) throws -> [Intake.Neighbour] {
        var ids: Set<Int64> = []
        if let address = keys.canonicalURL, addresses.contains(address) {
            let statement = try db.cachedStatement(
                sql: "SELECT id FROM item WHERE canonical_url = ? AND id < ? ORDER BY id DESC LIMIT ?")
            ids.formUnion(try Int64.fetchAll(statement, arguments: [address, before, Intake.Keys.copyLimit]))
        }
        let shared = Self.isComparable(item) ? keys.bands.filter(bands.contains) : []
        if !shared.isEmpty {
            let statement = try db.cachedStatement(
                sql: """
                    SELECT item FROM json_each(?1) AS wanted CROSS JOIN item_band ON band = wanted.value AND item IN (
                        SELECT item FROM item_band WHERE band = wanted.value AND item < ?2 ORDER BY item DESC LIMIT ?3)
                    """)
            let items = try Int64.fetchCursor(
                statement, arguments: [Stored.list(shared), before, Intake.Keys.copyLimit])
            while let item = try items.next() { ids.insert(item) }
        }
        if let known { ids.remove(known.number) }
        guard !ids.isEmpty else { return [] }
        var copies = try neighbours(Array(ids.sorted(by: >).prefix(Intake.Keys.copyLimit)))
        // What is said by hand of what was not read needs them as well.
        let detail = try db.cachedStatement(sql: "SELECT matches, terms, said FROM detail WHERE item = ?")
        for index in copies.indices where hasCorrections || item.mayLearn(from: copies[index]) {
            guard let row = try Row.fetchOne(detail, arguments: [copies[index].id.number]) else { continue }
            copies[index].matches = try Stored.value([Match].self, row[0])
            copies[index].words = Index.terms(row[1])
            copies[index].mention = try (row[2] as String?).map { try Stored.value(Mention.self, $0) }
        }
        return copies
    }

    /// Terms are asked for from the rarest on, until there are enough neighbours.
    private mutating func neighbours(
        _ keys: Intake.Keys, _ counts: [UInt64: Int], except known: Item.ID?
    ) throws -> [Intake.Neighbour] {
        let date = (keys.window.lowerBound.milliseconds + keys.window.upperBound.milliseconds) / 2
        let counted = Set(keys.terms).compactMap { term in
            let hash = StoryTerms.hash(term)
            return counts[hash].map { (term: term, hash: hash, items: $0) }
        }
        let rarest = counted.sorted { ($0.items, $0.term) < ($1.items, $1.term) }.prefix(Intake.Keys.rarestTerms)
        var distances: [Int64: Int64] = [:]
        for term in rarest.lazy.map(\.hash) where distances.count < Intake.Keys.neighbourLimit {
            for subject in keys.subjects {
                for (item, dated) in try dated(Index.key(term, subject), keys.window, date) {
                    distances[item] = abs(dated - date)
                }
            }
            if let known { distances[known.number] = nil }
        }
        let nearest = distances.sorted { ($0.value, $1.key) < ($1.value, $0.key) }.prefix(Intake.Keys.neighbourLimit)
        return try neighbours(nearest.map(\.key))
    }

    /// Items with that term, the nearest before and after the date.
    private func dated(
        _ term: Int64, _ window: ClosedRange<Date>, _ date: Int64
    ) throws -> [(Int64, Int64)] {
        let backwards = try db.cachedStatement(
            sql: """
                SELECT item, dated FROM item_term WHERE term = ? AND dated BETWEEN ? AND ? AND item < ?
                ORDER BY dated DESC LIMIT ?
                """)
        let forwards = try db.cachedStatement(
            sql: """
                SELECT item, dated FROM item_term WHERE term = ? AND dated BETWEEN ? AND ? AND item < ?
                ORDER BY dated LIMIT ?
                """)
        let limit = Intake.Keys.neighbourLimit
        let earlier = try Row.fetchCursor(
            backwards, arguments: [term, window.lowerBound.milliseconds, date, before, limit])
        let later = try Row.fetchCursor(
            forwards, arguments: [term, date + 1, window.upperBound.milliseconds, before, limit])
        return try Array(earlier.map { ($0[0], $0[1]) }) + Array(later.map { ($0[0], $0[1]) })
    }

    /// In the order of `ids`; those that are gone are left out.
    private mutating func neighbours(_ ids: [Int64]) throws -> [Intake.Neighbour] {
        let missing = ids.filter { met[$0] == nil }
        if !missing.isEmpty {
            let statement = try db.cachedStatement(
                sql: """
                    SELECT item.id, feed.name, canonical_url, title, published, first_seen, bands, terms, article, story,
                        inspection, standing
                    FROM json_each(?) AS wanted CROSS JOIN item ON item.id = wanted.value JOIN feed ON feed.id = feed
                    LEFT JOIN detail ON detail.item = item.id
                    """)
            let rows = try Row.fetchCursor(statement, arguments: [Stored.list(missing)])
            while let row = try rows.next() { met[row[0]] = Self.neighbour(row) }
        }
        return ids.compactMap { met[$0] }
    }

    private static func neighbour(_ row: Row) -> Intake.Neighbour {
        Intake.Neighbour(
            id: Identifier(row[0]), feed: row[1], canonicalURL: row[2], title: row[3],
            published: Date(milliseconds: row[4]), firstSeen: Date(milliseconds: row[5] as Int64),
            fingerprint: Fingerprint(bands: Index.bands(row[6] ?? "")),
            terms: StoryTerms.hashes(ofLines: row[7] ?? ""), article: Identifier(row[8]),
            story: (row[9] as Int64?).map { Identifier($0) }, inspection: (row[10] as Int64?).map { Identifier($0) },
            standing: (row[11] as String?).flatMap { Mention.Standing(rawValue: $0) })
    }

    /// The authorities of inspections that items were put into by hand.
    private func corrected(_ corrections: some Sequence<Correction>) throws -> [String] {
        try corrections.compactMap { correction in
            guard case .of(let id)? = correction.inspection else { return nil }
            return try db.one("SELECT authority FROM inspection WHERE id = ?", [id.number])
        }
    }
}
