internal import Foundation
internal import GRDB
internal import TrustwatchCore

/// A stored item with all that is needed to decide it again.
struct StoredItem {
    /// What was decided about it, as it stands in its row of `detail`.
    struct Trace: Equatable {
        var matches: String
        var mentions: String
        var terms: String
        var bands: String
        var reasons: Reasons
    }

    let id: Item.ID
    let feed: Int64
    let feedName: String
    let feedURL: String
    let ownName: String?
    let firstSeen: Date
    let article: Identifier<Article>
    let place: Place
    let kept: Intake.Kept
    /// nil where the item was not read for what it is about.
    let trace: Trace?
    private let canonicalURL: String?

    /// - Parameter clauses: SQL after the tables.
    static func fetch(_ db: Database, _ clauses: String, _ arguments: Values) throws -> [StoredItem] {
        let statement = try db.cachedStatement(
            sql: """
                SELECT item.id, feed, feed.name, feed.configured_url, own_name, first_seen, article, story, inspection,
                    guid, item.url, title, summary, author, published, text, matches, mentions, terms, bands, reasons,
                    canonical_url
                FROM item JOIN feed ON feed.id = feed LEFT JOIN detail ON detail.item = item.id \(clauses)
                """)
        return try Array(Row.fetchCursor(statement, arguments: StatementArguments(arguments)).map(StoredItem.init))
    }

    private init(_ row: Row) throws {
        id = Identifier(row[0])
        feed = row[1]
        feedName = row[2]
        feedURL = row[3]
        ownName = row[4]
        firstSeen = Date(milliseconds: row[5] as Int64)
        article = Identifier(row[6])
        place = Place(story: row[7], inspection: row[8])
        trace = try (row[16] as String?).map { matches in
            Trace(
                matches: matches, mentions: row[17], terms: row[18], bands: row[19],
                reasons: try Stored.value(Reasons.self, row[20] as String))
        }
        let mentions = try trace.map { try Stored.value([Mention].self, $0.mentions) } ?? []
        kept = Intake.Kept(
            guid: row[9], url: row[10], title: row[11], summary: row[12], text: row[15], author: row[13],
            published: Date(milliseconds: row[14]),
            official: mentions.first.flatMap { $0.standing == .official ? $0 : nil })
        canonicalURL = row[21]
    }

    /// What it was taken to say when it was last decided.
    func asDecided() throws -> Intake.IncomingItem {
        var item = Intake.IncomingItem(
            key: kept.guid ?? kept.url ?? kept.title, guid: kept.guid, url: kept.url, canonicalURL: canonicalURL,
            title: kept.title, summary: kept.summary, text: kept.text, author: kept.author, published: kept.published)
        item.isRead = true
        guard let trace else { return item }
        item.matches = try Stored.value([Match].self, trace.matches)
        item.mentions = try Stored.value([Mention].self, trace.mentions)
        item.terms = Index.terms(trace.terms)
        item.fingerprint = Fingerprint(bands: Index.bands(trace.bands))
        return item
    }
}

extension StoredItem.Trace {
    /// As it would be written; nil for an item that was not read.
    init?(_ item: Intake.IncomingItem, _ reasons: Reasons) {
        guard item.isTraced else { return nil }
        matches = item.matches.stored.text
        mentions = (item.mentions + item.withheld).stored.text
        terms = Index.stored(item.terms, isRelevant: item.isRelevant).joined(separator: "\n")
        bands = Index.text(item.fingerprint.bands)
        self.reasons = reasons
    }
}
