internal import struct Foundation.Date

/// Whether an item is news of a publication that nobody has been told of (contract, promise 1), or of more about one that
/// was told.
struct NotificationDecider {
    let item: Intake.IncomingItem
    let candidates: Intake.Candidates
    let circumstances: Intake.Circumstances
    let inspection: Intake.InspectionDecision?

    func decide() -> Intake.Notification {
        guard let mention = item.mentions.first, let inspection else {
            return .silent(because: "it speaks of no inspection")
        }
        guard
            let subject = circumstances.subjects.first(where: {
                $0.authority?.slug == inspection.authority && item.subjects.contains($0.id)
            })
        else {
            return .silent(because: "nobody watches \(inspection.authority)")
        }
        if let kind = inspection.facts.kind, !subject.kinds.contains(kind) {
            return .silent(
                because: "\(kind.rawValue) is only recorded, unless `kinds` of the subject in feeds.conf has it")
        }
        let known = knownInspections(inspection)
        if let told = known.lazy.compactMap(\.notified).first ?? inspection.told {
            return updated(inspection, mention, known, told)
        }
        switch mention.standing {
        case .expected: return .silent(because: "its report is not out yet")
        case .remembered: return .silent(because: "it only looks back at it")
        case .compared: return .silent(because: "it only names it beside others")
        case .official: return official(inspection, known)
        case .published: return reported(inspection)
        }
    }

    /// The same of a story: only its first item tells of it.
    func ofStory(_ placement: Intake.Placement<Story.ID>?) -> Intake.Notification {
        guard case .new? = placement else { return .silent(because: "it is no new story") }
        guard isRecent(Intake.day(of: item.published ?? circumstances.now)) else {
            return .silent(because: "the story is older than \(limit)")
        }
        return .tell(.storyNew, because: "it is the first of its story")
    }

    private func official(_ inspection: Intake.InspectionDecision, _ known: [Inspection]) -> Intake.Notification {
        if known.contains(where: { $0.status == .official }) {
            return .silent(because: "the official page had its report before")
        }
        if circumstances.baseline {
            return .tell(.inspectionPublished, because: "its report is new on an official page")
        }
        guard isRecent(inspection.facts.published) else {
            return .silent(because: "it was on the page at the first poll, and is older than \(limit)")
        }
        return .tell(.inspectionPublished, because: "its report came out lately")
    }

    private func reported(_ inspection: Intake.InspectionDecision) -> Intake.Notification {
        guard isRecent(Intake.day(of: item.published ?? circumstances.now)) else {
            return .silent(because: "the news is older than \(limit)")
        }
        guard isRecent(inspection.facts.published) else {
            return .silent(because: "its report came out longer ago than \(limit)")
        }
        return .tell(.inspectionPublished, because: "it is the first to report its publication")
    }

    /// What an official page changes is an update, and so is a first grade in the news; what newspapers say otherwise, or
    /// remember, is none. Each change counts once, because from then on it is what is known.
    private func updated(
        _ inspection: Intake.InspectionDecision, _ mention: Mention, _ known: [Inspection], _ told: Date
    ) -> Intake.Notification {
        let silent = Intake.Notification.silent(because: "it was told on \(Intake.day(of: told))")
        // What else the poll says that told of it is part of that message.
        guard circumstances.now.timeIntervalSince(told) >= 1,
            let before = known.first(where: { $0.notified == told }) ?? known.first
        else {
            return silent
        }
        switch mention.standing {
        case .official: break
        case .published: if !isRecent(Intake.day(of: item.published ?? circumstances.now)) { return silent }
        case .expected, .remembered, .compared: return silent
        }
        let changes = inspection.changes(since: before, isOfficial: mention.standing == .official)
        return changes.isEmpty
            ? silent : .tell(.inspectionUpdated, because: "new are " + changes.joined(separator: ", "))
    }

    private func knownInspections(_ decision: Intake.InspectionDecision) -> [Inspection] {
        let joined = decision.placement.id
        // By their places: a copy would count all that is in them.
        let known = candidates.inspections
        return known.indices.filter { place in
            let id = known[place].inspection.id
            return id == joined || decision.merged.contains(id)
        }.map { known[$0].inspection }
    }

    /// Whether a day lies within notify-within of now; an unknown one does.
    private func isRecent(_ day: PartialDate?) -> Bool {
        guard let day else { return true }
        let today = Int((circumstances.now.timeIntervalSince1970 / 86_400).rounded(.down))
        return today - day.lastDay <= days
    }

    private var days: Int { Int(circumstances.notifyWithin.components.seconds / 86_400) }
    private var limit: String { "notify-within (\(days) days)" }
}

extension Intake.InspectionDecision {
    /// What is known now and was not before, in words.
    fileprivate func changes(since before: Inspection, isOfficial: Bool) -> [String] {
        var changes: [String] = []
        for (area, grade) in facts.grades
        where isOfficial ? before.facts.grades[area] != grade : before.facts.grades[area] == nil {
            changes.append("\(area.words): \(grade.words)")
        }
        guard isOfficial else { return changes }
        if status == .official, before.status != .official { changes.append("its official page") }
        if let report = facts.reportURL, report != before.facts.reportURL { changes.append("its report") }
        if let day = facts.published, day != before.facts.published { changes.append("its date, \(day)") }
        if let visit = facts.visit, visit != before.facts.visit { changes.append("the visit, \(visit.start)") }
        return changes
    }
}
