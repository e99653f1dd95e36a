internal import GRDB
package import TrustwatchCore

package import struct Foundation.Date

extension Store {
    /// All that a digest shows of the time from `since` to `now`, as it stands at one moment.
    ///
    /// New are the inspections that were told in that time, and those that became known in it, were published in it as
    /// far as anybody says, and were not told.
    ///
    /// - Parameters:
    ///   - subjects: those of feeds.conf, in its order.
    ///   - feeds: those of feeds.conf, in its order.
    package func digest(
        since: Date, now: Date, subjects: [Subject], feeds: [Feed]
    ) throws(StoreError) -> Digest {
        try read { db in
            let inspections = try Self.newInspections(since, now, db)
            return Digest(
                store: id, now: now, since: since,
                inspections: try inspections.map { row in
                    Digest.Entry(
                        inspection: row.inspection,
                        items: try Item.fetch(
                            db, "WHERE item.inspection = ? ORDER BY item.id", [row.inspection.id.number]))
                },
                stories: try Self.stories(since, now, without: inspections, db),
                timelines: try subjects.map { Digest.Timeline(subject: $0, inspections: try Self.timeline($0, db)) },
                sources: try Self.health(of: feeds, db))
        }
    }

    private static func newInspections(_ since: Date, _ now: Date, _ db: Database) throws -> [InspectionRow] {
        let rows = try InspectionRow.fetch(
            db,
            where: """
                authority IN (SELECT authority FROM subject) AND status <> 'expected' AND (
                    notified BETWEEN ?1 AND ?2 OR notified IS NULL AND first_seen BETWEEN ?1 AND ?2
                        AND ifnull(facts ->> '$.published' >= date(?1 / 1000, 'unixepoch'), 1))
                """,
            [since.milliseconds, now.milliseconds])
        return rows.sorted { left, right in
            (left.day, left.inspection.id) > (right.day, right.inspection.id)
        }
    }

    /// Without those of the new inspections, and those that are nothing but rows of official pages: what the timeline
    /// lists is no story.
    private static func stories(
        _ since: Date, _ now: Date, without inspections: [InspectionRow], _ db: Database
    ) throws -> [Digest.StoryEntry] {
        let told = Set(inspections.map(\.inspection.id))
        let stories = Set(inspections.compactMap(\.story))
        return try Story.fetch(
            db,
            """
            WHERE last_seen >= ? AND first_seen <= ? AND EXISTS (
                SELECT 1 FROM item LEFT JOIN detail ON detail.item = item.id
                WHERE item.story = story.id
                    AND (item.inspection IS NULL OR said ->> '$.standing' IS NOT 'official'))
            ORDER BY last_seen DESC, id DESC
            """,
            [since.milliseconds, now.milliseconds]
        )
        .filter { story in !stories.contains(story.id) && !(story.inspection.map(told.contains) ?? false) }
        .map { story in
            Digest.StoryEntry(
                story: story, items: try Item.fetch(db, "WHERE item.story = ? ORDER BY item.id", [story.id.number]))
        }
    }

    private static func timeline(_ subject: Subject, _ db: Database) throws -> [Inspection] {
        guard let authority = subject.authority else { return [] }
        return try InspectionRow.fetch(db, where: "authority = ?", [authority.slug]).reversed().map(\.inspection)
    }

    static func health(of feeds: [Feed], _ db: Database) throws -> [FeedHealth] {
        let records = try PollRecord.configured(db)
        return feeds.map { FeedHealth($0, records[$0.name]) }
    }
}

extension InspectionRow {
    /// Of its publication, else of its visit; the empty string where neither is known.
    fileprivate var day: String {
        (inspection.facts.published ?? inspection.facts.visit?.start)?.description ?? ""
    }
}
