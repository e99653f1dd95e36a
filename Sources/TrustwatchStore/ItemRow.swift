internal import Foundation
internal import GRDB
internal import TrustwatchCore

/// A row of `item` as it is written.
struct ItemRow {
    let id: Item.ID
    let feed: Int64
    let firstSeen: Date
    let item: Intake.IncomingItem
    let article: Intake.Placement<Identifier<Article>>
    let story: Int64?
    let inspection: Int64?

    func insert(_ db: Database) throws {
        let article: Int64 = if case .joins(let article, _) = article { article.number } else { id.number }
        try db.run(
            """
            INSERT INTO item (id, feed, first_seen, guid, url, canonical_url, title, summary, author, published,
                article, relevant, story, inspection)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            [
                id.number, feed, firstSeen.milliseconds, item.guid, item.url, item.canonicalURL, item.title,
                item.summary, item.author, item.published?.milliseconds, article, item.isRelevant, story, inspection,
            ])
    }

    /// An edit keeps when the item was first seen, and its article unless it turned out to be a copy.
    func update(_ db: Database) throws {
        let article: Int64? = if case .joins(let article, _) = article { article.number } else { nil }
        try db.run(
            """
            UPDATE item SET guid = ?, url = ?, canonical_url = ?, title = ?, summary = ?, author = ?, published = ?,
                article = ifnull(?, article), relevant = ?, story = ?, inspection = ?
            WHERE id = ?
            """,
            [
                item.guid, item.url, item.canonicalURL, item.title, item.summary, item.author,
                item.published?.milliseconds, article, item.isRelevant, story, inspection, id.number,
            ])
    }
}
