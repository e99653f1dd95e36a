internal import Foundation
internal import GRDB
internal import TrustwatchCore

extension PollRecord {
    /// Read by their places: names are looked up anew in every row, which with thousands of sources is what a round
    /// without news spends most of its time on.
    private static let columns = """
        name, url, status, last_attempt, last_success, http_status, error, failures, failing_since, failure_told,
        next_poll, next_poll_reason, etag, last_modified, validators_url, body_hash, last_unconditional, baseline,
        moved_url, moved_since, moved_confirmations, adopted_url, wait_until, hints, interval, warning, trouble, items
        """

    /// That of one source of feeds.conf.
    static func fetch(_ db: Database, of feed: String) throws -> PollRecord? {
        let sql = "SELECT \(columns) FROM feed WHERE configured AND name = ?"
        return try Row.fetchOne(db, sql: sql, arguments: [feed]).map(PollRecord.init)
    }

    /// Those of the sources of feeds.conf, by name.
    static func configured(_ db: Database) throws -> [String: PollRecord] {
        var records: [String: PollRecord] = [:]
        let rows = try Row.fetchCursor(db, sql: "SELECT \(columns) FROM feed WHERE configured")
        while let row = try rows.next() { records[row[0]] = try PollRecord(row) }
        return records
    }

    /// From a row of `columns`.
    private init(_ row: Row) throws {
        self.init(feed: row[0], url: row[1])
        status = Status(rawValue: row[2]) ?? .never
        lastAttempt = Date(milliseconds: row[3])
        lastSuccess = Date(milliseconds: row[4])
        httpStatus = row[5]
        error = row[6]
        failures = row[7]
        failingSince = Date(milliseconds: row[8])
        failureTold = row[9]
        nextPoll = Date(milliseconds: row[10])
        nextPollReason = row[11]
        etag = row[12]
        lastModified = row[13]
        validatorsURL = row[14]
        bodyHash = row[15]
        lastUnconditional = Date(milliseconds: row[16])
        baseline = row[17]
        if let url: String = row[18] {
            moved = Move(url: url, since: Date(milliseconds: row[19]), confirmations: row[20])
        }
        adoptedURL = row[21]
        waitUntil = Date(milliseconds: row[22])
        if let stored: String = row[23] { hints = try Stored.value(PollingHints.self, stored) }
        interval = (row[24] as Int64?).map { .milliseconds($0) }
        warning = row[25]
        trouble = row[26]
        items = row[27]
    }

    /// Writes all but the number of items, which the intake counts.
    func save(_ db: Database) throws {
        let statement = try db.cachedStatement(
            sql: """
                UPDATE feed SET url = ?, status = ?, last_attempt = ?, last_success = ?, http_status = ?, error = ?,
                    failures = ?, failing_since = ?, failure_told = ?, next_poll = ?, next_poll_reason = ?, etag = ?,
                    last_modified = ?, body_hash = ?, last_unconditional = ?, baseline = ?, moved_url = ?,
                    moved_since = ?, moved_confirmations = ?, adopted_url = ?, wait_until = ?, hints = ?, warning = ?,
                    validators_url = ?, interval = ?, trouble = ?
                WHERE name = ?
                """)
        try statement.execute(arguments: [
            url, status.rawValue, lastAttempt?.milliseconds, lastSuccess?.milliseconds, httpStatus, error,
            failures, failingSince?.milliseconds, failureTold, nextPoll?.milliseconds, nextPollReason, etag,
            lastModified, bodyHash, lastUnconditional?.milliseconds, baseline, moved?.url,
            moved?.since.milliseconds, moved?.confirmations, adoptedURL, waitUntil?.milliseconds,
            hints == PollingHints() ? nil : try Stored.text(hints), warning,
            validatorsURL, interval.map { Int64(($0.inSeconds * 1000).rounded()) }, trouble, feed,
        ])
    }

    /// Writes what `isSameButForTimes` leaves out.
    func saveTimes(_ db: Database) throws {
        try db.run(
            "UPDATE feed SET last_attempt = ?, last_success = ?, next_poll = ?, http_status = ? WHERE name = ?",
            [lastAttempt?.milliseconds, lastSuccess?.milliseconds, nextPoll?.milliseconds, httpStatus, feed])
    }
}
