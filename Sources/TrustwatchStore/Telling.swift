internal import Foundation
internal import GRDB
internal import TrustwatchCore

extension PollWriter {
    /// Notes what the decision tells. An inspection's publication is told once: `notified` is set here and never again.
    mutating func tell(_ decision: Intake.Decision, _ place: Place, trigger: Item.ID) throws {
        if case .tell(let event, _) = decision.storyNotification {
            tellings.append(Telling(event: event, inspection: nil, story: place.story, trigger: trigger))
        }
        guard case .tell(let event, _) = decision.notification else { return }
        if event == .inspectionPublished {
            try db.run(
                "UPDATE inspection SET notified = ? WHERE id = ? AND notified IS NULL",
                [now.milliseconds, place.inspection])
            guard db.changesCount == 1 else { return }
        }
        // However many items of one poll add to an inspection, one message says all of it.
        guard !tellings.contains(where: { $0.event == event && $0.inspection == place.inspection }) else { return }
        tellings.append(Telling(event: event, inspection: place.inspection, story: place.story, trigger: trigger))
    }

    /// Puts into words and queues what is told, now that every item has added what it knows.
    mutating func finish(_ writer: MessageWriter, to channels: [Channel]) throws {
        for telling in tellings {
            guard let message = try message(telling, writer) else { continue }
            guard !applied.messages.contains(where: { $0.id == message.id }) else { continue }
            applied.messages.append(message)
            try Outgoing.add(message, to: channels, db)
        }
    }

    /// nil where there is nobody to tell, as for a subject that is not watched.
    private func message(_ telling: Telling, _ writer: MessageWriter) throws -> Message? {
        switch telling.event {
        case .inspectionPublished, .inspectionUpdated: try inspectionMessage(telling, writer)
        case .storyNew: try storyMessage(telling, writer)
        case .sourceFailing, .sourceRecovered, .digest, .test: nil
        }
    }

    private func inspectionMessage(_ telling: Telling, _ writer: MessageWriter) throws -> Message? {
        guard let id = try telling.inspection.flatMap({ try Grouping.inspection.current($0, db) }),
            let inspection = try InspectionRow.fetch(db, where: "id = ?", [id]).first?.inspection,
            let subject = circumstances.subjects.first(where: { $0.id == inspection.subject })
        else { return nil }
        // Merged in this very poll with one that was told before.
        if telling.event == .inspectionPublished, inspection.notified?.milliseconds != now.milliseconds { return nil }
        let history = try InspectionRow.fetch(
            db, where: "authority = (SELECT authority FROM inspection WHERE id = ?)", [id])
        return writer.inspection(
            telling.event, inspection, of: subject, history: history.map(\.inspection),
            items: try Item.fetch(db, "WHERE item.inspection = ? ORDER BY item.id", [id]), trigger: telling.trigger)
    }

    private func storyMessage(_ telling: Telling, _ writer: MessageWriter) throws -> Message? {
        guard let id = try telling.story.flatMap({ try Grouping.story.current($0, db) }),
            let story = try Story.fetch(db, "WHERE id = ?", [id]).first
        else { return nil }
        return writer.story(
            story, about: circumstances.subjects.filter { story.subjects.contains($0.id) },
            items: try Item.fetch(db, "WHERE item.story = ? ORDER BY item.id", [id]), trigger: telling.trigger)
    }
}
