internal import Foundation
internal import GRDB
internal import TrustwatchCore

extension PollRecord {
    /// From a row of `feed`.
    init(_ row: Row) throws {
        self.init(feed: row["name"], url: row["url"])
        status = Status(rawValue: row["status"]) ?? .never
        lastAttempt = Date(milliseconds: row["last_attempt"])
        lastSuccess = Date(milliseconds: row["last_success"])
        httpStatus = row["http_status"]
        error = row["error"]
        failures = row["failures"]
        failingSince = Date(milliseconds: row["failing_since"])
        failureTold = row["failure_told"]
        nextPoll = Date(milliseconds: row["next_poll"])
        nextPollReason = row["next_poll_reason"]
        etag = row["etag"]
        lastModified = row["last_modified"]
        bodyHash = row["body_hash"]
        lastUnconditional = Date(milliseconds: row["last_unconditional"])
        baseline = row["baseline"]
        if let url: String = row["moved_url"] {
            moved = Move(
                url: url, since: Date(milliseconds: row["moved_since"]), confirmations: row["moved_confirmations"])
        }
        adoptedURL = row["adopted_url"]
        waitUntil = Date(milliseconds: row["wait_until"])
        if let stored: String = row["hints"] { hints = try Stored.value(PollingHints.self, stored) }
        warning = row["warning"]
        items = row["items"]
    }

    /// Writes all but the number of items, which the intake counts.
    func save(_ db: Database) throws {
        let statement = try db.cachedStatement(
            sql: """
                UPDATE feed SET url = ?, status = ?, last_attempt = ?, last_success = ?, http_status = ?, error = ?,
                    failures = ?, failing_since = ?, failure_told = ?, next_poll = ?, next_poll_reason = ?, etag = ?,
                    last_modified = ?, body_hash = ?, last_unconditional = ?, baseline = ?, moved_url = ?,
                    moved_since = ?, moved_confirmations = ?, adopted_url = ?, wait_until = ?, hints = ?, warning = ?
                WHERE name = ?
                """)
        try statement.execute(arguments: [
            url, status.rawValue, lastAttempt?.milliseconds, lastSuccess?.milliseconds, httpStatus, error,
            failures, failingSince?.milliseconds, failureTold, nextPoll?.milliseconds, nextPollReason, etag,
            lastModified, bodyHash, lastUnconditional?.milliseconds, baseline, moved?.url,
            moved?.since.milliseconds, moved?.confirmations, adoptedURL, waitUntil?.milliseconds,
            hints == PollingHints() ? nil : try Stored.text(hints), warning, feed,
        ])
    }
}
