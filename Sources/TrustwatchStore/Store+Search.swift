internal import GRDB
package import TrustwatchCore

package import struct Foundation.Date

/// What is searched for, and where.
package struct SearchQuery: Sendable, Equatable {
    /// Words, `"phrases"`, `begin*`, `title:word`, `-word`; all must match.
    package var text: String
    /// Against it freshness is measured.
    package var now: Date
    package var since: Date?
    package var until: Date?
    package var subject: Subject.ID?
    package var feed: String?
    package var limit: Int?

    package init(_ text: String, now: Date) {
        self.text = text
        self.now = now
    }
}

/// An item that was found.
package struct SearchHit: Sendable, Equatable {
    package var item: Item
    package var title: MarkedText
    /// The passage of the text that fits best.
    package var snippet: MarkedText
}

/// A text in which what matched is marked.
package struct MarkedText: Sendable, Equatable {
    package struct Part: Sendable, Equatable {
        package var text: String
        package var isMatch: Bool
    }

    package var parts: [Part] = []
    package var plain: String { parts.map(\.text).joined() }

    // Control characters, which no text of a feed has.
    static let open: Character = "\u{2}"
    static let close: Character = "\u{3}"

    init(_ marked: String) {
        for (index, piece) in marked.split(separator: Self.open, omittingEmptySubsequences: false).enumerated() {
            let halves = index == 0 ? ["", piece] : piece.split(separator: Self.close, maxSplits: 1)
            if let match = halves.first, !match.isEmpty { parts.append(Part(text: String(match), isMatch: true)) }
            if halves.count > 1, !halves[1].isEmpty { parts.append(Part(text: String(halves[1]), isMatch: false)) }
        }
    }
}

extension Store {
    /// Relevant items that match, best first: a word in the title counts four times, and the youngest items up to
    /// twice. Nothing is found where only words that must not stand there are given.
    package func search(_ query: SearchQuery) throws(StoreError) -> [SearchHit] {
        guard let match = SearchSyntax.query(query.text) else { return [] }
        return try read { db in
            let rows = try Row.fetchCursor(
                db, sql: Self.ranked,
                arguments: [
                    match, (query.since ?? .distantPast).milliseconds, (query.until ?? .distantFuture).milliseconds,
                    query.subject, query.feed, query.now.milliseconds, query.limit ?? -1, String(MarkedText.open),
                    String(MarkedText.close),
                ])
            return try Array(
                rows.map { row in
                    SearchHit(item: Item(row), title: MarkedText(row[14]), snippet: MarkedText(row[15]))
                })
        }
    }

    /// The best are found first, and only of those the passages: they cost more than all the rest. CROSS JOIN keeps the
    /// order, so that the index is asked once for all (sqlite.org/optoverview.html).
    ///
    /// Of two equally good items the younger comes first; the bonus halves within a quarter of a year.
    private static let ranked = """
        WITH best AS MATERIALIZED (
            SELECT item.id, bm25(search, 4.0, 1.0)
                * (1 + 1 / (1 + max(0, ?6 - ifnull(published, first_seen)) / (90 * 86400000.0))) AS score
            FROM search JOIN item ON item.id = search.rowid
            WHERE search MATCH ?1 AND first_seen >= ?2 AND first_seen < ?3
                AND (?4 IS NULL OR EXISTS (SELECT 1 FROM item_subject WHERE item = item.id AND subject = ?4))
                AND (?5 IS NULL OR feed = (SELECT id FROM feed WHERE name = ?5))
            ORDER BY score, item.id DESC LIMIT ?7)
        SELECT \(Item.columns), highlight(search, 0, ?8, ?9), snippet(search, 1, ?8, ?9, '…', 30)
        FROM search CROSS JOIN best ON best.id = search.rowid
            CROSS JOIN item ON item.id = best.id CROSS JOIN feed ON feed.id = item.feed
        WHERE search MATCH ?1 ORDER BY score, item.id DESC
        """
}
