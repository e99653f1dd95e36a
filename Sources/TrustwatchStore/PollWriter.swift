internal import Foundation
internal import GRDB
internal import TrustwatchCore

/// Writes decisions: lives as long as the transaction of some polls, or of a batch of stored items.
struct PollWriter {
    /// What the store knows of an entry.
    private struct Identity {
        var content: Int64
        var item: Int64
    }

    /// Something to tell, put into words once all items are written.
    struct Telling {
        var event: Event
        var inspection: Int64?
        var story: Int64?
        var trigger: Item.ID
    }

    let db: Database
    private(set) var feed: Int64
    private(set) var circumstances: Intake.Circumstances
    let decide: Store.Decide
    var applied = Applied()
    var tellings: [Telling] = []
    var candidates: CandidateFinder
    /// Finish it at the end of the transaction.
    var index: Index
    private var lastItem: Int64
    /// New items, and their identities, that are going to be written together.
    private var newItems = ItemRow.insertion
    private var newIdentities = Self.identification

    var now: Date { circumstances.now }

    init(
        db: Database, feed: Int64, circumstances: Intake.Circumstances, decide: @escaping Store.Decide
    ) throws {
        self.db = db
        self.feed = feed
        self.circumstances = circumstances
        self.decide = decide
        candidates = try CandidateFinder(db: db, now: circumstances.now)
        index = Index(db: db)
        lastItem = try db.one("SELECT seq FROM sqlite_sequence WHERE name = 'item'", []) ?? 0
    }

    mutating func take(_ items: [Intake.IncomingItem], _ progress: Store.Progress = { _, _ in }) throws {
        let identities = try identities(of: items)
        // A span reads entries in place: a copy would count all that is in them.
        let entries = items.span
        var seen = Set<String>(minimumCapacity: items.count)
        var fresh: [(index: Int, date: Date)] = []
        for index in entries.indices where seen.insert(entries[index].key).inserted {
            if identities[index]?.content != entries[index].contentHash {
                fresh.append((index, entries[index].published ?? now))
            }
            applied.known += identities[index] == nil ? 0 : 1
        }
        guard !fresh.isEmpty else { return }
        try candidates.prepare(for: items, at: fresh.map(\.index))
        // A document lists its newest entry first.
        fresh.sort { left, right in (left.date, right.index) < (right.date, left.index) }
        for (done, entry) in fresh.enumerated() {
            try take(entries[entry.index], identities[entry.index])
            progress(done + 1, fresh.count)
        }
        try writePlain()
        try db.run("UPDATE feed SET items = items + ? WHERE id = ?", [applied.new, feed])
    }

    private mutating func take(_ item: Intake.IncomingItem, _ identity: Identity?) throws {
        guard identity != nil || item.isTraced || candidates.bear(on: item) else { return takePlain(item) }
        try writePlain()
        let known = try identity.map { try candidates.neighbour($0.item) } ?? nil
        // An entry whose item was dropped stays dropped: it was about no subject for as long as such items are kept.
        guard identity == nil || known != nil else { return try identify(item, identity?.item ?? 0) }
        let decision = try decision(on: item, known: known)
        let id = try write(decision.reread ?? item, decision)
        try identify(item, id.number)
        for learner in decision.learners { try teach(learner, in: decision.article.id ?? Identifier(id.number)) }
    }

    /// Nearly all that comes says nothing and is like nothing: there is nothing to decide, and it is written with others.
    private mutating func takePlain(_ item: Intake.IncomingItem) {
        lastItem += 1
        let row = ItemRow(
            id: Item.ID(lastItem), feed: feed, firstSeen: now, article: .new(because: ""), story: nil, inspection: nil)
        row.add(item, to: &newItems)
        newIdentities.append(feed)
        newIdentities.append(item.key)
        newIdentities.append(item.contentHash)
        newIdentities.append(lastItem)
        candidates.note(plain: item)
        applied.new += 1
    }

    private static let identification = Insertion(into: "identity", ["feed", "key", "content", "item"])

    private mutating func writePlain() throws {
        try newItems.run(db)
        try newIdentities.run(db)
    }

