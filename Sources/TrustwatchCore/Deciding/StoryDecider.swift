internal import struct Foundation.Date

/// Which story an item belongs to.
struct StoryDecider {
    let item: Intake.IncomingItem
    let candidates: Intake.Candidates
    let now: Date
    let copy: Intake.Neighbour?
    let inspection: Intake.InspectionDecision?
    let corrected: Story.ID?

    func decide() -> (placement: Intake.Placement<Story.ID>, merged: [Story.ID]) {
        if let corrected { return (.joins(corrected, because: "somebody put it there by hand"), []) }
        if let story = candidates.known?.story { return (.joins(story, because: "the entry is in it already"), []) }
        if let copy, let story = copy.story {
            return (.joins(story, because: "\(copy.id), a copy of it, is in it"), [])
        }
        if let story = storyOfInspection() {
            return (.joins(story, because: "it tells of the same inspection"), merged(into: story))
        }
        switch storyAlike() {
        case .like(let story, let because): return (.joins(story, because: because), [])
        case .unlike(let nearMiss):
            let days = Int(StoryGrouper.window / 86_400)
            return (.new(because: "no story in the \(days) days round it is like it\(nearMiss)"), [])
        }
    }

    private var standing: Mention.Standing? { inspection == nil ? nil : item.mentions.first?.standing }

    private var candidate: Intake.InspectionCandidate? {
        guard case .joins(let id, _)? = inspection?.placement else { return nil }
        let known = candidates.inspections
        return known.indices.first { known[$0].inspection.id == id }.map { known[$0] }
    }

    /// The story of the publication of the inspection that this item reports too; an announcement joins the announcements.
    private func storyOfInspection() -> Story.ID? {
        guard let standing, let candidate, background == nil else { return nil }
        switch standing {
        case .published, .official: return isNear(candidate) ? candidate.story : nil
        case .expected where !isOut(candidate):
            let announcing = candidate.mentions.filter {
                $0.mention.standing == .expected && $0.item != candidates.known?.id
            }
            let items = Set(announcing.map(\.item))
            return announcing.lazy.compactMap(\.story).first
                ?? candidates.neighbours.first { items.contains($0.id) }?.story
        case .expected: return isNear(candidate) ? candidate.story : nil
        case .remembered: return isEcho(of: candidate) ? candidate.story : nil
        case .compared: return nil
        }
    }

    /// Whether its report had come out when the item was published.
    private func isOut(_ candidate: Intake.InspectionCandidate) -> Bool {
        guard candidate.inspection.status != .expected, let published = candidate.inspection.facts.published else {
            return false
        }
        return published.firstDay <= Intake.day(of: item.published ?? now).firstDay
    }

    /// A reaction to a report that has come out not long ago.
    private func isEcho(of candidate: Intake.InspectionCandidate) -> Bool {
        daysSince(candidate).map((0...Weights.Joining.vagueMemory).contains) ?? false
    }

    /// Rather than a reaction to the report.
    private func isOwnNews(_ passed: Int) -> Bool {
        let rules = Set(item.mentions[0].evidence.map(\.rule))
        let isReaction = rules.contains("reaction") && !(rules.contains("reminder") && isLate(passed))
        // Who goes, or is sent, in the days after a report goes or is sent because of it.
        let isConsequence = passed <= Weights.Stories.consequenceDays && !rules.contains("speech")
        if isReaction || isConsequence { return false }
        return !rules.isDisjoint(with: ["other-event", "speech", "anniversary", "aside"])
            || isLate(passed) && !titleInspects && rules.isDisjoint(with: ["meeting", "comment"])
    }

    /// Whether what is still said of a report is in headlines.
    private func isLate(_ passed: Int) -> Bool { passed > Weights.Joining.oneNews }

    private func daysSince(_ candidate: Intake.InspectionCandidate) -> Int? {
        candidate.inspection.facts.published.map { Intake.day(of: item.published ?? now).firstDay - $0.firstDay }
    }

    /// The inspection that news of something else has for its background: what it shares with the report's news is that.
    private var background: Inspection.ID? {
        guard let candidate, let passed = daysSince(candidate) else { return nil }
        let isBackground =
            switch standing {
            case .remembered: isOwnNews(passed)
            case .published: isLate(passed) && !titleInspects
            default: false
            }
        return isBackground ? candidate.inspection.id : nil
    }

    private var titleInspects: Bool {
        item.mentions[0].evidence.contains { $0.place == .title && Self.ofInspections.contains($0.rule) }
    }

    private static let ofInspections: Set = [
        "finds", "graded", "published", "visit-named", "visit-counted", "inspection", "full-inspection", "named",
        "report", "monitoring", "focused", "joint", "probation", "youth-justice", "regulated-service",
    ]

