internal import Foundation
internal import GRDB
internal import TrustwatchCore

/// Which of the deliveries that are due leave as one.
enum Packing {
    /// A message of more would be cut by the chat services.
    static let most = 20

    struct Row {
        var id: Int64
        var message: String
        /// The group it is part of.
        var parcel: String?
        var attempts: Int

        /// Unclaimed, oldest first. A thousand are enough: more than fifty parcels are never taken at once, so none of
        /// them is cut.
        static func due(channel: String, now: Date, _ db: Database) throws -> [Row] {
            let rows = try GRDB.Row.fetchCursor(
                db,
                sql: """
                    SELECT id, message, parcel, attempts FROM delivery
                    WHERE channel = ?1 AND state = 'pending' AND next_attempt <= ?2 AND ifnull(claimed_until, 0) <= ?2
                    ORDER BY id LIMIT 1000
                    """,
                arguments: [channel, now.milliseconds])
            return try Array(rows.map { Row(id: $0[0], message: $0[1], parcel: $0[2], attempts: $0[3]) })
        }
    }

    /// One that was tried by itself may have arrived, and in a group it would come under another id: it stays by itself,
    /// and a group stays what it is.
    static func parcels(of due: [Row], groupFrom: Int) -> [(id: String, rows: [Row])] {
        let fresh = due.filter { $0.parcel == nil && $0.attempts == 0 }
        var group: [Int64: String] = [:]
        if fresh.count >= groupFrom {
            for start in stride(from: 0, to: fresh.count, by: most) {
                let members = fresh[start...].prefix(most)
                guard members.count > 1 else { continue }
                for member in members { group[member.id] = "\(fresh[start].message).and.\(members.count - 1)" }
            }
        }
        var places: [String: Int] = [:]
        return due.reduce(into: []) { parcels, row in
            let id = row.parcel ?? group[row.id] ?? row.message
            if let place = places[id] {
                parcels[place].rows.append(row)
            } else {
                places[id] = parcels.count
                parcels.append((id, [row]))
            }
        }
    }
}
