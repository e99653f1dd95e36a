package import Foundation
internal import GRDB
internal import TrustwatchCore

extension Store {
    /// Writes a consistent copy into a new file while the store is in use; it takes its place only when it is whole.
    ///
    /// The copy is one file, not in WAL mode, that anybody can carry away.
    package func backup(to file: String) throws(StoreError) {
        let part = file + ".part"
        do {
            guard !FileManager.default.fileExists(atPath: file) else {
                throw StoreError(
                    .noAccess, "\(file) exists already.", hint: "Name another file, or move that one away.")
            }
            try? FileManager.default.removeItem(atPath: part)
            try copy(to: part)
            try FileManager.default.moveItem(atPath: part, toPath: file)
        } catch {
            try? FileManager.default.removeItem(atPath: part)
            throw StoreError(error, at: file)
        }
    }

    /// Puts the backup `file` in the place of the store at `path`, whatever state that is in, and brings it up to date.
    ///
    /// The caller holds the state directory; readers of the old store go on reading it undisturbed.
    ///
    /// - Parameter progress: in megabytes.
    package static func restore(
        from file: String, to path: String, progress: @escaping Progress = { _, _ in }
    ) throws(StoreError) {
        do {
            try copyBackup(file, to: path + ".part", progress)
            // A log of the old store beside the new one would ruin that, so all of the old one goes first.
            for suffix in ["", "-wal", "-shm"] { try move(path + suffix, to: path + ".old" + suffix) }
            try move(path + ".part", to: path)
            for suffix in ["", "-wal", "-shm"] { try? FileManager.default.removeItem(atPath: path + ".old" + suffix) }
        } catch {
            throw StoreError(error, at: path)
        }
        _ = try Store(path: path)
    }

    private static func copyBackup(_ file: String, to part: String, _ progress: @escaping Progress) throws {
        guard FileManager.default.fileExists(atPath: file) else {
            throw StoreError(.missing, "\(file) does not exist.", hint: "Name a file that `trustwatch backup` made.")
        }
        let backup = try Store(backup: file)
        let damage = try backup.check()
        guard damage.isEmpty else {
            throw StoreError(.corrupt, "\(file) is damaged: \(damage[0])", hint: "Use another backup.")
        }
        try? FileManager.default.removeItem(atPath: part)
        try backup.copy(to: part, progress: progress)
    }

    /// Does nothing where there is no such file.
    private static func move(_ file: String, to other: String) throws {
        guard FileManager.default.fileExists(atPath: file) else { return }
        try? FileManager.default.removeItem(atPath: other)
        try FileManager.default.moveItem(atPath: file, toPath: other)
    }

    /// What is wrong with the store's files, a sentence each; empty where all is well.
    package func check() throws(StoreError) -> [String] {
        try read { db in
            let damage = try String.fetchAll(db, sql: "PRAGMA integrity_check").filter { $0 != "ok" }
            let strays = try Row.fetchAll(db, sql: "PRAGMA foreign_key_check").map { row in
                "A row of \(row["table"] as String) names a row of \(row["parent"] as String) that is not there."
            }
            return damage + strays
        }
    }

    /// Drops items about no subject that were first seen before `date`, a few thousand at a time so that polls get in
    /// between, and says how many. Their identities stay, and so does an item that an
    /// inspection rests on, or of which somebody said something by hand.
    package func prune(before date: Date) throws(StoreError) -> Int {
        var dropped = 0
        var from = Int64.min
        while let batch = try prune(from: from, before: date.milliseconds) {
            dropped += batch.dropped
            from = batch.last
        }
        return dropped
    }

    /// One transaction of it, from the time `from` on; nil where nothing is left to drop.
    private func prune(from: Int64, before date: Int64) throws(StoreError) -> (dropped: Int, last: Int64)? {
        try write { db -> (dropped: Int, last: Int64)? in
            let rows = try Row.fetchAll(
                db,
                sql: """
                    SELECT id, first_seen, detail.item IS NOT NULL FROM item LEFT JOIN detail ON detail.item = item.id
                    WHERE first_seen >= ? AND first_seen < ? AND NOT relevant AND inspection IS NULL
                        AND article NOT IN (SELECT article FROM correction)
                    ORDER BY first_seen LIMIT 2000
                    """,
                arguments: [from, date])
            guard let last = rows.last else { return nil }
            var index = Index(db: db)
            for row in rows where row[2] { try index.remove(Identifier(row[0])) }
            try index.finish()
            let ids = Stored.list(rows.lazy.map { $0[0] as Int64 })
            try db.execute(
                sql: """
                    UPDATE feed SET items = items - gone.number FROM (
                        SELECT feed, count(*) AS number FROM item WHERE id IN (SELECT value FROM json_each(?)) GROUP BY feed
                    ) AS gone WHERE gone.feed = feed.id
                    """,
                arguments: [ids])
            try db.execute(sql: "DELETE FROM item WHERE id IN (SELECT value FROM json_each(?))", arguments: [ids])
            return (rows.count, last[1])
        }
    }
}
