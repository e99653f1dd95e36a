internal import GRDB
package import TrustwatchCore

extension Store {
    package typealias Decide = (Intake.IncomingItem, Intake.Candidates) -> Intake.Decision
    /// nil where there is nobody to tell, as for a subject that is not watched any more.
    package typealias Tell = (News) -> Message?

    /// Stores what one poll brought, in one transaction: items, stories, inspections, the messages they cause, and the
    /// source's record with its validators.
    ///
    /// Items that are known and unchanged cost one look-up together. Every other one is decided, oldest first, as if
    /// each had come by itself; what is told is written at the end, with all that the poll says of it.
    package func apply(
        _ poll: Poll, to channels: [Channel], decide: @escaping Decide, tell: @escaping Tell
    ) throws(StoreError) -> Applied {
        try write { try Self.take(poll, channels, decide, tell, $0) }
    }

    /// What `apply` would do with these polls, one after the other, without doing it.
    package func rehearse(
        _ polls: [(poll: Poll, decide: Decide)], tell: @escaping Tell
    ) throws(StoreError) -> [Applied] {
        try rehearse { db in try polls.map { try Self.take($0.poll, [], $0.decide, tell, db) } }
    }

    private static func take(
        _ poll: Poll, _ channels: [Channel], _ decide: @escaping Decide, _ tell: @escaping Tell, _ db: Database
    ) throws -> Applied {
        guard
            let feed = try Int64.fetchOne(db, sql: "SELECT id FROM feed WHERE name = ?", arguments: [poll.record.feed])
        else {
            throw StoreError(
                .bug, "The source \"\(poll.record.feed)\" is not known to the store.", hint: "Please report this.")
        }
        var writer = try PollWriter(db: db, feed: feed, now: poll.now, decide: decide)
        try writer.take(poll.items)
        try writer.finish(channels: channels, tell: tell)
        if let health = poll.health { try Outgoing.add(health, to: channels, db) }
        try poll.record.save(db)
        return writer.applied
    }
}
