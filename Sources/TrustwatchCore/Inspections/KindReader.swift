/// Tells what kind of inspection an item speaks of.
struct KindReader {
    struct Reading {
        /// nil where only an inspection or a visit is spoken of.
        var kind: Inspection.Kind?
        /// A full inspection, under whichever framework.
        var isFull = false
        /// Whether headline or lede names the kind or the grade, so that a memory of it can be told from a passing word.
        var isSpecific: Bool
        /// Whether it was before whatever the item reports: a report after it is another's.
        var isBefore = false
        /// Whether only `a report` is spoken of, and nobody says whose.
        var isUnnamed = false
        /// Whether inspectors are named and nothing that they did.
        var isPassing = false
        var evidence: [Evidence]

        /// Whether headline or lede speaks of inspectors at all.
        var isInLede: Bool { evidence.contains { $0.weight >= Weights.inLede } }
    }

    let item: ItemText
    let grades: [GradeReader.Finding]

    func reading() -> Reading? {
        if let send = mark(.send), isInspected {
            return Reading(kind: .send, isSpecific: true, evidence: [evidence("send", send)])
        }
        if let probation = anywhere(.probation), let youth = anywhere(.youthJustice) {
            return Reading(
                kind: .hmipYouth, isSpecific: true,
                evidence: [evidence("probation", probation), evidence("youth-justice", youth)])
        }
        // Ofsted does not inspect youth justice services; whoever judges one is the probation inspectorate.
        if let youth = mark(.youthJustice), isInspected || !grades.isEmpty {
            return Reading(kind: .hmipYouth, isSpecific: true, evidence: [evidence("youth-justice", youth)])
        }
        if let joint = anywhere(.joint) {
            return Reading(kind: .jtai, isSpecific: true, evidence: [evidence("joint", joint)])
        }
        let hasVisit = item.lede.contains { $0.concept == .visit }
        let verdict = grades.first { item.isLede($0.sentence) && !$0.isPast && !($0.isReason && hasVisit) }
        if let service = regulated(), verdict != nil || isAnnounced {
            return Reading(
                kind: service.kind, isSpecific: true,
                evidence: [evidence("regulated-service", service.mark)]
                    + (verdict.map { [evidence("graded", $0)] } ?? []))
        }
        if let focused = mark(.focused) {
            return Reading(kind: .focusedVisit, isSpecific: true, evidence: [evidence("focused", focused)])
        }
        // A visit changes no grade; what is called inadequate beside one has been so for long.
        if let verdict, verdict.area == .overall, verdict.grade != .inadequate,
            mark(.monitoring).map({ !isTitle($0.sentence) }) ?? true
        {
            return full(evidence("graded", verdict))
        }
        if let verdict, isTitle(verdict.sentence), !visitsInTitle {
            return full(evidence("graded", verdict))
        }
        // The headline names what the item is about; visits below it may be those before.
        if let whole = mark(.fullInspection), isTitle(whole.sentence), !visitsInTitle {
            return full(evidence("full-inspection", whole))
        }
        if let monitoring = mark(.monitoring) {
            return Reading(kind: .monitoringVisit, isSpecific: true, evidence: [evidence("monitoring", monitoring)])
        }
        if let counted = OrdinalReader.counts(in: item).first(where: \.mark.isLede) {
            return Reading(
                kind: .monitoringVisit, isSpecific: true, evidence: [evidence("visit-counted", counted.mark)])
        }
        if let verdict, !isStanding(verdict) { return full(evidence("graded", verdict)) }
        if let whole = mark(.fullInspection) { return full(evidence("full-inspection", whole)) }
        if let focused = anywhere(.focused) {
            return Reading(kind: .focusedVisit, isSpecific: false, evidence: [evidence("focused", focused)])
        }
        if let monitoring = anywhere(.monitoring) {
            return Reading(kind: .monitoringVisit, isSpecific: false, evidence: [evidence("monitoring", monitoring)])
        }
        if let past = grades.first(where: { item.isLede($0.sentence) }) {
            var reading = full(evidence("graded", past))
            reading.isBefore = true
            return reading
        }
        if let inspection = mark(.inspection), mark(.expectation) != nil, mark(.visit) == nil {
            return full(evidence("inspection", inspection))
        }
        if let some = mark(.inspection) ?? mark(.visit) ?? mark(.letter) ?? mark(.report),
            mark(.ofsted) ?? mark(.inspector) != nil || isOfVisit(mark(.letter))
        {
            return Reading(kind: nil, isSpecific: false, evidence: [evidence("inspection", some)])
        }
        if let said = item.lede.first(where: { $0.concept == .finding && isOfInspectors($0) }) {
            return Reading(kind: nil, isSpecific: false, evidence: [evidence("finds", said)])
        }
        if let report = mark(.report) ?? mark(.letter) ?? mark(.outcome),
            !item.marks.contains(where: { $0.concept == .ofsted || $0.concept == .inspector })
        {
            return Reading(kind: nil, isSpecific: false, isUnnamed: true, evidence: [evidence("report", report)])
        }
        if let named = mark(.ofsted) ?? mark(.inspector) ?? mark(.inspection) {
            return Reading(kind: nil, isSpecific: false, isPassing: true, evidence: [evidence("named", named)])
        }
        return nil
    }

