internal import struct Foundation.Date

/// Which inspection an item speaks of.
struct InspectionDecider {
    let item: Intake.IncomingItem
    let candidates: Intake.Candidates
    let now: Date
    let copy: Intake.Neighbour?

    private typealias Found = (candidate: Intake.InspectionCandidate, score: InspectionJoin.Score)

    func decide() -> Intake.InspectionDecision? {
        guard let mention = item.mentions.first else { return nil }
        let rivals = candidates.inspections.filter { $0.inspection.authority == mention.authority }
        let found = matching(mention, rivals)
        guard let best = found.first else { return begin(mention, rivals) }
        let same = found.dropFirst().filter { areOne(best.candidate, $0.candidate) }.map(\.candidate)
        let all = ([best.candidate] + same).sorted { $0.inspection.id < $1.inspection.id }
        let mentions = all.flatMap { others($0) } + [mention]
        var decision = Intake.InspectionDecision(
            placement: .joins(all[0].inspection.id, because: because(best)),
            merged: all.dropFirst().map(\.inspection.id),
            authority: mention.authority, facts: .consolidated(mentions), status: Inspection.Status(mentions))
        decision.facts.kind = decision.facts.kind ?? guessedKind(decision.facts, rivals)
        return decision
    }

    /// Known inspections that the mention may speak of, the likeliest first.
    private func matching(_ mention: Mention, _ rivals: [Intake.InspectionCandidate]) -> [Found] {
        let join = InspectionJoin(mention: mention, said: Intake.day(of: item.published ?? now))
        let found = rivals.compactMap { candidate -> Found? in
            let isMine =
                candidate.inspection.id == candidates.known?.inspection || candidate.inspection.id == copy?.inspection
            if isMine {
                return (
                    candidate,
                    InspectionJoin.Score(value: 9, because: ["the entry, or a copy of it, speaks of it already"])
                )
            }
            guard let score = join.score(candidate) else { return nil }
            return score.value >= InspectionJoin.threshold ? (candidate, score) : nil
        }
        return found.sorted {
            ($0.score.value, $1.candidate.inspection.id) > ($1.score.value, $0.candidate.inspection.id)
        }
    }

    /// What other items say of an inspection.
    private func others(_ candidate: Intake.InspectionCandidate) -> [Mention] {
        candidate.mentions.filter { $0.item != candidates.known?.id }.map(\.mention)
    }

    private func begin(_ mention: Mention, _ rivals: [Intake.InspectionCandidate]) -> Intake.InspectionDecision? {
        // A memory without a date, kind or grade could be of any inspection.
        if mention.standing == .remembered || mention.standing == .compared {
            guard mention.facts.published ?? mention.facts.visit?.start != nil, mention.facts.kind != nil else {
                return nil
            }
        }
        var facts = Inspection.Facts.consolidated([mention])
        facts.kind = facts.kind ?? guessedKind(facts, rivals)
        return Intake.InspectionDecision(
            placement: .new(
                because: rivals.isEmpty
                    ? "no inspection of this authority is known" : "none of \(rivals.count) known inspections fits"),
            authority: mention.authority, facts: facts, status: Inspection.Status([mention]))
    }

    /// Two records that this item shows to be one: nothing they say rules it out, and they were told of at one time.
    private func areOne(_ one: Intake.InspectionCandidate, _ other: Intake.InspectionCandidate) -> Bool {
        others(other).contains { mention in
            let join = InspectionJoin(mention: mention, said: Intake.day(of: other.firstSeen))
            return join.score(one).map { $0.value >= InspectionJoin.threshold } ?? false
        }
    }

    /// Letters do not always say what kind of visit they follow; the last full inspection does: monitoring visits follow an
    /// inadequate judgement, focused visits any other.
    private func guessedKind(_ facts: Inspection.Facts, _ rivals: [Intake.InspectionCandidate]) -> Inspection.Kind? {
        guard let day = (facts.published ?? facts.visit?.start)?.firstDay else { return nil }
        let full = rivals.map(\.inspection.facts).filter {
            $0.kind?.isFull ?? false && ($0.published?.firstDay ?? .max) < day
        }
        guard let last = full.max(by: { ($0.published?.firstDay ?? 0) < ($1.published?.firstDay ?? 0) }) else {
            return nil
        }
        return last.grades[.overall].map { $0 == .inadequate ? .monitoringVisit : .focusedVisit }
    }

    private func because(_ found: Found) -> String {
        "\(found.candidate.inspection.id) fits: " + found.score.because.joined(separator: ", ")
    }
}
