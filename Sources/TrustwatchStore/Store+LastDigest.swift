internal import GRDB
internal import TrustwatchCore

package import struct Foundation.Date

extension Store {
    /// Whether what a digest shows has changed since one was written.
    package struct LastDigest: Sendable, Equatable {
        /// Another number after every change of it: of inspections and stories, their items, the state of sources.
        package var edition: Int64
        /// When the last one was gathered; nil where none was.
        package var made: Date?
        /// What `note` was given with it.
        package var mark: String?
    }

    package func lastDigest() throws(StoreError) -> LastDigest {
        try read { db in
            let row = try Row.fetchOne(db, sql: "SELECT edition, made, mark FROM digest")
            return LastDigest(edition: row?[0] ?? 0, made: Date(milliseconds: row?[1]), mark: row?[2])
        }
    }

    /// Keeps when a digest was gathered, and a mark by which whoever wrote it knows it again.
    package func noteDigest(made: Date, mark: String) throws(StoreError) {
        try write { db in
            try db.execute(sql: "UPDATE digest SET made = ?, mark = ?", arguments: [made.milliseconds, mark])
        }
    }
}
