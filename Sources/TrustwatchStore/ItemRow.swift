internal import Foundation
internal import GRDB
internal import TrustwatchCore

/// What a row of `item` says beside the item itself.
struct ItemRow {
    let id: Item.ID
    let feed: Int64
    let firstSeen: Date
    let article: Intake.Placement<Identifier<Article>>
    let story: Int64?
    let inspection: Int64?

    /// A new article bears the number of its first item.
    private var articleNumber: Int64 { if case .joins(let article, _) = article { article.number } else { id.number } }

    private func standing(_ item: Intake.IncomingItem) -> String? {
        inspection.flatMap { _ in item.mentions.first?.standing.rawValue }
    }

    static let insertion = Insertion(
        into: "item",
        [
            "id", "feed", "first_seen", "guid", "url", "canonical_url", "title", "summary", "author", "published",
            "article", "relevant", "story", "inspection", "standing",
        ])

    /// Adds it to an `insertion`.
    func add(_ item: Intake.IncomingItem, to insertion: inout Insertion) {
        insertion.append(id.number)
        insertion.append(feed)
        insertion.append(firstSeen.milliseconds)
        insertion.append(item.guid)
        insertion.append(item.url)
        insertion.append(item.canonicalURL)
        insertion.append(item.title)
        insertion.append(item.lede)
        insertion.append(item.author)
        insertion.append(item.published?.milliseconds)
        insertion.append(articleNumber)
        insertion.append(item.isRelevant ? 1 : 0)
        insertion.append(story)
        insertion.append(inspection)
        insertion.append(standing(item))
    }

    /// An edit keeps when the item was first seen.
    func update(_ item: Intake.IncomingItem, _ db: Database) throws {
        try db.run(
            """
            UPDATE item SET guid = ?, url = ?, canonical_url = ?, title = ?, summary = ?, author = ?, published = ?,
                article = ?, relevant = ?, story = ?, inspection = ?, standing = ?
            WHERE id = ?
            """,
            [
                item.guid, item.url, item.canonicalURL, item.title, item.lede, item.author,
                item.published?.milliseconds, articleNumber, item.isRelevant, story, inspection, standing(item),
                id.number,
            ])
    }
}
