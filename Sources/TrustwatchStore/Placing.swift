internal import Foundation
internal import GRDB
internal import TrustwatchCore

/// The groups that an item belongs to.
struct Place {
    let story: Int64?
    let inspection: Int64?

    init(story: Int64?, inspection: Int64?) {
        self.story = story
        self.inspection = inspection
    }

    init(of item: Item.ID, _ db: Database) throws {
        let row = try Row.fetchOne(
            try db.cachedStatement(sql: "SELECT story, inspection FROM item WHERE id = ?"), arguments: [item.number])
        story = row?["story"]
        inspection = row?["inspection"]
    }
}

extension PollWriter {
    /// The inspection that the item tells of, made or brought up to date.
    func place(_ decision: Intake.InspectionDecision) throws -> Int64 {
        var ids = decision.merged.map(\.number)
        if case .joins(let id, _) = decision.placement { ids.append(id.number) }
        let id = try merge(Grouping.inspection.current(ids, db), .inspection) ?? newInspection(decision)
        try db.run(
            "UPDATE inspection SET status = ?1, facts = ?2 WHERE id = ?3 AND (status <> ?1 OR facts <> ?2)",
            [decision.status.rawValue, decision.facts.stored.text, id])
        if let told = decision.told {
            try db.run("UPDATE inspection SET notified = ifnull(notified, ?) WHERE id = ?", [told.milliseconds, id])
        }
        try move(decision.moved, to: id, decision.revised)
        return id
    }

    private func newInspection(_ decision: Intake.InspectionDecision) throws -> Int64 {
        try db.run(
            "INSERT INTO inspection (authority, status, facts, first_seen) VALUES (?, ?, '{}', ?)",
            [decision.authority, decision.status.rawValue, now.milliseconds])
        return db.lastInsertedRowID
    }

    /// Takes items over from other inspections, and writes what remains of those.
    private func move(_ items: [Item.ID], to inspection: Int64, _ revised: [Intake.Revision]) throws {
        for item in items {
            let before = try Place(of: item, db)
            try db.run("UPDATE item SET inspection = ? WHERE id = ?", [inspection, item.number])
            try leave(before, for: Place(story: before.story, inspection: inspection))
        }
        for revision in revised {
            try db.run(
                "UPDATE inspection SET status = ?, facts = ? WHERE id = ?",
                [revision.status.rawValue, revision.facts.stored.text, revision.inspection.number])
        }
    }

    /// The story that the item is part of, made or brought up to date.
    func place(
        _ placement: Intake.Placement<Story.ID>, merging merged: [Story.ID], _ item: Intake.IncomingItem
    ) throws -> Int64 {
        var ids = merged.map(\.number)
        if case .joins(let id, _) = placement { ids.append(id.number) }
        guard let id = try merge(Grouping.story.current(ids, db), .story) else {
            try db.run(
                "INSERT INTO story (title, first_seen, last_seen) VALUES (?, ?, ?)",
                [item.title, now.milliseconds, now.milliseconds])
            return db.lastInsertedRowID
        }
        try db.run("UPDATE story SET last_seen = ?1 WHERE id = ?2 AND last_seen < ?1", [now.milliseconds, id])
        return id
    }

    /// Makes one of several; the oldest stays, and the numbers of the others lead to it from now on.
    private func merge(_ ids: Set<Int64>, _ grouping: Grouping) throws -> Int64? {
        guard let oldest = ids.min() else { return nil }
        for id in ids where id != oldest { try grouping.merge(id, into: oldest, db) }
        return oldest
    }

    /// A story tells of the inspection that its first item with one tells of; an inspection's story is the first that
    /// tells of its publication.
    func tie(_ story: Int64?, _ inspection: Int64?, saidBy item: Intake.IncomingItem) throws {
        guard let story, let inspection else { return }
        try db.run("UPDATE story SET inspection = ? WHERE id = ? AND inspection IS NULL", [inspection, story])
        guard item.mentions.first?.tellsOfPublication ?? false else { return }
        try db.run("UPDATE inspection SET story = ? WHERE id = ? AND story IS NULL", [story, inspection])
    }

    /// Clears up where an item was before: a group that it leaves empty becomes another name of the one it went to.
    func leave(_ before: Place, for after: Place) throws {
        if let old = before.story, old != after.story { try Grouping.story.leave(old, for: after.story, db) }
        if let old = before.inspection, old != after.inspection {
            try Grouping.inspection.leave(old, for: after.inspection, db)
        }
    }
}
