/// Tells how an item speaks of an inspection: as news of its findings, as something to come, or as something past.
struct StandingReader {
    let item: ItemText
    let grades: [GradeReader.Finding]
    let dates: ItemDates
    /// What findings weigh in an item that is about something else; nil where they are what it is about.
    private var shareInPassing: Double?
    private let isRemindedOf: Bool

    struct Finding {
        var standing: Mention.Standing
        var evidence: [Evidence]
    }

    init(item: ItemText, grades: [GradeReader.Finding], dates: ItemDates) {
        self.item = item
        self.grades = grades
        self.dates = dates
        let reader = AsideReader(item: item)
        isRemindedOf = reader.isRemindedOf
        if reader.isAside {
            shareInPassing =
                reader.isDatedBack || reader.isOfOthers ? Weights.Standing.inPassing : Weights.Standing.belowEvent
        }
    }

    /// What speaks for each, in headline and lede; the weights are set out in `Weights.Standing`.
    func standing() -> Finding {
        var evidence: [Evidence] = []
        var sums: [Mention.Standing: Double] = [:]
        func add(_ standing: Mention.Standing, _ rule: String, _ weight: Double, _ mark: ItemText.Mark) {
            let zone = item.zone(mark.sentence)
            guard zone >= Weights.inLede, !evidence.contains(where: { $0.rule == rule && $0.weight >= weight * zone })
            else { return }
            if let old = evidence.firstIndex(where: { $0.rule == rule }) {
                sums[standing]! -= evidence.remove(at: old).weight
            }
            evidence.append(item.evidence(rule, weight * zone, mark.words, in: mark.sentence))
            sums[standing, default: 0] += weight * zone
        }
        let titleReports = titleReports
        let isReport =
            grades.contains { item.isLede($0.sentence) && !$0.isPast }
            || item.lede.contains { $0.concept == .monitoring }
        for mark in item.lede {
            let isTitle = item.text.sentences[mark.sentence].place == .title
            switch mark.concept {
            case .finding where item.follows(Self.to, within: 1, mark):
                // `Inspectors return to see whether`: that is still to come.
                if isTitle, isNear(mark, [.ofsted, .inspector, .inspection]) {
                    add(.expected, "to-find", Weights.Standing.future, mark)
                }
            case .finding where item.follows(Self.will, within: 2, mark):
                if isNear(mark, [.ofsted, .inspector]), isPrime(mark.sentence) {
                    add(.expected, "to-find", Weights.Standing.future, mark)
                }
            case .finding where isBorne(mark):
                add(.published, "finds", Weights.Standing.finds * share(mark), mark)
            case .ofsted where isTitle && isAttribution(mark):
                add(.published, "finds", Weights.Standing.finds, mark)
            case .publication where isNear(mark, [.report, .letter, .ofsted, .inspector, .inspection]):
                add(.published, "published", Weights.Standing.published * share(mark), mark)
            case .monitoring, .focused, .joint: add(.published, "visit-named", Weights.Standing.visitNamed, mark)
            case .expectation where isPrime(mark.sentence):
                let isNear = isNear(mark, [.ofsted, .inspector, .inspection, .visit, .monitoring])
                guard isNear || shareInPassing == nil else { break }
                let share = isNear ? 1 : Weights.Standing.apart
                add(
                    .expected, "expectation",
                    share * (isTitle ? Weights.Standing.expectationInTitle : Weights.Standing.expectation), mark)
            case .future
            where (isNear(mark, [.ofsted, .inspector, .inspection, .visit, .monitoring]) || namesVisitAlone)
                && isPrime(mark.sentence) && shareInPassing == nil:
                add(.expected, "future", Weights.Standing.future, mark)
            case .memory:
                add(
                    .remembered, "memory",
                    isTitle && !followsNews(mark) ? Weights.Standing.memoryInTitle : Weights.Standing.memory, mark)
            case .anniversary:
                add(
                    .remembered, "anniversary",
                    followsNews(mark) || titleExpects
                        ? Weights.Standing.memory
                        : isTitle ? Weights.Standing.anniversaryInTitle : Weights.Standing.anniversary, mark)
            case .otherEvent where isTitle && !titleReports && !isBackground(mark):
                add(.remembered, "other-event", Weights.Standing.otherEvent, mark)
            case .reaction where isTitle && !titleReports:
                add(.remembered, "reaction", Weights.Standing.otherEvent, mark)
            case .meeting:
                add(
                    .remembered, "meeting",
                    titleInspects ? Weights.Standing.otherEvent : Weights.Standing.speech, mark)
            case .comment where isTitle: add(.remembered, "comment", Weights.Standing.speech, mark)
            case .speech:
                add(
                    .remembered, "speech",
                    isTitle || !isReport ? Weights.Standing.speech : Weights.Standing.speechBesideReport, mark)
            default: break
            }
        }
        if shareInPassing != nil,
            let named = item.weightiestMark({ AsideReader.inspections.contains($0.concept) || $0.concept.isGrade })
        {
            add(.remembered, "aside", Weights.Standing.aside, named)
        }
        if isRemindedOf, let named = item.weightiestMark({ AsideReader.inspections.contains($0.concept) }) {
            add(.remembered, "reminder", Weights.Standing.reminder, named)
        }
        for count in OrdinalReader.counts(in: item) {
            add(.published, "visit-counted", Weights.Standing.visitNamed, count.mark)
        }
        for grade in grades where item.isLede(grade.sentence) && !grade.isPast {
            let mark = ItemText.Mark(concept: .verdict, words: grade.words, sentence: grade.sentence, isLede: true)
            add(
                .published, "graded",
                (grade.isReason ? Weights.Standing.gradedBefore : Weights.Standing.graded) * share(mark), mark)
        }
        if sums[.expected] ?? 0 > 0, isVisitOver, !awaitsReport {
            for expected in evidence where expected.rule == "expectation" { sums[.expected]! -= expected.weight }
        } else if sums[.expected] ?? 0 > 0 {
            // A visit that is to come is named as well.
            for named in evidence where named.rule.hasPrefix("visit-") { sums[.published]! -= named.weight }
        }
        return Finding(standing: decide(sums), evidence: evidence)
    }

