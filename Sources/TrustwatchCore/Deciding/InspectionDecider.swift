internal import struct Foundation.Date

/// Which inspection an item speaks of.
struct InspectionDecider {
    let item: Intake.IncomingItem
    let candidates: Intake.Candidates
    let now: Date
    let copy: Intake.Neighbour?
    let corrected: Correction.Membership?

    /// The place of an inspection among the rivals: a copy of it would count all that is in it.
    private typealias Found = (place: Int, score: InspectionJoin.Score)

    func decide() -> Intake.InspectionDecision? {
        switch corrected {
        case .nowhere?: return nil
        case .of(let id)?: if let decision = joinsByHand(id) { return decision }
        case nil: break
        }
        guard let mention = item.mentions.first else { return nil }
        let rivals = rivals(of: mention.authority)
        let scored = scores(mention, rivals)
        let found = scored.filter { $0.score.value >= Weights.Joining.threshold }
        guard let best = found.first else { return begin(mention, rivals, nearest: scored.first) }
        let likeliest = rivals[best.place]
        let same = found.dropFirst().map { rivals[$0.place] }.filter { areOne(likeliest, $0) }
        let all = ([likeliest] + same).sorted { $0.inspection.id < $1.inspection.id }
        var decision = Intake.InspectionDecision(
            placement: .joins(all[0].inspection.id, because: because(likeliest, mention)),
            merged: all.dropFirst().map(\.inspection.id), authority: mention.authority, facts: .init(),
            status: .expected)
        draw(&decision, from: claims(of: all, and: mention), rivals)
        return decision
    }

    private func joinsByHand(_ id: Inspection.ID) -> Intake.InspectionDecision? {
        guard let candidate = candidates.inspections.first(where: { $0.inspection.id == id }) else { return nil }
        let authority = candidate.inspection.authority
        var decision = Intake.InspectionDecision(
            placement: .joins(id, because: "somebody put it there by hand"), authority: authority,
            facts: candidate.inspection.facts, status: candidate.inspection.status)
        let claims = claims(
            of: [candidate], and: item.mentions.first.flatMap { $0.authority == authority ? $0 : nil })
        if !claims.isEmpty {
            draw(&decision, from: claims, rivals(of: authority))
        }
        return decision
    }

    /// Mostly they are of one authority, and a copy would count all that is in them.
    private func rivals(of authority: String) -> [Intake.InspectionCandidate] {
        let known = candidates.inspections
        return known.indices.allSatisfy { known[$0].inspection.authority == authority }
            ? known : known.filter { $0.inspection.authority == authority }
    }

    /// Known inspections that the mention does not rule out, the likeliest first.
    private func scores(_ mention: Mention, _ rivals: [Intake.InspectionCandidate]) -> [Found] {
        var found = rivals.indices.compactMap { place -> Found? in score(rivals[place], mention).map { (place, $0) } }
        // What is in the news now is no old news.
        if found.contains(where: \.score.isOneNews) { found.removeAll(where: \.score.isOldNews) }
        // Of what fits alike, what is in the news now, then what was published last.
        return found.sorted { one, other in
            if one.score.value != other.score.value { return one.score.value > other.score.value }
            if one.score.isOneNews != other.score.isOneNews { return one.score.isOneNews }
            let day = rivals[one.place].inspection.facts.published
            let otherDay = rivals[other.place].inspection.facts.published
            if day != otherDay { return day?.firstDay ?? .min > otherDay?.firstDay ?? .min }
            return rivals[one.place].inspection.id < rivals[other.place].inspection.id
        }
    }

    private func score(
        _ candidate: Intake.InspectionCandidate, _ mention: Mention, explained: Bool = false
    ) -> InspectionJoin.Score? {
        if candidate.inspection.id == candidates.known?.inspection ?? copy?.inspection {
            return InspectionJoin.Score(value: 9, because: ["the entry, or a copy of it, speaks of it already"])
        }
        let day = Intake.day(of: item.published ?? now)
        return InspectionJoin(mention: mention, said: day, explains: explained).score(candidate)
    }

