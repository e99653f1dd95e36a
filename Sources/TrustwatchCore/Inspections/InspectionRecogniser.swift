/// Finds which inspection of which authority an item speaks of, what it says of it, and how it speaks of it.
struct InspectionRecogniser {
    let item: ItemText
    let places: [PlaceScore]
    /// When the item was published.
    let said: PartialDate?

    /// - Parameters:
    ///   - watched: authorities whose subjects the item is about, by index; they come first.
    ///   - trade: of the same item.
    func mentions(watched: [Int], _ trade: inout TradeScores) -> [Mention] {
        guard speaksOfInspection else { return [] }
        let candidates =
            watched
            + places.filter { $0.total >= Weights.threshold && $0.fromText > 0 }.map(\.authority).filter {
                !watched.contains($0)
            }
        guard let main = candidates.first else { return [] }
        let dates = ItemDates(item, said: said)
        let grades = GradeReader(item: item, dates: dates).findings()
        let reader = KindReader(item: item, grades: grades)
        var standing = StandingReader(item: item, grades: grades, dates: dates).standing()
        guard var reading = reader.reading() else { return [] }
        if reading.isPassing || reading.isUnnamed, standing.standing == .published { standing.standing = .remembered }
        if isRoundUp(main) { standing.standing = .compared }
        let isNews = standing.standing == .published || standing.standing == .expected
        if reading.isBefore, isNews { reading.isFull = false }
        guard isTold(reading, standing.standing, main, &trade) else { return [] }
        if isOld(dates, grades), standing.standing == .published { standing.standing = .remembered }
        let facts = facts(reading, standing.standing, grades, dates)
        let first = Mention(
            authority: Authorities.Entry.all[main].authority.slug, facts: facts, standing: standing.standing,
            said: said, about: standing.standing == .remembered ? dates.elapsed() : nil,
            evidence: reading.evidence + standing.evidence)
        return [first]
    }

    /// Whether headline or lede names inspectors, what they do or a grade, or anything counts visits.
    private var speaksOfInspection: Bool {
        let lede = item.lede
        return lede.contains { Self.triggers.contains($0.concept) || $0.concept.isPlainGrade }
            || lede.contains { $0.concept == .grade(.good) && isBeside($0, .service) && isBeside($0, .verdict) }
            || lede.contains { $0.concept == .letter && (isBeside($0, .visit) || isBeside($0, .finding)) }
            || lede.contains { $0.concept == .report && isBeside($0, .finding) && !isOtherReport }
            || lede.contains { ($0.concept == .report || $0.concept == .letter) && isRecent($0) && !isOtherReport }
            || lede.contains { $0.concept == .outcome }
            || lede.contains { $0.concept == .report } && titleReacts && !isOtherReport
            || !OrdinalReader.counts(in: item).isEmpty
    }

    /// `Leader says sorry`: for what the report says of which nobody need be told whose it is.
    private var titleReacts: Bool {
        item.marks.contains { $0.concept == .reaction && item.text.sentences[$0.sentence].place == .title }
    }

    /// `Friday's report`, `last month's damning letter`.
    private func isRecent(_ mark: ItemText.Mark) -> Bool {
        Self.recent.contains { item.follows($0, within: 2, mark) }
    }

    private func isBeside(_ mark: ItemText.Mark, _ concept: Concept) -> Bool {
        item.marks(in: mark.sentence).contains { $0.concept == concept && $0.words != mark.words }
    }

    /// Reviews, courts and charities report as well.
    private var isOtherReport: Bool {
        item.lede.contains {
            [.review, .reviewed, .court, .otherAgency, .health, .school].contains($0.concept)
        }
    }

    /// Whether the item tells enough of an inspection of this authority's services.
    private func isTold(
        _ reading: KindReader.Reading, _ standing: Mention.Standing, _ main: Int, _ trade: inout TradeScores
    ) -> Bool {
        if reading.kind == .send { return true }
        let trade = trade.score(of: places.first { $0.authority == main }).evidence.sum
        return trade >= Self.leastTrade && (standing != .remembered || reading.isSpecific || reading.isInLede)
    }

    /// Whether the visit lies further back than a report can take, and no grade is news: then it is not the news either.
    private func isOld(_ dates: ItemDates, _ grades: [GradeReader.Finding]) -> Bool {
        guard let said, let visit = dates.visit(isVisitWord), !grades.contains(where: { !$0.isPast }) else {
            return false
        }
        return said.firstDay - (visit.end ?? visit.start).lastDay > Self.longestReport
    }

