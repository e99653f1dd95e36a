/// Tells whether a mention speaks of an inspection that is known.
struct InspectionJoin {
    /// How sure it is that both are one; nil where something they say rules it out.
    struct Score {
        var value: Double
        /// What agrees, as the end of a sentence; empty where nobody asks.
        var because: [String]
        /// Whether both report a publication, within days of each other.
        var isOneNews = false
        /// Whether it was published days before.
        var isFresh = false
        /// Whether the news can only be old news of it.
        var isOldNews = false
    }

    let mention: Mention
    /// When it was said, if the mention does not say.
    let said: PartialDate
    /// Whether scores come with their reasons: those of the best alone are read, and words cost more than all else here.
    var explains = false

    private func words(_ words: @autoclosure () -> String) -> [String] { explains ? [words()] : [] }

    func score(_ known: Intake.InspectionCandidate) -> Score? {
        let facts = mention.facts
        var candidate = known.inspection.facts
        // A kind that nobody stated rules nothing out.
        if known.mentions.indices.allSatisfy({ known.mentions[$0].mention.facts.kind == nil }) { candidate.kind = nil }
        guard let time = time(known), !rulesOut(candidate, facts, time) else { return nil }
        // The record puts right what the news made of a grade, and the news may get wrong what the record says.
        let isCorrection = (mention.standing == .official) != (known.inspection.status == .official) && time.value >= 2
        let isOneVisit = facts.visit?.start.day != nil && facts.visit?.start == candidate.visit?.start
        if !isCorrection, !isOneVisit, !time.isOneNews, !time.isFresh, isAnotherGrade(candidate, facts) { return nil }
        var score = time
        func add(_ value: Double, _ because: @autoclosure () -> String) {
            score.value += value
            score.because += words(because())
        }
        if let ordinal = facts.ordinal, ordinal == candidate.ordinal { add(2, "the count agrees") }
        if let visit = facts.visit, let other = candidate.visit, visit.start.agrees(with: other.start) {
            add(2, "the visit agrees")
        }
        if let kind = facts.kind, let other = candidate.kind, kind == other || kind.isFull && other.isFull {
            add(0.5, "both are \(other.rawValue)")
        }
        if let grade = facts.grades[.overall], grade == candidate.grades[.overall] { add(0.5, "the grade agrees") }
        return score
    }

    /// Whether something that both say cannot be said of one inspection. What newspapers write within days of each other
    /// is about one publication even where they differ: an authority has not two letters in a fortnight.
    private func rulesOut(_ one: Inspection.Facts, _ other: Inspection.Facts, _ time: Score) -> Bool {
        if let kind = one.kind, let otherKind = other.kind, kind != otherKind,
            !(kind.isOfServices && otherKind.isOfServices)
        {
            return true
        }
        if time.isOneNews { return false }
        if let kind = one.kind, let otherKind = other.kind,
            kind.isVisit != otherKind.isVisit || kind.isVisit && kind != otherKind
        {
            return true
        }
        if let ordinal = one.ordinal, let otherOrdinal = other.ordinal, ordinal != otherOrdinal { return true }
        if let visit = one.visit?.start, let otherVisit = other.visit?.start,
            gap(visit, otherVisit) > Weights.Joining.visitSlack
        {
            return true
        }
        return false
    }

    private func isAnotherGrade(_ one: Inspection.Facts, _ other: Inspection.Facts) -> Bool {
        guard [.published, .official, .remembered].contains(mention.standing) else { return false }
        guard let grade = one.grades[.overall], let otherGrade = other.grades[.overall] else { return false }
        return grade != otherGrade
    }

