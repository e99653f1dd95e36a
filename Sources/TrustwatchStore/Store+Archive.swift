internal import GRDB
package import TrustwatchCore

extension Store {
    /// Takes inspections over from a table, in one transaction, as items of a source that is never polled. Rows that
    /// are there already change nothing; nobody is told.
    ///
    /// - Parameters:
    ///   - name: of the source; sources of feeds.conf come before it.
    ///   - progress: in items that are new.
    package func archive(
        _ items: [Intake.IncomingItem], as name: String, in circumstances: Intake.Circumstances,
        progress: Progress = { _, _ in }
    ) throws(StoreError) -> Applied {
        try write { db in
            let url = "archive:\(name)"
            try db.run(
                "INSERT INTO feed (name, configured_url, url, configured) VALUES (?1, ?2, ?2, 0) ON CONFLICT DO NOTHING",
                [name, url])
            let feed: Int64 = try db.one("SELECT id FROM feed WHERE name = ?", [name]) ?? 0
            var writer = try PollWriter(
                db: db, feed: feed, circumstances: circumstances, decide: Intake.decideArchived(_:among:in:))
            try writer.take(items, progress)
            try writer.index.finish()
            return writer.applied
        }
    }

    /// What the items of an inspection say of it, oldest first.
    package func said(of inspection: Inspection) throws(StoreError) -> [(
        item: Item.ID, source: String, mention: Mention
    )] {
        try read { db in
            try Row.fetchAll(
                db,
                sql: """
                    SELECT item.id, feed.name, said FROM item JOIN detail ON detail.item = item.id
                    JOIN feed ON feed.id = feed WHERE inspection = ? AND said IS NOT NULL ORDER BY item.id
                    """,
                arguments: [inspection.id.number]
            ).map { (Identifier($0[0]), $0[1], try Stored.value(Mention.self, $0[2])) }
        }
    }
}