    /// What other items say of inspections, and what this one does.
    private func claims(of inspections: [Intake.InspectionCandidate], and own: Mention?) -> Claims {
        var claims = Claims()
        for inspection in inspections { claims.add(inspection.mentions, except: candidates.known?.id) }
        if let own { claims.add(own) }
        return claims
    }

    private func begin(
        _ mention: Mention, _ rivals: [Intake.InspectionCandidate], nearest: Found?
    ) -> Intake.InspectionDecision? {
        // A memory without a date, kind or grade could be of any inspection.
        if mention.standing == .remembered || mention.standing == .compared {
            guard mention.facts.published ?? mention.facts.visit?.start != nil, mention.facts.kind != nil else {
                return nil
            }
        }
        var because =
            rivals.isEmpty
            ? "no inspection of this authority is known" : "none of \(rivals.count) known inspections fits"
        if let nearest {
            let candidate = rivals[nearest.place]
            because +=
                "; \(candidate.inspection.id) comes nearest with \(nearest.score.value) of"
                + " \(Weights.Joining.threshold): " + reasons(candidate, mention)
        }
        var decision = Intake.InspectionDecision(
            placement: .new(because: because), authority: mention.authority, facts: .init(), status: .expected)
        draw(&decision, from: Claims([mention]), rivals)
        return decision
    }

    /// Draws facts and status from all that is said of the inspection, after items of other inspections that an official
    /// page shows to tell of this one have moved to it.
    private func draw(
        _ decision: inout Intake.InspectionDecision, from claims: Claims, _ rivals: [Intake.InspectionCandidate]
    ) {
        decision.facts = .drawn(from: claims, among: rivals)
        decision.status = claims.status
        guard item.mentions.first?.standing == .official, corrected == nil else { return }
        var mine = Set(decision.merged)
        if case .joins(let id, _) = decision.placement { mine.insert(id) }
        let moves = InspectionMoves(
            facts: decision.facts, authority: decision.authority, now: now,
            rivals: rivals.filter { !mine.contains($0.inspection.id) })
        moves.decide(&decision)
        let moved = moves.mentions(of: decision.moved)
        guard !moved.isEmpty else { return }
        var all = claims
        all.add(moved)
        decision.facts = .drawn(from: all, among: rivals)
    }

    /// Two records that this item shows to be one: nothing they say rules it out, and they were told of at one time.
    private func areOne(_ one: Intake.InspectionCandidate, _ other: Intake.InspectionCandidate) -> Bool {
        other.mentions.indices.contains { index in
            guard other.mentions[index].item != candidates.known?.id else { return false }
            let join = InspectionJoin(
                mention: other.mentions[index].mention, said: Intake.day(of: other.firstSeen))
            return join.score(one).map { $0.value >= Weights.Joining.threshold } ?? false
        }
    }

    private func because(_ candidate: Intake.InspectionCandidate, _ mention: Mention) -> String {
        "\(candidate.inspection.id) fits: " + reasons(candidate, mention)
    }

    private func reasons(_ candidate: Intake.InspectionCandidate, _ mention: Mention) -> String {
        score(candidate, mention, explained: true)?.because.joined(separator: ", ") ?? ""
    }
}

extension Inspection.Facts {
    /// What is said together, with the kind that the authority's other inspections suggest where they say none.
    package static func drawn(
        from claims: Claims, among rivals: [Intake.InspectionCandidate]
    ) -> Inspection.Facts {
        var facts = claims.facts
        facts.kind = facts.kind ?? facts.guessedKind(rivals)
        return facts
    }

    /// Letters do not always say what kind of visit they follow; the last full inspection does: monitoring visits follow an
    /// inadequate judgement, focused visits any other.
    private func guessedKind(_ rivals: [Intake.InspectionCandidate]) -> Inspection.Kind? {
        guard let day = (published ?? visit?.start)?.firstDay else { return nil }
        let full = rivals.map(\.inspection.facts).filter {
            $0.kind?.isFull ?? false && ($0.published?.firstDay ?? .max) < day
        }
        guard let last = full.max(by: { ($0.published?.firstDay ?? 0) < ($1.published?.firstDay ?? 0) }) else {
            return nil
        }
        return last.grades[.overall].map { $0 == .inadequate ? .monitoringVisit : .focusedVisit }
    }
}
