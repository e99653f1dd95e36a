internal import struct Foundation.Date

/// Whether an item is news of a publication that nobody has been told of (contract, promise 1).
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
            return .silent(because: "\(kind.rawValue) is only recorded")
        }
        let known = knownInspections(inspection)
        if let told = known.firstNonNil(\.notified) {
            return .silent(because: "it was told on \(Intake.day(of: told))")
        }
        switch mention.standing {
        case .expected: return .silent(because: "its report is not out yet")
        case .remembered: return .silent(because: "it only looks back at it")
        case .compared: return .silent(because: "it only names it beside others")
        case .official: return official(inspection, known)
        case .published: return reported(inspection)
        }
    }

    private func official(_ inspection: Intake.InspectionDecision, _ known: [Inspection]) -> Intake.Notification {
        if known.contains(where: { $0.status == .official }) {
            return .silent(because: "the official page had its report before")
        }
        if circumstances.baseline {
            return .tell(.inspectionPublished, because: "its report is new on an official page")
        }
        guard isRecent(inspection.facts.published) else {
            return .silent(because: "it was on the page at the first poll, and is older than notify-within")
        }
        return .tell(.inspectionPublished, because: "its report came out lately")
    }

    private func reported(_ inspection: Intake.InspectionDecision) -> Intake.Notification {
        guard isRecent(Intake.day(of: item.published ?? circumstances.now)) else {
            return .silent(because: "the news is older than notify-within")
        }
        guard isRecent(inspection.facts.published) else {
            return .silent(because: "its report came out longer ago than notify-within")
        }
        return .tell(.inspectionPublished, because: "it is the first to report its publication")
    }

    private func knownInspections(_ decision: Intake.InspectionDecision) -> [Inspection] {
        var ids = Set(decision.merged)
        if case .joins(let id, _) = decision.placement { ids.insert(id) }
        return candidates.inspections.map(\.inspection).filter { ids.contains($0.id) }
    }

    /// Whether a day lies within notify-within of now; an unknown one does.
    private func isRecent(_ day: PartialDate?) -> Bool {
        guard let day else { return true }
        let today = Int((circumstances.now.timeIntervalSince1970 / 86_400).rounded(.down))
        return today - day.lastDay <= Int(circumstances.notifyWithin.components.seconds / 86_400)
    }
}
