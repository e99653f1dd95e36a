internal import Foundation
internal import GRDB
package import TrustwatchCore

extension Store {
    /// Makes what feeds.conf says known to the store: at the start of the daemon or of a round, and after a reload.
    ///
    /// A source is recognised by its name, else by its address; one whose address changed is read as if for the first
    /// time. Sources that are gone from feeds.conf stay for the sake of their items.
    package func sync(feeds: [Feed], subjects: [Subject]) throws(StoreError) {
        guard try !isKnown(feeds, subjects) else { return }
        try write { db in
            try Self.sync(subjects, db)
            let names = Set(feeds.map(\.name))
            var (known, leaving): (Set<String>, [String: Int64]) = ([], [:])
            for row in try Row.fetchAll(db, sql: "SELECT id, name, configured_url FROM feed ORDER BY id") {
                if names.contains(row[1]) { known.insert(row[1]) } else { leaving[row[2]] = row[0] }
            }
            for feed in feeds where !known.contains(feed.name) {
                try Self.add(feed, as: leaving.removeValue(forKey: feed.url), db)
            }
            for feed in feeds where known.contains(feed.name) { try Self.move(feed, db) }
            try db.run(
                "UPDATE feed SET configured = name IN (SELECT value FROM json_each(?))", [Stored.list(names)])
        }
    }

    /// Whether all is as it was the last time, as it mostly is: then a round begins without a write.
    private func isKnown(_ feeds: [Feed], _ subjects: [Subject]) throws(StoreError) -> Bool {
        func known(_ sql: String, _ db: Database) throws -> [String: String?] {
            var known: [String: String?] = [:]
            let rows = try Row.fetchCursor(db, sql: sql)
            while let row = try rows.next() { known.updateValue(row[1], forKey: row[0]) }
            return known
        }
        return try read { db in
            let urls = try known("SELECT name, configured_url FROM feed WHERE configured", db)
            let authorities = try known("SELECT id, authority FROM subject", db)
            return urls.count == feeds.count && feeds.allSatisfy { urls[$0.name] == .some($0.url) }
                && authorities.count == subjects.count
                && subjects.allSatisfy { authorities[$0.id] == .some($0.authority?.slug) }
        }
    }

    private static func sync(_ subjects: [Subject], _ db: Database) throws {
        try db.execute(sql: "DELETE FROM subject")
        for subject in subjects {
            try db.execute(
                sql: "INSERT OR IGNORE INTO subject (id, authority) VALUES (?, ?)",
                arguments: [subject.id, subject.authority?.slug])
        }
    }

    /// Gives a source its row: of one that feeds.conf no longer names, where that had the same address.
    private static func add(_ feed: Feed, as renamed: Int64?, _ db: Database) throws {
        if let renamed {
            try db.run("UPDATE feed SET name = ? WHERE id = ?", [feed.name, renamed])
        } else {
            try db.run(
                "INSERT INTO feed (name, configured_url, url, configured) VALUES (?1, ?2, ?2, 1)",
                [feed.name, feed.url])
        }
    }

    /// Forgets what belonged to another address: validators, the redirect, and that it was read before, because all of
    /// a page may be new to us and none of it news.
    private static func move(_ feed: Feed, _ db: Database) throws {
        try db.run(
            """
            UPDATE feed SET configured_url = ?2, url = ?2, status = 'never', last_attempt = NULL,
                last_success = NULL, failures = 0, failing_since = NULL,
                failure_told = 0, error = NULL, warning = NULL, http_status = NULL, next_poll = NULL,
                next_poll_reason = NULL, etag = NULL, last_modified = NULL, body_hash = NULL,
                last_unconditional = NULL, baseline = 0, moved_url = NULL, moved_since = NULL,
                moved_confirmations = NULL, adopted_url = NULL, wait_until = NULL, hints = NULL,
                validators_url = NULL, interval = NULL, trouble = NULL
            WHERE name = ?1 AND configured_url <> ?2
            """,
            [feed.name, feed.url])
    }

    /// What is kept of every source of feeds.conf, by the source's name.
    package func pollRecords() throws(StoreError) -> [String: PollRecord] {
        try read { db in try PollRecord.configured(db) }
    }

    /// What is kept of one source; nil where `sync` has not named it.
    package func pollRecord(of feed: String) throws(StoreError) -> PollRecord? {
        try read { db in try PollRecord.fetch(db, of: feed) }
    }

    /// Those of the keys under which a source has brought nothing yet.
    package func unknownKeys(among keys: [String], of feed: String) throws(StoreError) -> Set<String> {
        try read { db in
            let known = try String.fetchAll(
                db,
                sql: """
                    SELECT key FROM identity
                    WHERE feed = (SELECT id FROM feed WHERE name = ?) AND key IN (SELECT value FROM json_each(?))
                    """,
                arguments: [feed, Stored.list(keys)])
            return Set(keys).subtracting(known)
        }
    }

    /// The entries that a source brought last, as far as their items are still there.
    package func latestEntries(of feed: String, limit: Int) throws(StoreError) -> [Intake.Reading.Known] {
        try read { db in
            try Row.fetchAll(
                db,
                sql: """
                    SELECT key, canonical_url, title, published FROM identity JOIN item ON item.id = identity.item
                    WHERE identity.feed = (SELECT id FROM feed WHERE name = ?) ORDER BY item.id DESC LIMIT ?
                    """,
                arguments: [feed, limit]
            ).map { row in
                Intake.Reading.Known(
                    key: row[0], canonicalURL: row[1], title: row[2], published: Date(milliseconds: row[3]))
            }
        }
    }

    /// Keeps the records of polls that brought nothing new, and queues what is to be told of their sources, in one
    /// transaction. A record of a source that `sync` has not named is ignored, and so is its count of items.
    ///
    /// - Parameter times: records in which nothing but times has changed; of them nothing else is written.
    package func record(
        _ records: [PollRecord], times: [PollRecord] = [], messages: [Message] = [], to channels: [Channel] = []
    ) throws(StoreError) {
        guard !records.isEmpty || !times.isEmpty || !messages.isEmpty else { return }
        try write { db in
            for record in records { try record.save(db) }
            for record in times { try record.saveTimes(db) }
            for message in messages { try Outgoing.add(message, to: channels, db) }
        }
    }
}