    /// Whether a visit is named, and nothing that came of it.
    private var namesVisitAlone: Bool {
        let lede = item.lede
        return lede.contains { [.monitoring, .focused, .joint].contains($0.concept) }
            && !lede.contains { [.finding, .publication, .letter].contains($0.concept) }
            && !grades.contains { !$0.isPast }
    }

    /// `Still failing five years on`, `rated inadequate a year after takeover`: the time that has passed belongs to the news
    /// that stands before it.
    private func followsNews(_ mark: ItemText.Mark) -> Bool {
        grades.contains { $0.sentence == mark.sentence && !$0.isPast && $0.words.upperBound <= mark.words.lowerBound }
            || item.marks(in: mark.sentence).contains {
                $0.concept == .finding && $0.words.upperBound <= mark.words.lowerBound && isBorne($0)
            }
    }

    /// Whether the headline speaks of inspectors or their grades.
    private var titleInspects: Bool {
        item.marks.contains { mark in
            item.text.sentences[mark.sentence].place == .title
                && ([.ofsted, .inspector, .inspection, .monitoring, .focused].contains(mark.concept)
                    || mark.concept.isPlainGrade)
        }
    }

    /// `Three years on, Ofsted is back`.
    private var titleExpects: Bool {
        item.marks.contains {
            $0.concept == .expectation && item.text.sentences[$0.sentence].place == .title
                && (isNear($0, [.ofsted, .inspector, .inspection]))
        }
    }

    /// Below a headline with news of its own the result of an inspection is mostly the reason for it.
    private func share(_ mark: ItemText.Mark) -> Double {
        if let shareInPassing { return shareInPassing }
        let isTitle = item.text.sentences[mark.sentence].place == .title
        return (isTitle ? isSubordinate(mark) : titleIsEvent) ? Weights.Standing.belowEvent : 1
    }

    /// Of a visit that took place weeks ago only the report can be to come.
    private var isVisitOver: Bool {
        guard let said = dates.said,
            let visit = dates.visit({ [.visit, .monitoring, .focused, .inspector, .ofsted].contains($0.concept) })
        else { return false }
        let passed = said.firstDay - (visit.end ?? visit.start).lastDay
        return passed > Weights.Standing.visitIsOver && passed <= Weights.Joining.longestWait
    }

    /// `The report on October's inspection should be out next week`.
    private var awaitsReport: Bool {
        item.lede.contains {
            $0.concept == .expectation && isNear($0, [.report, .letter, .outcome, .publication])
        }
    }

    /// `Statutory direction lifted`, and no word of what inspectors found.
    private var titleIsEvent: Bool {
        let title = item.marks.filter { item.text.sentences[$0.sentence].place == .title }
        return !titleReports && !grades.contains { item.text.sentences[$0.sentence].place == .title }
            && title.contains {
                if case .otherEvent(let happening) = $0.concept { return happening.isDecision }
                return false
            }
    }

    /// `Ofsted: services transformed`, `services improve – Ofsted`.
    private func isAttribution(_ mark: ItemText.Mark) -> Bool {
        let words = item.text.words
        let sentence = item.text.sentences[mark.sentence].words
        guard sentence.count > 3 else { return false }
        let opens = mark.words.lowerBound == sentence.lowerBound && words[mark.words.upperBound].followsPause
        let closes = mark.words.upperBound == sentence.upperBound && words[mark.words.lowerBound].followsPause
        return opens || closes
    }