    /// Whether the headline names or counts visits.
    private var visitsInTitle: Bool {
        mark(.monitoring).map { isTitle($0.sentence) } ?? false
            || OrdinalReader.counts(in: item).contains { isTitle($0.mark.sentence) }
    }

    private func isOfInspectors(_ mark: ItemText.Mark) -> Bool {
        item.marks(in: mark.sentence).contains { $0.concept == .ofsted || $0.concept == .inspector }
    }

    /// `A letter to the council after the December visit`: only inspectors write so.
    private func isOfVisit(_ letter: ItemText.Mark?) -> Bool {
        letter.map { letter in item.marks(in: letter.sentence).contains { $0.concept == .visit } } ?? false
    }

    private func full(_ evidence: Evidence) -> Reading {
        Reading(kind: nil, isFull: true, isSpecific: true, evidence: [evidence])
    }

    /// `its inadequate badge stays put`, `remains inadequate`: said of visits that change no grade.
    private func isStanding(_ finding: GradeReader.Finding) -> Bool {
        finding.grade == .inadequate && item.lede.contains { $0.concept == .visit }
            && item.marks(in: finding.sentence).contains { $0.concept == .lost || $0.concept == .former }
    }

    private func regulated() -> (kind: Inspection.Kind, mark: ItemText.Mark)? {
        if let mark = mark(.adoptionAgency), isTitle(mark.sentence) { return (.adoption, mark) }
        if let mark = mark(.fosteringService), isTitle(mark.sentence) { return (.fostering, mark) }
        return nil
    }

    /// `Inspectors arrive at the fostering service`.
    private var isAnnounced: Bool {
        grades.isEmpty
            && item.marks.contains { mark in
                mark.concept == .expectation && isTitle(mark.sentence)
                    && item.marks(in: mark.sentence).contains { $0.concept == .ofsted || $0.concept == .inspector }
            }
    }

    private var isInspected: Bool {
        mark(.ofsted) != nil || mark(.inspector) != nil || mark(.inspection) != nil
    }

    private func mark(_ concept: Concept) -> ItemText.Mark? {
        item.lede.first { $0.concept == concept && !isOther($0) }
    }

    /// `Unlike a full inspection`, `until the next full inspection`: what this one is not.
    private func isOther(_ mark: ItemText.Mark) -> Bool {
        mark.concept == .fullInspection && Self.others.contains { item.follows($0, within: 3, mark) }
    }

    private static let others = ["unlike", "next", "until", "before", "between"].map(NormalisedText.hash)

    private func anywhere(_ concept: Concept) -> ItemText.Mark? {
        mark(concept) ?? item.marks.first { $0.concept == concept }
    }

    private func isTitle(_ sentence: Int) -> Bool { item.text.sentences[sentence].place == .title }

    private func evidence(_ rule: String, _ mark: ItemText.Mark) -> Evidence {
        item.evidence(rule, item.zone(mark.sentence), mark.words, in: mark.sentence)
    }

    private func evidence(_ rule: String, _ finding: GradeReader.Finding) -> Evidence {
        item.evidence(rule, item.zone(finding.sentence), finding.words, in: finding.sentence)
    }
}
