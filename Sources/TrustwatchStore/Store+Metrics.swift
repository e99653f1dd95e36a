internal import GRDB
package import TrustwatchCore

package import struct Foundation.Date

extension Store {
    /// Numbers about all that is kept, as they stand at one moment.
    package func metrics(now: Date) throws(StoreError) -> Metrics {
        try read { db in
            let deliveries = try Row.fetchAll(
                db,
                sql: """
                    SELECT channel, state, count(*) AS count, min(created) AS oldest
                    FROM delivery JOIN message ON message.id = message GROUP BY channel, state ORDER BY channel, state
                    """)
            let inspections = try Row.fetchAll(
                db,
                sql: """
                    SELECT status, count(*) AS count FROM inspection
                    WHERE authority IN (SELECT authority FROM subject) GROUP BY status
                    """)
            return Metrics(
                now: now, sources: try Self.sources(db),
                backlogs: deliveries.map { row in
                    Metrics.Backlog(
                        channel: row["channel"], state: Delivery.State(rawValue: row["state"]) ?? .dead,
                        count: row["count"], oldest: Date(milliseconds: row["oldest"]))
                },
                inspections: Dictionary(
                    uniqueKeysWithValues: inspections.compactMap { row in
                        Inspection.Status(rawValue: row["status"]).map { ($0, row["count"]) }
                    }))
        }
    }

    private static func sources(_ db: Database) throws -> [Metrics.Source] {
        let sql =
            "SELECT name, status, failures, items, last_success FROM feed WHERE configured AND status <> 'never' ORDER BY id"
        return try Array(
            Row.fetchCursor(db, sql: sql).map { row in
                Metrics.Source(
                    name: row[0], isUp: PollRecord.Status(rawValue: row[1]) == .ok, failures: row[2], items: row[3],
                    lastSuccess: Date(milliseconds: row[4]))
            })
    }
}