    /// `Inadequate a year after takeover`.
    private func isBackground(_ mark: ItemText.Mark) -> Bool {
        followsNews(mark) && (item.follows(Self.after, within: 3, mark) || item.follows(Self.since, within: 3, mark))
    }

    /// A headline about an inspection without a result, and without any other news, says that there is one; one about
    /// its report looks back.
    private var isHeadline: Bool {
        let title = item.marks.filter { item.text.sentences[$0.sentence].place == .title }
        return title.contains { [.inspection, .fullInspection, .inspector].contains($0.concept) }
            && !title.contains { [.report, .letter, .outcome].contains($0.concept) }
    }

    /// Whether the headline says what inspectors found: an event beside it is then its background.
    private var titleReports: Bool {
        item.marks.contains { mark in
            item.text.sentences[mark.sentence].place == .title && mark.concept == .finding
                && isBorne(mark) && !isSubordinate(mark)
        }
    }

    /// `Staff to strike despite Ofsted's praise`: what happens stands before it.
    private func isSubordinate(_ mark: ItemText.Mark) -> Bool {
        item.marks(in: mark.sentence).contains { other in
            guard case .otherEvent = other.concept, other.words.upperBound <= mark.words.lowerBound else {
                return false
            }
            return item.text.words[other.words.upperBound..<mark.words.lowerBound].contains {
                Self.conjunctions.contains($0.hash)
            }
        }
    }

    /// Whether somebody finds it who can have found it just now: `nothing has changed since the damning inspection in 2022`.
    private func isBorne(_ mark: ItemText.Mark) -> Bool {
        item.marks(in: mark.sentence).contains { other in
            guard Self.bearers.contains(other.concept), other.words != mark.words, isAgent(other, of: mark) else {
                return false
            }
            let isPast = other.concept != .ofsted && other.concept != .inspector && dates.isPast(other)
            return !isPast && !item.follows(Self.since, within: 4, other)
        }
    }

    /// `Inspectors found`, `inspectors who came in May say`, `praised by Ofsted`, but not `Ofsted may come, the director told
    /// staff`.
    private func isAgent(_ bearer: ItemText.Mark, of finding: ItemText.Mark) -> Bool {
        let words = item.text.words
        if bearer.words.lowerBound >= finding.words.upperBound {
            let between = words[finding.words.upperBound...bearer.words.lowerBound]
            return !between.contains { $0.followsPause || Self.breaks.contains($0.hash) }
        }
        return finding.words.lowerBound - bearer.words.upperBound <= Self.reach
            || Self.relatives.contains(words[bearer.words.upperBound].hash)
    }

    private static let reach = 7
    private static let relatives = Set(["who", "which", "that"].map(NormalisedText.hash))
    private static let to = NormalisedText.hash("to")
    private static let will = NormalisedText.hash("will")
    private static let after = NormalisedText.hash("after")
    private static let since = NormalisedText.hash("since")
    private static let breaks = Set(
        ["that", "until", "if", "when", "before", "because", "while", "whether"].map(NormalisedText.hash))
    private static let conjunctions = Set(["despite", "after", "following"].map(NormalisedText.hash))
    /// Who finds: inspectors, and what they write or do.
    private static let bearers: [Concept] = [
        .ofsted, .inspector, .report, .letter, .monitoring, .focused, .inspection, .fullInspection, .visit,
    ]

    private func decide(_ sums: [Mention.Standing: Double]) -> Mention.Standing {
        let published = sums[.published] ?? 0
        let expected = sums[.expected] ?? 0
        let remembered = sums[.remembered] ?? 0
        // A grade that is given now is out, whatever else is still to come.
        let isGraded = grades.contains { item.isLede($0.sentence) && !$0.isPast }
        if expected > (isGraded ? published : 0), expected >= published, expected >= remembered { return .expected }
        if published >= Weights.Standing.threshold, published > remembered { return .published }
        return remembered == 0 && isHeadline && !isVisitOver ? .expected : .remembered
    }

    /// The headline and the first sentence after it: further down an article often says what comes next.
    private func isPrime(_ sentence: Int) -> Bool {
        let found = item.text.sentences[sentence]
        return found.place != .body && found.position < 2
            || (found.position < 2 && !item.text.sentences.contains { $0.place == .summary })
    }

    private func isNear(_ mark: ItemText.Mark, _ concepts: [Concept]) -> Bool {
        item.marks(in: mark.sentence).contains { concepts.contains($0.concept) && $0.words != mark.words }
    }
}