    /// Most items go where a copy or their inspection is. Only what else would be a new story is compared with its
    /// neighbours, which cost more than all else to look up.
    mutating func decision(
        on item: Intake.IncomingItem, known: Intake.Neighbour?, by decide: Store.Decide? = nil
    ) throws -> Intake.Decision {
        let decide = decide ?? self.decide
        var found = try candidates.find(for: item, known: known)
        let decision = decide(item, found, circumstances)
        guard case .new? = decision.story else { return decision }
        try candidates.findNeighbours(of: item, index.counts, &found)
        return found.neighbours.isEmpty ? decision : decide(item, found, circumstances)
    }

    /// What is known of each item's entry, by one statement.
    private func identities(of items: [Intake.IncomingItem]) throws -> [Identity?] {
        var found: [Identity?] = Array(repeating: nil, count: items.count)
        guard try db.one("SELECT EXISTS (SELECT 1 FROM identity WHERE feed = ?)", [feed]) ?? false else { return found }
        // CROSS JOIN keeps the planner from reading all that the feed ever had.
        let statement = try db.cachedStatement(
            sql: """
                SELECT entry.key, content, item FROM json_each(?) AS entry
                CROSS JOIN identity ON feed = ? AND identity.key = entry.value
                """)
        let rows = try Row.fetchCursor(statement, arguments: [Stored.list(items.lazy.map(\.key)), feed])
        while let row = try rows.next() { found[row[0]] = Identity(content: row[1], item: row[2]) }
        return found
    }

    private func identify(_ entry: Intake.IncomingItem, _ item: Int64) throws {
        try db.run(
            """
            INSERT INTO identity (feed, key, content, item) VALUES (?, ?, ?, ?)
            ON CONFLICT DO UPDATE SET content = excluded.content, item = excluded.item
            """,
            [feed, entry.key, entry.contentHash, item])
    }

    /// Carries a decision out.
    mutating func write(_ item: Intake.IncomingItem, _ decision: Intake.Decision) throws -> Item.ID {
        let isNew = decision.known == nil
        if isNew { lastItem += 1 }
        let id = decision.known ?? Item.ID(lastItem)
        let reasons = Reasons(decision)
        let place = try write(item, as: id, isNew: isNew, decision, reasons)
        try tell(decision, place, trigger: id)
        applied.new += isNew ? 1 : 0
        if item.hasEvidence {
            applied.outcomes.append(Applied.Outcome(item: id, title: item.title, isNew: isNew, reasons: reasons))
        }
        return id
    }

    /// Writes the row and all it is found by, and clears up where it was before.
    mutating func write(
        _ item: Intake.IncomingItem, as id: Item.ID, isNew: Bool, _ decision: Intake.Decision, _ reasons: Reasons
    ) throws -> Place {
        let before = isNew ? nil : try Place(of: id, db)
        let inspection = try decision.inspection.map { try place($0) }
        let story = try decision.story.map { try place($0, merging: decision.mergedStories, item) }
        let row = ItemRow(
            id: id, feed: feed, firstSeen: now, article: decision.article, story: story, inspection: inspection)
        if isNew {
            row.add(item, to: &newItems)
            try newItems.run(db)
        } else {
            try index.remove(id)
            try row.update(item, db)
        }
        try index.add(item, as: id, reasons, dated: item.published ?? now)
        try tie(story, inspection, saidBy: item)
        let after = Place(story: story, inspection: inspection)
        if let before { try leave(before, for: after) }
        if isNew, !decision.changesOthers {
            candidates.note(item, id, decision, after)
        } else {
            candidates.noteChange(of: item)
        }
        return after
    }

    /// From now on the items are of another source and time.
    mutating func turn(to feed: Int64, _ circumstances: Intake.Circumstances) {
        go(to: feed, circumstances)
        (applied, tellings) = (Applied(), [])
    }

    mutating func go(to feed: Int64, _ circumstances: Intake.Circumstances) {
        self.feed = feed
        self.circumstances = circumstances
        candidates.now = circumstances.now
    }
}

extension Intake.Decision {
    /// Whether rows of other items change with the item's own, or what was told of its inspection.
    fileprivate var changesOthers: Bool {
        guard mergedStories.isEmpty else { return true }
        if case .tell = notification { return true }
        return inspection.map { !$0.merged.isEmpty || !$0.moved.isEmpty || $0.told != nil } ?? false
    }
}
