internal import Foundation
internal import GRDB
internal import TrustwatchCore

/// Decides stored items again, with their own words and under other rules, and tells nobody.
///
/// It goes through the items in the order in which they came and lets each know only of those before it, so that the
/// same rules come to the same decisions, whatever came later; a group whose first item stays keeps its number.
struct Redeciding {
    private let db: Database
    private let rules: Rules
    private var writer: PollWriter
    private var touched: Set<String> = []
    /// Every item that was written, as it was before.
    private(set) var before: [Item] = []

    /// - Parameter counts: of the items before; nil where an item may know of all others.
    init(_ db: Database, _ rules: Rules, counts: TermCounts?) throws {
        self.db = db
        self.rules = rules
        writer = try PollWriter(
            db: db, feed: 0, circumstances: rules.circumstances(feed: "", url: "", now: .distantPast),
            decide: Intake.decide(_:among:in:))
        writer.candidates.replayed = counts
    }

    var counts: TermCounts? { writer.candidates.replayed }

    /// An item that was not worth reading, then and now, is passed over.
    mutating func take(_ stored: StoredItem) throws {
        let isReplay = counts != nil
        let correction = try writer.candidates.hasCorrections ? Corrections(db: db).of(stored.article) : nil
        let circumstances = rules.circumstances(feed: stored.feedName, url: stored.feedURL, now: stored.firstSeen)
        let item = Intake.read(
            again: stored.kept, of: circumstances.feed, titled: stored.ownName, with: rules.matcher,
            correction: correction)
        guard item.isTraced || stored.trace != nil else { return }
        writer.turn(to: stored.feed, circumstances)
        writer.candidates.before = isReplay ? stored.id.number : .max
        try writer.candidates.prepare(for: [item], at: [0])
        // By hand things are said of an article, so then it stays the same one.
        var known = isReplay && correction == nil ? nil : try writer.candidates.neighbour(stored.id.number)
        known?.story = nil
        known?.inspection = nil
        var decision = try writer.decision(on: item, known: known)
        let reasons = Reasons(decision)
        try keepNumbers(&decision, of: stored)
        try write(decision.reread ?? item, decision, reasons, stored)
        guard !decision.learners.isEmpty else { return }
        writer.candidates.before = isReplay ? stored.id.number + 1 : .max
        for learner in decision.learners { try teach(learner, in: decision.article.id ?? Identifier(stored.id.number)) }
    }

    /// In a replay a copy that came first was decided without what this one says.
    private mutating func teach(_ learner: Item.ID, in article: Identifier<Article>) throws {
        let old = try Place(of: learner, db)
        if !before.contains(where: { $0.id == learner }) {
            before += try Item.fetch(db, "WHERE item.id = ?", [learner.number])
        }
        guard let item = try writer.teach(learner, in: article) else { return }
        if item.isRelevant {
            writer.candidates.replayed?.add(Index.stored(item.terms, isRelevant: true).map(StoryTerms.hash))
        }
        try touch([old.inspection, Place(of: learner, db).inspection])
    }

    private mutating func write(
        _ item: Intake.IncomingItem, _ decision: Intake.Decision, _ reasons: Reasons, _ stored: StoredItem
    ) throws {
        if item.isRelevant {
            writer.candidates.replayed?.add(Index.stored(item.terms, isRelevant: true).map(StoryTerms.hash))
        }
        var reasons = reasons
        // What was told then, or not, is history.
        reasons.notification = stored.trace?.reasons.notification ?? "nothing told: it was stored before"
        guard try StoredItem.Trace(item, reasons) != stored.trace || isMoved(decision, stored) else { return }
        before += try Item.fetch(db, "WHERE item.id = ?", [stored.id.number])
        let place = try writer.write(item, as: stored.id, isNew: false, decision, reasons)
        try keepTold(stored, item, place)
        try touch([stored.place.inspection, place.inspection])
    }

    private func isMoved(_ decision: Intake.Decision, _ stored: StoredItem) throws -> Bool {
        func number<ID>(_ placement: Intake.Placement<Identifier<ID>>?) -> Int64? {
            guard case .joins(let id, _)? = placement else { return nil }
            return id.number
        }
        let article = number(decision.article) ?? stored.id.number
        let merges = !decision.mergedStories.isEmpty || !(decision.inspection?.merged.isEmpty ?? true)
        return merges || article != stored.article.number || number(decision.story) != stored.place.story
            || number(decision.inspection?.placement) != stored.place.inspection
            || decision.story.map(\.isNew) ?? false || decision.inspection?.placement.isNew ?? false
            || !(decision.inspection?.moved.isEmpty ?? true)
    }

    /// What would be a new group is the item's old one where no item before it is there.
    private func keepNumbers(_ decision: inout Intake.Decision, of stored: StoredItem) throws {
        if case .new(let reason)? = decision.story, let old = stored.place.story, try isFirst(stored.id, "story", old) {
            decision.story = .joins(Identifier(old), because: reason)
        }
        if case .new(let reason)? = decision.inspection?.placement, let old = stored.place.inspection,
            try isFirst(stored.id, "inspection", old)
        {
            decision.inspection?.placement = .joins(Identifier(old), because: reason)
        }
        decision.known = stored.id
    }

    private func isFirst(_ item: Item.ID, _ group: String, _ number: Int64) throws -> Bool {
        let other: Int64? = try db.one(
            "SELECT id FROM item WHERE \(group) = ? AND id <> ? AND id < ? LIMIT 1",
            [number, item.number, writer.candidates.before])
        return other == nil
    }

    /// An inspection that splits off from one that was told is told as well, if this item was news by then.
    private func keepTold(_ stored: StoredItem, _ item: Intake.IncomingItem, _ place: Place) throws {
        guard let old = stored.place.inspection, let new = place.inspection, old != new,
            item.mentions.first?.tellsOfPublication ?? false
        else { return }
        try db.run(
            """
            UPDATE inspection SET notified = (SELECT notified FROM inspection WHERE id = ?1 AND notified >= ?3)
            WHERE id = ?2 AND notified IS NULL
            """,
            [old, new, stored.firstSeen.milliseconds])
    }

    private mutating func touch(_ inspections: [Int64?]) throws {
        for id in inspections {
            guard let id, let authority: String = try db.one("SELECT authority FROM inspection WHERE id = ?", [id])
            else { continue }
            touched.insert(authority)
        }
    }

    /// Draws the facts of every inspection that was touched from all that is said of it. Call it at the end.
    mutating func finish() throws {
        writer.candidates.before = .max
        for authority in touched.sorted() {
            let candidates = try writer.candidates.inspections.inspections(of: [authority])
            for candidate in candidates where !candidate.mentions.isEmpty {
                let claims = Claims(candidate.mentions)
                let facts = Inspection.Facts.drawn(from: claims, among: candidates.filter { $0 != candidate })
                try db.run(
                    "UPDATE inspection SET status = ?, facts = ? WHERE id = ?",
                    [
                        claims.status.rawValue, facts.stored.text, candidate.inspection.id.number,
                    ])
            }
        }
        try writer.index.finish()
    }
}

extension Intake.Placement {
    fileprivate var isNew: Bool { if case .new = self { true } else { false } }
}
