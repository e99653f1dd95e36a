internal import Foundation
internal import GRDB
internal import TrustwatchCore

extension PollWriter {
    /// Notes what the decision tells. An inspection's publication is told once: `notified` is set here and never again.
    mutating func tell(_ decision: Intake.Decision, _ place: Place, trigger: Item.ID) throws {
        guard case .tell(let event, _) = decision.notification else { return }
        if event == .inspectionPublished {
            try db.execute(
                sql: "UPDATE inspection SET notified = ? WHERE id = ? AND notified IS NULL",
                arguments: [now.milliseconds, place.inspection])
            guard db.changesCount == 1 else { return }
        }
        tellings.append(Telling(event: event, inspection: place.inspection, story: place.story, trigger: trigger))
    }

    /// Puts into words and queues what is told, now that every item has added what it knows.
    mutating func finish(channels: [Channel], tell: Store.Tell) throws {
        for telling in tellings {
            guard let news = try news(telling), let message = tell(news) else { continue }
            guard !applied.messages.contains(where: { $0.id == message.id }) else { continue }
            applied.messages.append(message)
            try Outgoing.add(message, to: channels, db)
        }
    }

    private func news(_ telling: Telling) throws -> News? {
        switch telling.event {
        case .inspectionPublished, .inspectionUpdated: try inspectionNews(telling)
        case .storyNew: try storyNews(telling)
        case .sourceFailing, .sourceRecovered, .test: nil
        }
    }

    private func inspectionNews(_ telling: Telling) throws -> News? {
        guard let id = try telling.inspection.flatMap({ try Grouping.inspection.current($0, db) }),
            let row = try InspectionRow.fetch(db, where: "id = ?", [id]).first
        else { return nil }
        // Merged in this very poll with one that was told before.
        if telling.event == .inspectionPublished, row.inspection.notified?.milliseconds != now.milliseconds {
            return nil
        }
        let history = try InspectionRow.fetch(
            db, where: "authority = (SELECT authority FROM inspection WHERE id = ?)", [id])
        return .inspection(
            telling.event, row.inspection, history: history.map(\.inspection),
            items: try Item.fetch(db, "WHERE item.inspection = ? ORDER BY item.id", [id]), trigger: telling.trigger)
    }

    private func storyNews(_ telling: Telling) throws -> News? {
        guard let id = try telling.story.flatMap({ try Grouping.story.current($0, db) }),
            let story = try Story.fetch(db, "WHERE id = ?", [id]).first
        else { return nil }
        return .story(
            story, items: try Item.fetch(db, "WHERE item.story = ? ORDER BY item.id", [id]), trigger: telling.trigger)
    }
}
