internal import GRDB
package import TrustwatchCore

package import struct Foundation.Date

extension Store {
    /// How an attempt to deliver ended.
    package enum Settlement: Sendable, Equatable {
        case sent
        /// Transient trouble: due again at that time.
        case retry(at: Date, error: String)
        /// A group was refused: its messages are due again at that time, each by itself.
        case apart(at: Date, error: String)
        /// Refused for good, or too old.
        case dead(error: String)
    }

    /// Queues a message for each channel, due at once; one that a channel already has is not queued again.
    package func enqueue(_ message: Message, to channels: [String]) throws(StoreError) {
        try write { try Outgoing.add(message, toChannels: channels, $0) }
    }

    /// Takes what is due to a channel, oldest first, and counts an attempt of each delivery.
    ///
    /// Until `until` nobody else gets it; what is not settled by then is due again, because whoever took it has died. A
    /// delivery that waits for a later attempt does not hold back those after it.
    ///
    /// - Parameters:
    ///   - limit: parcels at most; less than 50.
    ///   - groupFrom: so many deliveries that were never tried leave as groups. A group stays one, with its id, until it
    ///     has arrived or was refused.
    package func claimDue(
        channel: String, now: Date, until: Date, limit: Int, groupFrom: Int = .max
    ) throws(StoreError) -> [Parcel] {
        try write { db in
            let due = try Packing.Row.due(channel: channel, now: now, db)
            return try Packing.parcels(of: due, groupFrom: groupFrom).prefix(limit).map { parcel in
                let ids = Stored.list(parcel.rows.map(\.id))
                try db.execute(
                    sql: """
                        UPDATE delivery SET claimed_until = ?, attempts = attempts + 1, parcel = ?
                        WHERE id IN (SELECT value FROM json_each(?))
                        """,
                    arguments: [until.milliseconds, parcel.rows.count > 1 ? parcel.id : parcel.rows[0].parcel, ids])
                return Parcel(
                    id: parcel.id,
                    deliveries: try Outgoing.fetch(
                        db, where: "delivery.id IN (SELECT value FROM json_each(?))", [ids]))
            }
        }
    }

    /// Makes all that was claimed due again: whoever holds the state directory calls it once when it starts, since
    /// every earlier claim is a dead process's.
    package func releaseClaims() throws(StoreError) {
        try write { try $0.execute(sql: "UPDATE delivery SET claimed_until = NULL WHERE state = 'pending'") }
    }

    /// Keeps how the attempt at what was claimed ended. A delivery that was dropped meanwhile stays dropped.
    package func settle(_ parcel: Parcel, _ settlement: Settlement) throws(StoreError) {
        let (state, next, error): (Delivery.State, Date?, String?) =
            switch settlement {
            case .sent: (.sent, nil, nil)
            case .retry(let date, let error), .apart(let date, let error): (.pending, date, error)
            case .dead(let error): (.dead, nil, error)
            }
        let staysOne = if case .apart = settlement { false } else { true }
        try write { db in
            try db.execute(
                sql: """
                    UPDATE delivery SET state = ?, next_attempt = ?, error = ?, claimed_until = NULL,
                        parcel = iif(?, parcel, NULL)
                    WHERE channel = ? AND message IN (SELECT value FROM json_each(?)) AND state = 'pending'
                    """,
                arguments: [
                    state.rawValue, next?.milliseconds, error, staysOne, parcel.deliveries[0].channel,
                    Stored.list(parcel.deliveries.map(\.message.id)),
                ])
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
}

// By hand, from another process than the one that delivers.
extension Store {
    /// Makes deliveries of these messages due at once, and says how many there were; nil stands for all that were given
    /// up, but not by hand. What is on its way is left alone: it would go out twice.
    package func retry(messages ids: [String]?, channel: String? = nil, now: Date) throws(StoreError) -> Int {
        try write { db in
            try db.execute(
                sql: """
                    UPDATE delivery SET state = 'pending', next_attempt = ?1, dropped = 0, claimed_until = NULL
                    WHERE (?2 IS NULL OR channel = ?2) AND ifnull(claimed_until, 0) <= ?1
                        AND iif(?3 IS NULL, state = 'dead' AND NOT dropped,
                            state <> 'sent' AND message IN (SELECT value FROM json_each(?3)))
                    """,
                arguments: [now.milliseconds, channel, ids.map { Stored.list($0) }])
            return db.changesCount
        }
    }

    /// Gives up deliveries of these messages, waiting and dead ones, and says how many there were. They stay in the
    /// outbox as dead, so that what was dropped is never queued again.
    package func drop(messages ids: [String], channel: String? = nil) throws(StoreError) -> Int {
        try write { db in
            try db.execute(
                sql: """
                    UPDATE delivery SET state = 'dead', next_attempt = NULL, error = 'dropped by hand', dropped = 1,
                        claimed_until = NULL
                    WHERE (?1 IS NULL OR channel = ?1) AND state <> 'sent' AND NOT dropped
                        AND message IN (SELECT value FROM json_each(?2))
                    """,
                arguments: [channel, Stored.list(ids)])
            return db.changesCount
        }
    }
}
