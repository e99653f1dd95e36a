internal import GRDB
package import TrustwatchCore

extension Store {
    package typealias Decide = (Intake.IncomingItem, Intake.Candidates, Intake.Circumstances) -> Intake.Decision

    /// Stores what polls brought, in one transaction: items, stories, inspections, the messages they cause, and the
    /// sources' records with their validators.
    ///
    /// Items that are known and unchanged cost one look-up together. Every other one is decided, oldest first, as if
    /// each had come by itself; what is told is written at the end of its poll, with all that the poll says of it.
    package func apply(
        _ polls: [Poll], to channels: [Channel], decide: @escaping Decide = Intake.decide(_:among:in:)
    ) throws(StoreError) -> [Applied] {
        try write { db in try take(polls, channels, decide, db) }
    }

    /// What `apply` would do with these polls, without doing it.
    package func rehearse(
        _ polls: [Poll], decide: @escaping Decide = Intake.decide(_:among:in:)
    ) throws(StoreError) -> [Applied] {
        try rehearse { db in try take(polls, [], decide, db) }
    }

    private func take(
        _ polls: [Poll], _ channels: [Channel], _ decide: @escaping Decide, _ db: Database
    ) throws -> [Applied] {
        guard let first = polls.first else { return [] }
        var writer = try PollWriter(db: db, feed: 0, circumstances: first.circumstances, decide: decide)
        let applied = try polls.map { poll in
            writer.turn(to: try number(of: poll.record.feed, db), poll.circumstances)
            try writer.take(poll.items)
            try writer.finish(MessageWriter(store: id, now: poll.circumstances.now), to: channels)
            if let health = poll.health { try Outgoing.add(health, to: channels, db) }
            try poll.record.save(db)
            if let title = poll.title {
                try db.run("UPDATE feed SET own_name = ?1 WHERE id = ?2 AND own_name IS NOT ?1", [title, writer.feed])
            }
            return writer.applied
        }
        try writer.index.finish()
        return applied
    }

    private func number(of feed: String, _ db: Database) throws -> Int64 {
        guard let number: Int64 = try db.one("SELECT id FROM feed WHERE name = ?", [feed]) else {
            throw StoreError(.bug, "The source \"\(feed)\" is not known to the store.", hint: "Please report this.")
        }
        return number
    }
}
