internal import GRDB
package import TrustwatchCore

package import struct Foundation.Date

/// A report that an official page lists and that has not been read yet.
package struct UnreadReport: Sendable, Equatable {
    package var item: Item.ID
    /// The name of the source that lists it.
    package var feed: String
    package var url: String
    /// How often it was tried.
    package var attempts: Int
}

extension Store {
    /// Reports of these sources that are to be read now: of watched subjects first, then the newest.
    package func unreadReports(
        of feeds: [String], at now: Date, limit: Int
    ) throws(StoreError) -> [UnreadReport] {
        try read { db in
            try Row.fetchAll(
                db,
                sql: """
                    SELECT detail.item, feed.name, said ->> '$.facts.reportURL', ifnull(attempts, 0)
                    FROM detail JOIN item ON item.id = detail.item JOIN feed ON feed.id = item.feed
                    LEFT JOIN report ON report.item = detail.item
                    WHERE said ->> '$.standing' = 'official' AND said ->> '$.facts.reportHash' IS NULL
                        AND said ->> '$.facts.reportURL' IS NOT NULL AND (attempts IS NULL OR next_attempt <= ?)
                        AND feed.name IN (SELECT value FROM json_each(?))
                    ORDER BY relevant DESC, published DESC, detail.item LIMIT ?
                    """,
                arguments: [now.milliseconds, Stored.list(feeds), limit]
            ).map { UnreadReport(item: Identifier($0[0]), feed: $0[1], url: $0[2], attempts: $0[3]) }
        }
    }

    /// Keeps that a report could not be read.
    ///
    /// - Parameter next: when it is tried again; nil: never.
    package func noteUnread(_ item: Item.ID, because error: String, next: Date?) throws(StoreError) {
        try write { db in
            try db.run(
                """
                INSERT INTO report (item, attempts, next_attempt, error) VALUES (?, 1, ?, ?)
                ON CONFLICT DO UPDATE SET attempts = attempts + 1, next_attempt = excluded.next_attempt,
                    error = excluded.error
                """,
                [item.number, next?.milliseconds, error])
        }
    }

    /// Decides an item anew with what its report says, as if the page had said it, and queues what that tells.
    package func complete(
        _ id: Item.ID, from report: Inspection.Facts, in circumstances: Intake.Circumstances, to channels: [Channel],
        decide: @escaping Decide = Intake.decide(_:among:in:)
    ) throws(StoreError) -> Applied {
        try write { db in
            guard var item = try Intake.IncomingItem.stored(id, db), !item.mentions.isEmpty,
                let feed: Int64 = try db.one("SELECT feed FROM item WHERE id = ?", [id.number])
            else { return Applied() }
            item.mentions[0].facts.complete(from: report)
            item.mentions[0].facts.reportHash = report.reportHash
            var writer = try PollWriter(db: db, feed: feed, circumstances: circumstances, decide: decide)
            try writer.takeAgain(item, id)
            try writer.finish(MessageWriter(store: self.id, now: circumstances.now), to: channels)
            try writer.index.finish()
            try db.run("DELETE FROM report WHERE item = ?", [id.number])
            return writer.applied
        }
    }
}

extension PollWriter {
    /// Decides a stored item anew; the entry itself has not changed.
    fileprivate mutating func takeAgain(_ item: Intake.IncomingItem, _ id: Item.ID) throws {
        try candidates.prepare(for: [item], at: [0])
        let known = try candidates.neighbour(id.number)
        _ = try write(item, decision(on: item, known: known))
    }
}

extension Intake.IncomingItem {
    /// As it was when it was decided; nil where there is nothing that speaks for it.
    fileprivate static func stored(_ id: Item.ID, _ db: Database) throws -> Intake.IncomingItem? {
        let row = try Row.fetchOne(
            db,
            sql: """
                SELECT guid, url, canonical_url, title, summary, author, published, text, bands, terms, matches, mentions
                FROM item JOIN detail ON detail.item = item.id WHERE item.id = ?
                """,
            arguments: [id.number])
        guard let row else { return nil }
        return Intake.IncomingItem(
            key: "", guid: row[0], url: row[1], canonicalURL: row[2], title: row[3], summary: row[4], text: row[7],
            author: row[5], published: Date(milliseconds: row[6]),
            matches: try Stored.value([Match].self, row[10]), mentions: try Stored.value([Mention].self, row[11]),
            fingerprint: Fingerprint(bands: Index.bands(row[8])), terms: Index.terms(row[9]))
    }
}
