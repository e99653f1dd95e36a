/// How much an item is about children's social care, whoever's it is: the second half of a match.
struct TradeScore: Sendable {
    private(set) var evidence: [Evidence] = []

    /// - Parameter isDirect: whether a service, council or trust is named outright; look-alikes beside it say less.
    init(_ item: ItemText, isDirect: Bool, publisherIsTrust: Bool) {
        for (rule, weight, concepts) in Self.rules where !(item.borrowsTrust && rule == "trust") {
            add(rule, weight, concepts, in: item)
        }
        if let short = item.names.first(where: { $0.kind == .trustInShort }), !item.borrowsTrust,
            !evidence.contains(where: { $0.rule == "trust" })
        {
            evidence.append(
                item.evidence("trust", Weights.trust * item.zone(short.sentence), short.words, in: short.sentence))
        }
        if let council = Self.inspectedCouncil(item) {
            evidence.append(
                item.evidence("ofsted-on-council", Weights.ofstedOnCouncil, council.words, in: council.sentence))
        }
        if item.outlet.isTradePress {
            evidence.append(Evidence(rule: "trade-press", quote: "", place: .feed, weight: Weights.tradePress))
        }
        let grades = item.marks.filter { mark in
            mark.concept.isPlainGrade
                || (mark.concept == .grade(.good)
                    && item.marks.contains { $0.concept == .everywhere && $0.sentence == mark.sentence })
        }
        if let grade = grades.first(where: { item.isLede($0.sentence) }) {
            evidence.append(
                item.evidence("graded", Weights.graded * item.zone(grade.sentence), grade.words, in: grade.sentence))
        }
        if let trust = item.names.first(where: { $0.kind == .trust }) {
            let isMeant = evidence.contains { $0.rule == "trust" && $0.place != .body }
            let zone = isMeant ? max(item.zone(trust.sentence), Weights.inLede) : item.zone(trust.sentence)
            evidence.append(item.evidence("known-trust", Weights.knownTrust * zone, trust.words, in: trust.sentence))
        }
        // Watchdogs of health and police take part in joint inspections.
        let isJoint = item.marks.contains { $0.concept == .joint }
        for (concept, (rule, weight)) in Weights.lookAlikes.sorted(by: { $0.value.rule < $1.value.rule })
        where concept != .health || !isJoint {
            guard concept != .home || Self.isOneHome(item) else { continue }
            addAgainst(rule, weight, concept, isDirect: isDirect && Weights.besideService.contains(concept), in: item)
        }
        if publisherIsTrust {
            evidence.append(Evidence(rule: "trust-publishes", quote: "", place: .feed, weight: Weights.trustPublishes))
        }
    }

    /// The headline is about one children's home, Ofsted's or the police's case, and nothing says that the council runs it.
    private static func isOneHome(_ item: ItemText) -> Bool {
        item.marks.contains { $0.concept == .home && item.text.sentences[$0.sentence].place == .title }
            && !item.marks.contains { $0.concept == .councilHome && item.isLede($0.sentence) }
    }

    private static func inspectedCouncil(_ item: ItemText) -> ItemText.Mark? {
        let lede = item.marks.filter { item.isLede($0.sentence) }
        let isOther = lede.contains {
            [.school, .pupils, .send, .home, .adultCare, .health, .otherAgency].contains($0.concept)
        }
        guard !isOther, lede.contains(where: { $0.concept == .ofsted }) else { return nil }
        return lede.first { $0.concept == .council }
    }

    private static let rules: [(String, Double, [Concept])] = [
        ("service", Weights.service, [.service]),
        ("trust", Weights.trust, [.trust]),
        ("work", Weights.work, [.work, .youthJustice]),
        ("review", Weights.review, [.review]),
        ("visit", Weights.visit, [.monitoring, .focused, .joint]),
        ("harm", Weights.harm, [.harm]),
        ("children", Weights.children, [.children]),
        ("ofsted", Weights.ofsted, [.ofsted]),
        ("inspector", Weights.inspector, [.inspector]),
    ]

    private mutating func add(_ rule: String, _ weight: Double, _ concepts: [Concept], in item: ItemText) {
        let marks = item.marks.filter { concepts.contains($0.concept) }
        guard let best = marks.max(by: { item.zone($0.sentence) < item.zone($1.sentence) }) else { return }
        evidence.append(item.evidence(rule, weight * item.zone(best.sentence), best.words, in: best.sentence))
    }

    private mutating func addAgainst(
        _ rule: String, _ weight: Double, _ concept: Concept, isDirect: Bool, in item: ItemText
    ) {
        let marks = item.marks.filter { $0.concept == concept && item.isLede($0.sentence) }
        guard let best = marks.max(by: { item.zone($0.sentence) < item.zone($1.sentence) }) else { return }
        // A headline about a school or a hospital is about it, whatever service stands below.
        let isTitle = item.text.sentences[best.sentence].place == .title
        let isBeside =
            isDirect
            && (!isTitle
                || item.marks.contains { $0.concept == .service && item.text.sentences[$0.sentence].place == .title })
        let share = isBeside ? Weights.lookAlikeBesideService : 1
        evidence.append(item.evidence(rule, -weight * item.zone(best.sentence) * share, best.words, in: best.sentence))
    }
}
