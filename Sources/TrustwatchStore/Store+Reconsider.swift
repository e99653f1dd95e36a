internal import GRDB
package import TrustwatchCore

package import struct Foundation.Date

/// What became of an item when it was decided again.
package struct Change: Sendable, Equatable {
    package var before: Item
    package var after: Item
}

/// Where somebody puts an item by hand.
package struct Wish: Sendable, Equatable {
    package enum Group<ID: Sendable & Equatable>: Sendable, Equatable {
        case existing(ID)
        /// A story of its own, or no inspection at all.
        case apart
    }

    package var subjects: [Subject.ID: Bool] = [:]
    package var story: Group<Story.ID>?
    package var inspection: Group<Inspection.ID>?

    package init() {}
}

extension Store {
    /// Reads and decides every stored item again, a few hundred a transaction, and says what changed. Nothing is told.
    ///
    /// What was said by hand stays in force. Items that nothing changes for are not written, so a second run is quick,
    /// and one that was broken off is simply run again.
    ///
    /// - Parameter progress: called after every transaction with how many of how many items were looked at.
    package func reconsider(
        _ rules: Rules, progress: Progress = { _, _ in }
    ) throws(StoreError) -> [Change] {
        let total = try counts().items
        var counts: TermCounts? = TermCounts()
        var before: [Item] = []
        var done = 0
        var last: Int64 = 0
        while true {
            let batch = try write { db in
                let items = try StoredItem.fetch(
                    db, "WHERE item.id > ? ORDER BY item.id LIMIT \(Self.batchSize)", [last])
                var redeciding = try Redeciding(db, rules, counts: counts)
                for item in items { try redeciding.take(item) }
                try redeciding.finish()
                return (items: items.map(\.id.number), counts: redeciding.counts, before: redeciding.before)
            }
            guard let end = batch.items.last else { return try read { try Self.changes(since: before, $0) } }
            last = end
            counts = batch.counts
            before += batch.before
            done += batch.items.count
            progress(done, max(total, done))
        }
    }

    private static let batchSize = 500

    private static func changes(since before: [Item], _ db: Database) throws -> [Change] {
        try before.compactMap { before in
            let after = try Item.fetch(db, "WHERE item.id = ?", [before.id.number]).first
            return after.flatMap { $0 == before ? nil : Change(before: before, after: $0) }
        }
    }

    /// Keeps what somebody says of an item, which holds for all copies of its article and wins over every rule, and
    /// decides them again. Nothing is told.
    ///
    /// - Parameter wish: added to what was said before; nil takes all of it back.
    package func correct(
        _ id: Item.ID, _ wish: Wish?, by rules: Rules, now: Date
    ) throws(StoreError) -> [Change] {
        try write { db in
            guard let article: Int64 = try db.one("SELECT article FROM item WHERE id = ?", [id.number]) else {
                throw StoreError(.missing, "There is no item \(id).", hint: "`trustwatch items --all` lists them.")
            }
            let corrections = Corrections(db: db)
            let said = try wish.map { try correction($0, of: id, now, db) }
            try corrections.save(
                said.map { try (corrections.of(Identifier(article)) ?? Correction()).adding($0) },
                of: Identifier(article), at: now)
            var redeciding = try Redeciding(db, rules, counts: nil)
            // OR, so that both indexes serve: the first item of an article is no copy.
            for item in try StoredItem.fetch(
                db, "WHERE article <> item.id AND article = ?1 OR item.id = ?1 ORDER BY item.id", [article])
            { try redeciding.take(item) }
            try redeciding.finish()
            return try Self.changes(since: redeciding.before, db)
        }
    }

    private func correction(_ wish: Wish, of item: Item.ID, _ now: Date, _ db: Database) throws -> Correction {
        var correction = Correction(subjects: wish.subjects)
        switch wish.story {
        case .existing(let id)?:
            correction.story = Identifier(
                try Self.require(Grouping.story.current(id.number, db), id, "story", "stories"))
        case .apart?: correction.story = try Self.newStory(of: item, now, db)
        case nil: break
        }
        switch wish.inspection {
        case .existing(let id)?:
            let current = try Grouping.inspection.current(id.number, db)
            correction.inspection = .of(
                Identifier(try Self.require(current, id, "inspection", "inspections --all")))
        case .apart?: correction.inspection = .nowhere
        case nil: break
        }
        return correction
    }

    private static func require(
        _ number: Int64?, _ id: some CustomStringConvertible, _ noun: String, _ command: String
    ) throws -> Int64 {
        if let number { return number }
        throw StoreError(.missing, "There is no \(noun) \(id).", hint: "`trustwatch \(command)` lists them.")
    }

    private static func newStory(of item: Item.ID, _ now: Date, _ db: Database) throws -> Story.ID {
        try db.run(
            """
            INSERT INTO story (title, first_seen, last_seen) SELECT title, first_seen, first_seen FROM item WHERE id = ?
            """, [item.number])
        return Identifier(db.lastInsertedRowID)
    }
}