    /// How well the times fit: reports of one publication stand close together, announcements some weeks before it.
    private func time(_ known: Intake.InspectionCandidate) -> Score? {
        let candidate = known.inspection.facts
        var firstSeen: PartialDate { Intake.day(of: known.firstSeen) }
        let isExpected = known.inspection.status == .expected
        let published = isExpected ? nil : candidate.published ?? outcome(of: candidate, before: firstSeen) ?? firstSeen
        let now = mention.said ?? said
        switch mention.standing {
        case .official, .published:
            let mine = mention.facts.published ?? now
            if let published {
                let days = gap(mine, published)
                if isOldNews(candidate, days: days) {
                    return Score(
                        value: 2, because: words("no full inspection follows another within a year"), isOldNews: true)
                }
                let isNamed = mention.facts.ordinal != nil || mention.facts.visit != nil
                let reach =
                    mention.facts.kind?.isFull ?? false
                    ? Weights.Joining.oneFullNews : isNamed ? Weights.Joining.oneVisitNews : Weights.Joining.oneLetter
                guard days <= reach else { return nil }
                let isFull = (candidate.kind?.isFull ?? true) && (mention.facts.kind?.isFull ?? true)
                let isOneNews =
                    days <= (isFull ? Weights.Joining.oneFullNews : Weights.Joining.oneNews)
                    && mention.standing != .official
                    && known.inspection.status != .official
                return Score(
                    value: days <= 12 || !isNamed ? 2 : days <= 25 ? 1.5 : 1,
                    because: words("they were reported \(days) days apart"),
                    isOneNews: isOneNews)
            }
            let wait = mine.firstDay - (known.said.map(\.firstDay).min() ?? firstSeen.firstDay)
            guard (0...Weights.Joining.longestWait).contains(wait) else { return nil }
            return Score(value: 2, because: words("it was expected \(wait) days before"))
        case .expected:
            if let published {
                let wait = published.lastDay - now.firstDay
                guard (-Weights.Joining.justPublished...Weights.Joining.longestWait).contains(wait) else { return nil }
                return Score(
                    value: 2, because: words("it was published \(abs(wait)) days \(wait < 0 ? "before" : "after")"))
            }
            let days = known.said.map { gap($0, now) }.min() ?? gap(firstSeen, now)
            return days <= Weights.Joining.oneAnnouncement
                ? Score(value: 2, because: words("both expect it, \(days) days apart")) : nil
        case .remembered, .compared:
            guard let published, published.firstDay <= now.lastDay else { return nil }
            if let then = mention.facts.published {
                guard gap(then, published) <= 45 || candidate.visit.map({ gap(then, $0.start) <= 45 }) ?? false else {
                    return nil
                }
                return Score(value: 3, because: words("it is dated \(then)"))
            }
            let days = now.firstDay - published.firstDay
            if let visit = mention.facts.visit?.start {
                guard gap(visit, candidate.visit?.start ?? published) <= 60 else { return nil }
                return Score(value: 2, because: words("it remembers a visit of \(visit)"))
            }
            let isFresh = days <= Weights.Joining.oneNews
            let looksBack = mention.about.map { gap($0, published) <= Weights.Joining.roundYear } ?? false
            let isFaint = mention.about.map { $0.month == nil && mention.facts.kind == nil } ?? true
            if let about = mention.about, looksBack, !isFaint || !isFresh {
                // Years are told of full inspections.
                let ofYear = candidate.kind?.isVisit ?? false ? 1.5 : 2
                return Score(
                    value: about.month == nil ? ofYear : 3.5, because: words("it looks back to about \(about)"))
            }
            if isFresh, isFaint {
                return Score(value: 3.2, because: words("it was published \(days) days before"), isFresh: true)
            }
            if mention.facts.kind == nil, days > Weights.Joining.vagueMemory { return nil }
            return Score(
                value: days <= 45 ? 2 : max(0.2, 1.6 - Double(days) / 1000),
                because: words("it was published \(days) days before"))
        }
    }

    /// No authority is inspected in full twice in a year: without a visit of its own or another grade, what is told of a full
    /// inspection is the last one again.
    private func isOldNews(_ candidate: Inspection.Facts, days: Int) -> Bool {
        guard candidate.kind?.isFull ?? false, mention.facts.kind?.isFull ?? false, mention.facts.visit == nil,
            mention.facts.ordinal == nil
        else { return false }
        return mention.standing == .published && days > Weights.Joining.oneFullNews && days <= 400
            && (mention.facts.grades[.overall] == nil || mention.facts.grades[.overall] == candidate.grades[.overall])
    }

    /// About when a report came out of which only the visit is known, long before we heard of it: tables of outcomes.
    private func outcome(of facts: Inspection.Facts, before firstSeen: PartialDate) -> PartialDate? {
        guard let end = facts.visit.map({ $0.end ?? $0.start }),
            firstSeen.firstDay - end.lastDay > Weights.Joining.longestWait
        else {
            return nil
        }
        return PartialDate(dayNumber: end.lastDay + Framework.usualDelay)
    }

    private func gap(_ one: PartialDate, _ other: PartialDate) -> Int {
        max(one.firstDay - other.lastDay, other.firstDay - one.lastDay, 0)
    }
}

extension Intake.InspectionCandidate {
    /// The days on which its items spoke of it.
    fileprivate var said: [PartialDate] { mentions.compactMap(\.mention.said) }
}
