internal import GRDB
package import TrustwatchCore

package import struct Foundation.Date

extension Store {
    /// How an attempt to deliver ended.
    package enum Settlement: Sendable, Equatable {
        case sent
        /// Transient trouble: due again at that time.
        case retry(at: Date, error: String)
        /// Refused for good, or too old.
        case dead(error: String)
    }

    /// Queues a message for each channel, due at once; one that a channel already has is not queued again.
    package func enqueue(_ message: Message, to channels: [String]) throws(StoreError) {
        try write { try Outgoing.add(message, toChannels: channels, $0) }
    }

    /// Takes the deliveries of a channel that are due, oldest message first, and counts an attempt of each.
    ///
    /// Until `until` nobody else gets them; one that is not settled by then is due again, because whoever took it has
    /// died. A delivery that waits for a later attempt does not hold back those after it.
    package func claimDue(
        channel: String, now: Date, until: Date, limit: Int
    ) throws(StoreError) -> [Delivery] {
        try write { db in
            let claimed = try Int64.fetchAll(
                db,
                sql: """
                    UPDATE delivery SET claimed_until = ?, attempts = attempts + 1 WHERE id IN (
                        SELECT id FROM delivery
                        WHERE channel = ? AND state = 'pending' AND next_attempt <= ? AND ifnull(claimed_until, 0) <= ?
                        ORDER BY id LIMIT ?)
                    RETURNING id
                    """,
                arguments: [until.milliseconds, channel, now.milliseconds, now.milliseconds, limit])
            guard !claimed.isEmpty else { return [] }
            return try Outgoing.fetch(
                db, where: "delivery.id IN (SELECT value FROM json_each(?))", [Stored.list(claimed)])
        }
    }

    /// Makes all that was claimed due again: whoever holds the state directory calls it once when it starts, since
    /// every earlier claim is a dead process's.
    package func releaseClaims() throws(StoreError) {
        try write { try $0.execute(sql: "UPDATE delivery SET claimed_until = NULL WHERE state = 'pending'") }
    }

    /// Keeps how the attempt at a claimed delivery ended. One that was dropped meanwhile stays dropped.
    package func settle(_ delivery: Delivery, _ settlement: Settlement) throws(StoreError) {
        let (state, next, error): (Delivery.State, Date?, String?) =
            switch settlement {
            case .sent: (.sent, nil, nil)
            case .retry(let date, let error): (.pending, date, error)
            case .dead(let error): (.dead, nil, error)
            }
        try write { db in
            try db.execute(
                sql: """
                    UPDATE delivery SET state = ?, next_attempt = ?, error = ?, claimed_until = NULL
                    WHERE message = ? AND channel = ? AND state = 'pending'
                    """,
                arguments: [state.rawValue, next?.milliseconds, error, delivery.message.id, delivery.channel])
        }
    }

    /// When the next delivery to a channel is due that nobody has claimed, or whose claim runs out; nil where none waits.
    package func nextDue(channel: String) throws(StoreError) -> Date? {
        try read { db in
            Date(
                milliseconds: try Int64.fetchOne(
                    db,
                    sql: """
                        SELECT min(max(next_attempt, ifnull(claimed_until, 0))) FROM delivery
                        WHERE channel = ? AND state = 'pending'
                        """, arguments: [channel]))
        }
    }

    /// The outbox, oldest message first.
    package func deliveries(
        state: Delivery.State? = nil, channel: String? = nil, message: String? = nil
    ) throws(StoreError) -> [Delivery] {
        try read { db in
            try Outgoing.fetch(
                db,
                where: "(?1 IS NULL OR state = ?1) AND (?2 IS NULL OR channel = ?2) AND (?3 IS NULL OR message = ?3)",
                [state?.rawValue, channel, message])
        }
    }

    /// Makes the deliveries of these messages due at once, dead ones included, and says how many there were.
    package func retry(messages ids: [String], now: Date) throws(StoreError) -> Int {
        try change(ids, where: "state <> 'sent'", "state = 'pending', next_attempt = ?", now.milliseconds)
    }

    /// Gives up the pending deliveries of these messages and says how many there were. They stay in the outbox as
    /// dead, so that what was dropped is never queued again.
    package func drop(messages ids: [String]) throws(StoreError) -> Int {
        try change(ids, where: "state = 'pending'", "state = 'dead', next_attempt = NULL, error = ?", "dropped by hand")
    }

    private func change(
        _ ids: [String], where condition: String, _ assignments: String, _ value: any DatabaseValueConvertible
    ) throws(StoreError) -> Int {
        try write { db in
            try db.execute(
                sql: """
                    UPDATE delivery SET \(assignments), claimed_until = NULL
                    WHERE message IN (SELECT value FROM json_each(?)) AND \(condition)
                    """,
                arguments: [value, Stored.list(ids)])
            return db.changesCount
        }
    }
}

/// Rows of the outbox.
enum Outgoing {
    /// Queues a message for the channels that want its event.
    static func add(_ message: Message, to channels: [Channel], _ db: Database) throws {
        try add(message, toChannels: channels.filter { $0.events.contains(message.event) }.map(\.name), db)
    }

    static func add(_ message: Message, toChannels channels: [String], _ db: Database) throws {
        guard !channels.isEmpty else { return }
        try db.execute(
            sql: "INSERT INTO message (id, created, body) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
            arguments: [message.id, message.created.milliseconds, message.json.text])
        for channel in channels {
            try db.execute(
                sql: """
                    INSERT INTO delivery (message, channel, next_attempt) VALUES (?, ?, ?) ON CONFLICT DO NOTHING
                    """,
                arguments: [message.id, channel, message.created.milliseconds])
        }
    }

    static func fetch(
        _ db: Database, where condition: String, _ arguments: [(any DatabaseValueConvertible)?]
    ) throws -> [Delivery] {
        let rows = try Row.fetchCursor(
            db,
            sql: """
                SELECT channel, body, state, attempts, next_attempt, error
                FROM delivery JOIN message ON message.id = message WHERE \(condition) ORDER BY delivery.id
                """,
            arguments: StatementArguments(arguments))
        return try Array(rows.map(delivery))
    }

    private static func delivery(_ row: Row) throws -> Delivery {
        let body: String = row["body"]
        return Delivery(
            channel: row["channel"], message: try Message(json: Array(body.utf8)),
            state: Delivery.State(rawValue: row["state"]) ?? .dead, attempts: row["attempts"],
            nextAttempt: Date(milliseconds: row["next_attempt"]), error: row["error"])
    }
}