    /// Whether it speaks of several authorities alike: three or more, of which none stands out.
    private func isRoundUp(_ main: Int) -> Bool {
        let mine = Authorities.Entry.all[main].authority
        let own = places.first { $0.authority == main }?.fromLede ?? 0
        let others = places.filter {
            $0.authority != main && $0.fromLede >= own * 0.7
                && !mine.isAkin(to: Authorities.Entry.all[$0.authority].authority)
        }
        let saysSo = item.marks.contains { $0.concept == .roundUp && item.text.sentences[$0.sentence].place == .title }
        return own > 0 && others.count >= (saysSo ? 1 : 2)
    }

    private func facts(
        _ reading: KindReader.Reading, _ standing: Mention.Standing, _ grades: [GradeReader.Finding], _ dates: ItemDates
    ) -> Inspection.Facts {
        var facts = Inspection.Facts()
        switch standing {
        case .published, .official:
            facts.visit = dates.visit(isVisitWord)
            facts.published = said
        case .expected:
            // What inspectors did months ago was another time.
            facts.visit = dates.visit(isVisitWord).flatMap { visit in
                said.map { $0.firstDay - (visit.end ?? visit.start).lastDay <= Weights.Joining.oneAnnouncement } ?? true
                    ? visit : nil
            }
        case .remembered, .compared:
            facts.published = grades.first.flatMap { grade in
                dates.found.filter { $0.sentence == grade.sentence }.min {
                    dates.distance($0.words, grade.words) < dates.distance($1.words, grade.words)
                }?.date.start
            }
            if isOld(dates, grades) { facts.visit = dates.visit(isVisitWord) }
            guard reading.isSpecific else { return facts }
            if facts.visit == nil, facts.published == nil, reading.kind?.isVisit ?? false {
                facts.visit = dates.visit(isVisitWord)
            }
        }
        facts.kind =
            reading.isFull
            ? Framework.kind(visit: facts.visit?.start, published: facts.published ?? said) : reading.kind
        if facts.kind == .monitoringVisit || facts.kind == nil { facts.ordinal = OrdinalReader.ordinal(in: item) }
        if let kind = facts.kind {
            // What is expected has none yet.
            let news = standing == .expected ? [] : grades.filter { !$0.isPast || standing != .published }
            let graded = Framework.graded(by: kind, visit: facts.visit?.start, published: facts.published ?? said)
            facts.grades = self.graded(news, kind: kind, all: graded)
        }
        return facts
    }

    /// The first grade said of each area that this kind of inspection grades; one that is said of all goes for the rest.
    private func graded(
        _ findings: [GradeReader.Finding], kind: Inspection.Kind, all: [Inspection.Area]
    ) -> Inspection.Grades {
        let areas = Framework.areas(of: kind)
        var grades = Inspection.Grades()
        for finding in findings {
            // Before 2013 there was no single grade: what is said of the service is said of safeguarding.
            let area = areas.contains(finding.area) ? finding.area : areas.contains(.overall) ? .overall : .safeguarding
            if areas.contains(area), grades[area] == nil { grades[area] = finding.grade }
        }
        if let everywhere = findings.first(where: \.isEverywhere) {
            for area in all where grades[area] == nil { grades[area] = everywhere.grade }
        }
        if !all.isEmpty, !all.contains(.overall) { grades[.overall] = nil }
        return grades
    }

    private func isVisitWord(_ mark: ItemText.Mark) -> Bool {
        switch mark.concept {
        case .visit, .monitoring, .focused, .joint, .fullInspection, .inspection, .inspector: true
        default: false
        }
    }

    /// Days from a visit to its report: 66 and fewer in nine of ten.
    private static let longestReport = 160
    /// Less than what a match needs: for authorities nobody watches only inspections are recorded.
    private static let leastTrade = 1.5
    private static let recent = [
        "monday", "tuesday", "wednesday", "thursday", "friday", "yesterday", "today", "week", "month",
    ].map(NormalisedText.hash)
    private static let triggers: Set<Concept> = [
        .ofsted, .inspector, .monitoring, .focused, .joint, .probation, .inspection, .fullInspection,
    ]
}
