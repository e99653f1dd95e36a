/// Tells how an item speaks of an inspection: as news of its findings, as something to come, or as something past.
struct StandingReader {
    let item: ItemText
    let grades: [GradeReader.Finding]
    let dates: ItemDates

    struct Finding {
        var standing: Mention.Standing
        var evidence: [Evidence]
    }

    /// What speaks for each, in headline and lede; the weights are set out in `StandingWeights`.
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
            || item.marks.contains { $0.concept == .monitoring && item.isLede($0.sentence) }
        for mark in item.marks where item.isLede(mark.sentence) {
            let isTitle = item.text.sentences[mark.sentence].place == .title
            switch mark.concept {
            case .finding where isBorne(mark):
                add(.published, "finds", StandingWeights.finds, mark)
            case .publication where isNear(mark, [.report, .letter, .ofsted, .inspector, .inspection]):
                add(.published, "published", StandingWeights.published, mark)
            case .monitoring, .focused, .joint: add(.published, "visit-named", StandingWeights.visitNamed, mark)
            case .ordinal where OrdinalReader.isOfVisits(mark, in: item):
                add(.published, "visit-counted", StandingWeights.visitNamed, mark)
            case .expectation where isPrime(mark.sentence):
                let share =
                    isNear(mark, [.ofsted, .inspector, .inspection, .visit, .monitoring]) ? 1 : StandingWeights.apart
                add(
                    .expected, "expectation",
                    share * (isTitle ? StandingWeights.expectationInTitle : StandingWeights.expectation), mark)
            case .future
            where isNear(mark, [.ofsted, .inspector, .inspection, .visit, .monitoring]) && isPrime(mark.sentence):
                add(.expected, "future", StandingWeights.future, mark)
            case .memory:
                add(.remembered, "memory", isTitle ? StandingWeights.memoryInTitle : StandingWeights.memory, mark)
            case .anniversary:
                add(
                    .remembered, "anniversary",
                    isTitle ? StandingWeights.anniversaryInTitle : StandingWeights.anniversary, mark)
            case .otherEvent where isTitle && !titleReports:
                add(.remembered, "other-event", StandingWeights.otherEvent, mark)
            case .reaction where isTitle && !titleReports:
                add(.remembered, "reaction", StandingWeights.otherEvent, mark)
            case .comment where isTitle: add(.remembered, "speech", StandingWeights.speech, mark)
            case .speech:
                add(
                    .remembered, "speech",
                    isTitle || !isReport ? StandingWeights.speech : StandingWeights.speechBesideReport, mark)
            default: break
            }
        }
        for grade in grades where item.isLede(grade.sentence) && !grade.isPast {
            add(
                .published, "graded", StandingWeights.graded,
                ItemText.Mark(concept: .verdict, words: grade.words, sentence: grade.sentence))
        }
        if sums[.expected] ?? 0 > 0 {
            // A visit that is to come is named as well.
            for named in evidence where named.rule.hasPrefix("visit-") { sums[.published]! -= named.weight }
        }
        return Finding(standing: decide(sums), evidence: evidence)
    }

    /// A headline about an inspection without a result, and without any other news, says that there is one; one about
    /// its report looks back.
    private var isHeadline: Bool {
        let title = item.marks.filter { item.text.sentences[$0.sentence].place == .title }
        return title.contains { [.inspection, .fullInspection, .inspector].contains($0.concept) }
            && !title.contains { [.report, .letter].contains($0.concept) }
    }

    /// Whether the headline says what inspectors found: an event beside it is then its background.
    private var titleReports: Bool {
        item.marks.contains { mark in
            item.text.sentences[mark.sentence].place == .title && mark.concept == .finding
                && isBorne(mark)
        }
    }

    /// Whether somebody finds it who can have found it just now: `nothing has changed since the damning inspection in 2022`.
    private func isBorne(_ mark: ItemText.Mark) -> Bool {
        item.marks(in: mark.sentence).contains { other in
            guard Self.bearers.contains(other.concept), other.words != mark.words else { return false }
            let isPast = other.concept != .ofsted && other.concept != .inspector && dates.isPast(other)
            return !isPast && !item.follows(Self.since, within: 4, other)
        }
    }

    private static let since = NormalisedText.hash("since")
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
        if published >= StandingWeights.threshold, published > remembered { return .published }
        return remembered == 0 && isHeadline ? .expected : .remembered
    }

    /// The headline and the first sentence after it: further down an article often says what comes next.
    private func isPrime(_ sentence: Int) -> Bool {
        let found = item.text.sentences[sentence]
        return found.place != .body && found.position < 2
            || (found.position == 0 && !item.text.sentences.contains { $0.place == .summary })
    }

    private func isNear(_ mark: ItemText.Mark, _ concepts: [Concept]) -> Bool {
        item.marks(in: mark.sentence).contains { concepts.contains($0.concept) && $0.words != mark.words }
    }
}

/// What speaks for each standing of a mention, and how much; every rule counts once, where it stands best.
enum StandingWeights {
    /// From here on an item reports the findings as news, if nothing else outweighs it.
    static let threshold = 1.75
    /// `Ofsted finds`, `inspectors say`.
    static let finds = 2.0
    /// `The letter was published this morning`.
    static let published = 1.5
    /// A grade that is given now: `rated good`.
    static let graded = 2.0
    /// A monitoring, focused or joint visit, named or counted: unless something else is said, its letter is the news.
    static let visitNamed = 2.0
    /// `Inspectors arrive`, `inspection begins`, `verdict due`.
    static let expectationInTitle = 4.0
    static let expectation = 2.0
    /// What is expected stands in another sentence than the inspectors.
    static let apart = 0.5
    /// `will`, `is to`: with an inspection in one sentence.
    static let future = 1.5
    /// `A year on`, `looking back`.
    static let anniversaryInTitle = 5.0
    static let anniversary = 2.0
    /// `Two years after`, `last year`: news says so too, of what was before.
    static let memoryInTitle = 1.5
    static let memory = 1.0
    /// The headline has news of its own: an appointment, a court, money.
    static let otherEvent = 2.5
    /// The chief inspector speaks; Ofsted explains how it works; somebody comments.
    static let speech = 5.0
    /// The chief inspector is quoted on a report.
    static let speechBesideReport = 1.0
}
