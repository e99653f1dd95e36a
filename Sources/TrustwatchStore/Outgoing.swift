internal import Foundation
internal import GRDB
internal import TrustwatchCore

/// Rows of the outbox.
enum Outgoing {
    /// Queues a message for the channels that want it.
    static func add(_ message: Message, to channels: [Channel], _ db: Database) throws {
        try add(message, toChannels: channels.filter { $0.wants(message) }.map(\.name), db)
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
