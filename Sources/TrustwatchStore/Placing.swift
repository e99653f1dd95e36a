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
            db, sql: "SELECT story, inspection FROM item WHERE id = ?", arguments: [item.number])
        story = row?["story"]
        inspection = row?["inspection"]
    }
}

extension PollWriter {
    /// The inspection that the item tells of, made or brought up to date.
    func place(_ decision: Intake.InspectionDecision) throws -> Int64 {
        var ids = decision.merged.map(\.number)
        if case .joins(let id, _) = decision.placement { ids.append(id.number) }
        let facts = try Stored.text(decision.facts)
        guard let id = try merge(Grouping.inspection.current(ids, db), .inspection) else {
            try db.execute(
                sql: "INSERT INTO inspection (authority, status, facts, first_seen) VALUES (?, ?, ?, ?)",
                arguments: [decision.authority, decision.status.rawValue, facts, now.milliseconds])
            return db.lastInsertedRowID
        }
        try db.execute(
            sql: "UPDATE inspection SET status = ?, facts = ? WHERE id = ?",
            arguments: [decision.status.rawValue, facts, id])
        try move(decision.moved, to: id, decision.revised)
        return id
    }

    /// Takes items over from other inspections, and writes what remains of those.
    private func move(_ items: [Item.ID], to inspection: Int64, _ revised: [Intake.Revision]) throws {
        for item in items {
            let before = try Place(of: item, db)
            try db.execute(sql: "UPDATE item SET inspection = ? WHERE id = ?", arguments: [inspection, item.number])
            try leave(before, for: Place(story: before.story, inspection: inspection))
        }
        for revision in revised {
            try db.execute(
                sql: "UPDATE inspection SET status = ?, facts = ? WHERE id = ?",
                arguments: [revision.status.rawValue, try Stored.text(revision.facts), revision.inspection.number])
        }
    }

    /// The story that the item is part of, made or brought up to date.
    func place(
        _ placement: Intake.Placement<Story.ID>, merging merged: [Story.ID], _ item: Intake.IncomingItem
    ) throws -> Int64 {
        var ids = merged.map(\.number)
        if case .joins(let id, _) = placement { ids.append(id.number) }
        guard let id = try merge(Grouping.story.current(ids, db), .story) else {
            try db.execute(
                sql: "INSERT INTO story (title, first_seen, last_seen) VALUES (?, ?, ?)",
                arguments: [item.title, now.milliseconds, now.milliseconds])
            return db.lastInsertedRowID
        }
        try db.execute(
            sql: "UPDATE story SET last_seen = max(last_seen, ?) WHERE id = ?", arguments: [now.milliseconds, id])
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
        try db.execute(
            sql: "UPDATE story SET inspection = ? WHERE id = ? AND inspection IS NULL", arguments: [inspection, story])
        guard let standing = item.mentions.first?.standing, standing == .official || standing == .published else {
            return
        }
        try db.execute(
            sql: "UPDATE inspection SET story = ? WHERE id = ? AND story IS NULL", arguments: [story, inspection])
    }

    /// Clears up where an item was before: a group that it leaves empty becomes another name of the one it went to.
    func leave(_ before: Place, for after: Place) throws {
        if let old = before.story, old != after.story { try Grouping.story.leave(old, for: after.story, db) }
        if let old = before.inspection, old != after.inspection {
            try Grouping.inspection.leave(old, for: after.inspection, db)
        }
    }
}