    private func isNear(_ candidate: Intake.InspectionCandidate) -> Bool {
        guard let published = candidate.inspection.facts.published else { return true }
        return abs(days(item.published ?? now) - Double(published.firstDay)) <= Weights.Stories.reactionDays
    }

    private func merged(into story: Story.ID) -> [Story.ID] {
        let ids = Set(inspection?.merged ?? [])
        return Set(candidates.inspections.filter { ids.contains($0.inspection.id) }.compactMap(\.story)).subtracting([
            story
        ]).sorted()
    }

    private enum Likeness {
        case like(Story.ID, because: String)
        case unlike(nearMiss: String)
    }

    /// How the item looks at its neighbours.
    private struct Outlook {
        var standing: Mention.Standing?
        /// What it shares with news of this inspection tells nothing.
        var background: Inspection.ID?
        /// Days in which it is of an inspection's story whatever its words.
        var wake: Double
        /// Of the likeness that is needed.
        var share: Double
    }

    private func storyAlike() -> Likeness {
        let terms = WeightedTerms(item.terms, counts: candidates.termCounts, items: candidates.relevantItems)
        let share = item.terms.contains(StoryTerms.comment) ? Weights.Stories.comment : 1
        let outlook = Outlook(standing: standing, background: background, wake: wake, share: share)
        var best: (index: Int, likeness: Double, needed: Double)?
        for index in candidates.neighbours.indices {
            guard let (likeness, needed) = compare(index, terms, outlook) else { continue }
            if likeness - needed > best.map({ $0.likeness - $0.needed }) ?? -1 { best = (index, likeness, needed) }
        }
        guard let best, let story = candidates.neighbours[best.index].story else { return .unlike(nearMiss: "") }
        let neighbour = candidates.neighbours[best.index]
        let like = "\(neighbour.id) is \(Int(best.likeness * 100)) % like it"
        let needed = "\(Int((best.needed * 100).rounded(.up))) % needed"
        guard best.likeness >= best.needed else { return .unlike(nearMiss: "; \(like), \(needed)") }
        let shared = terms.weightiest(with: neighbour.terms).joined(separator: ", ")
        return .like(story, because: "\(like) (\(needed)): both have \(shared)")
    }

    /// How like the item a neighbour is, and how like it must be; nil for one that is in no story, or in that of another
    /// inspection.
    ///
    /// - Parameter index: of the neighbour, which is read in place: a copy would count all that is in it.
    private func compare(
        _ index: Int, _ terms: WeightedTerms, _ outlook: Outlook
    ) -> (likeness: Double, needed: Double)? {
        let neighbours = candidates.neighbours
        let (theirs, standing) = (neighbours[index].inspection, neighbours[index].standing)
        guard neighbours[index].story != nil, !tellsOfOther(theirs, standing: standing, mine: outlook.standing) else {
            return nil
        }
        if theirs != nil, theirs == outlook.background, standing == .published { return nil }
        let apart = abs(
            days(item.published ?? now) - days(neighbours[index].published ?? neighbours[index].firstSeen))
        let isInWake = theirs != nil && apart <= outlook.wake
        let isOtherMatter = (standing == .published) != (outlook.standing == .published)
        let needed =
            isInWake
            ? Weights.Stories.inTheWake
            : outlook.share * StoryGrouper.threshold(days: apart, isOtherMatter: isOtherMatter)
        return (terms.likeness(to: neighbours[index].terms), needed)
    }

    /// In the days after a report, or after inspectors came, what is written of the service as such, and tells of nothing else
    /// that happened, is about that, whatever its words: for how many days; 0 where it is not.
    private var wake: Double {
        guard inspection == nil else { return 0 }
        let happens = item.terms.contains { $0.hasPrefix("~") && !Self.consequences.contains($0) }
        let isOfService = item.matches.contains { match in
            match.isAbout && match.evidence.contains { $0.place == .title && ["service", "trust"].contains($0.rule) }
        }
        guard !happens, isOfService else { return 0 }
        return item.terms.contains(StoryTerms.reaction) ? Weights.Stories.reactionWakeDays : Weights.Stories.wakeDays
    }

    private static let consequences = StoryTerms.attitudes.union(["~" + Happening.departure.rawValue])

    /// Two inspections are two stories, and so are the announcement of one and its publication.
    private func tellsOfOther(
        _ theirs: Inspection.ID?, standing: Mention.Standing?, mine: Mention.Standing?
    ) -> Bool {
        guard let theirs, let mine, mine != .remembered else { return false }
        // A round-up tells of several.
        if mine == .compared { return standing != .compared }
        guard case .joins(let id, _)? = inspection?.placement, id == theirs else { return true }
        return standing.map { ($0 == .expected) != (mine == .expected) } ?? false
    }

    private func days(_ date: Date) -> Double { date.timeIntervalSince1970 / 86_400 }
}
