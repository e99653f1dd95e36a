/// How much an item is about children's social care, whoever's it is: the second half of a match.
struct TradeScore: Sendable {
    private(set) var evidence: [Evidence] = []

    /// Who publishes the item itself, if the authority or its trust does.
    enum Publisher {
        case council, trust
    }

    /// - Parameter place: whose service it is: where it is named outright, look-alikes beside it say less.
    init(_ item: ItemText, of place: PlaceScore?) {
        let isDirect = place?.isDirect ?? false
        let publisher = place.flatMap { item.outlet.publisher(of: $0.authority) }
        for (rule, weight, concepts) in Self.rules where !(item.borrowsTrust && rule == "trust") {
            add(rule, weight, concepts, in: item)
        }
        if let short = item.names.first(where: { $0.kind == .trustInShort }), !item.borrowsTrust,
            !evidence.contains(where: { $0.rule == "trust" })
        {
            evidence.append(
                item.evidence("trust", Weights.trust * item.zone(short.sentence), short.words, in: short.sentence))
        }
        if let inspected = Self.inspected(item, place, isPublished: publisher != nil) {
            evidence.append(
                item.evidence("inspected", Weights.inspected, inspected.words, in: inspected.sentence))
        }
        if let counted = OrdinalReader.counts(in: item).first(where: \.mark.isLede)?.mark,
            !evidence.contains(where: { $0.rule == "visit" })
        {
            evidence.append(
                item.evidence(
                    "visit", Weights.visit * item.zone(counted.sentence), counted.words, in: counted.sentence))
        }
        if item.outlet.isTradePress {
            evidence.append(Evidence(rule: "trade-press", quote: "", place: .feed, weight: Weights.tradePress))
        }
        if item.outlet.isCouncilPress {
            evidence.append(Evidence(rule: "council-press", quote: "", place: .feed, weight: Weights.councilPress))
        }
        let grades = item.marks.filter { mark in
            mark.concept.isPlainGrade
                || (mark.concept == .grade(.good)
                    && item.marks(in: mark.sentence).contains {
                        $0.concept == .everywhere || item.outlet.isTradePress && $0.concept == .verdict
                    })
        }
        if let death = Self.reviewedHarm(item) {
            evidence.append(item.evidence("review-of-harm", Weights.reviewOfHarm, death.words, in: death.sentence))
        }
        if let grade = grades.first(where: \.isLede) {
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
        for (concept, (rule, weight)) in Self.lookAlikes
        where concept != .health || !isJoint {
            guard concept != .home || Self.isOneHome(item) else { continue }
            addAgainst(rule, weight, concept, isDirect: isDirect && Weights.besideService.contains(concept), in: item)
        }
        if publisher == .trust {
            evidence.append(Evidence(rule: "trust-publishes", quote: "", place: .feed, weight: Weights.trustPublishes))
        }
    }

    /// The headline is about one children's home, Ofsted's or the police's case, and nothing says that the council runs it.
    private static func isOneHome(_ item: ItemText) -> Bool {
        item.marks.contains {
            $0.concept == .home && item.text.sentences[$0.sentence].place == .title
        }
            && !item.lede.contains { $0.concept == .councilHome }
    }

    /// `Baby death: review finds warnings missed`: reviews of what happens to children look at those who should protect them.
    private static func reviewedHarm(_ item: ItemText) -> ItemText.Mark? {
        let lede = item.lede
        guard lede.contains(where: { $0.concept == .children }), lede.contains(where: { $0.concept == .reviewed })
        else {
            return nil
        }
        return lede.first { $0.concept == .harm }
    }

    /// Inspectors and a council, its trust or children, and nothing else that they inspect.
    private static func inspected(_ item: ItemText, _ place: PlaceScore?, isPublished: Bool) -> ItemText.Mark? {
        let lede = item.lede
        let isOther = lede.contains { notServices.contains($0.concept) && !isBesideOfsted($0, in: item) }
        guard !isOther else { return nil }
        // A council's own `monitoring visit` is of its services.
        if isPublished, let visit = lede.first(where: { $0.concept == .monitoring || $0.concept == .focused }) {
            return visit
        }
        let council = lede.first { $0.concept == .council }
        let children = lede.first { [.children, .harm, .work].contains($0.concept) }
        if let ofsted = lede.first(where: { $0.concept == .ofsted }) {
            if let place, isGraded(place.authority, in: item) || isInTitle(place.authority, ofsted, in: item) {
                return ofsted
            }
            let hasTrust = place.map { !Authorities.Entry.all[$0.authority].authority.trusts.isEmpty } ?? false
            return council ?? children ?? (isPublished || hasTrust && saysTrust(item) ? ofsted : nil)
        }
        // Other inspectors call too: these speak of children, and came to the council or on a visit.
        guard lede.contains(where: { $0.concept == .inspector }), let children else { return nil }
        let isAtRisk = lede.contains { $0.concept == .harm } && !titleSays(otherInspected, in: item)
        return council != nil || isPublished || isAtRisk || lede.contains { $0.concept == .visit } ? children : nil
    }

    /// `Ofsted lifts Slough out of ‘inadequate’`: a council's name and a grade in one headline, and no school.
    private static func isGraded(_ authority: Int, in item: ItemText) -> Bool {
        item.names.contains { name in
            name.authority == authority && name.kind != .town && item.isLede(name.sentence)
                && item.marks(in: name.sentence).contains { $0.concept.isPlainGrade }
        }
    }

    /// `Ofsted back in Slough`: nothing else that it inspects is called by the name of an authority alone.
    private static func isInTitle(_ authority: Int, _ ofsted: ItemText.Mark, in item: ItemText) -> Bool {
        item.text.sentences[ofsted.sentence].place == .title
            && item.names.contains { $0.authority == authority && $0.kind != .town && $0.sentence == ofsted.sentence }
    }

    /// `Ofsted and the CQC`: together they inspect an area, and no hospital.
    private static func isBesideOfsted(_ mark: ItemText.Mark, in item: ItemText) -> Bool {
        mark.concept == .health && commissions.contains(item.text.words[mark.words.upperBound - 1].hash)
            && item.marks(in: mark.sentence).contains { $0.concept == .ofsted }
    }

    /// `Council spends £1m a week on children's homes`: not one provider but what care costs.
    private static func isMarket(_ item: ItemText) -> Bool {
        let title = item.marks.filter { item.text.sentences[$0.sentence].place == .title }
        return title.contains { $0.concept == .council } && title.contains { $0.concept == .otherEvent(.money) }
    }

    private static func titleSays(_ words: Set<UInt64>, in item: ItemText) -> Bool {
        item.text.sentences.contains { sentence in
            sentence.place == .title && item.text.words[sentence.words].contains { words.contains($0.hash) }
        }
    }

    /// Others whom inspectors find to leave children at risk.
    private static let otherInspected = Set(
        ["police", "force", "constabulary", "prison", "jail"].map(NormalisedText.hash))

    private static func saysTrust(_ item: ItemText) -> Bool {
        item.text.sentences.indices.contains { number in
            item.isLede(number) && item.text.words[item.text.sentences[number].words].contains { $0.hash == trust }
        }
    }

    private static let lookAlikes = Weights.lookAlikes.sorted { $0.value.rule < $1.value.rule }
    private static let commissions = Set(["cqc", "commission"].map(NormalisedText.hash))
    private static let trust = NormalisedText.hash("trust")
    private static let notServices: Set<Concept> = [
        .school, .pupils, .send, .home, .privateHome, .adultCare, .health, .otherAgency, .sport, .event,
    ]

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
        guard let best = item.weightiestMark({ concepts.contains($0.concept) }) else { return }
        evidence.append(item.evidence(rule, weight * item.zone(best.sentence), best.words, in: best.sentence))
    }

    private mutating func addAgainst(
        _ rule: String, _ weight: Double, _ concept: Concept, isDirect: Bool, in item: ItemText
    ) {
        let marks = { (mark: ItemText.Mark) in
            mark.isLede && mark.concept == concept && !Self.isBesideOfsted(mark, in: item)
        }
        guard let best = item.weightiestMark(marks) else { return }
        // A headline about a school or a hospital is about it, whatever service stands below.
        let isTitle = item.text.sentences[best.sentence].place == .title
        if concept == .privateHome || concept == .home, Self.isMarket(item) { return }
        let isBelow =
            !isTitle && concept != .send
            && titleNames(concept == .court ? [.service, .trust, .work] : [.service, .trust], in: item)
        // Money is what services cost as well.
        let isCost = concept == .councilBusiness && titleNames([.service, .trust, .work], in: item)
        // Courts and charities deal with the same children.
        let isPartner = [.court, .otherAgency].contains(concept)
        let isBeside =
            isDirect
            && (!isTitle
                || titleNames(isPartner ? [.service, .work] : [.service], in: item))
        let share =
            isCost
            ? Weights.costOfService
            : isBelow ? Weights.lookAlikeBelowService : isBeside ? Weights.lookAlikeBesideService : 1
        evidence.append(item.evidence(rule, -weight * item.zone(best.sentence) * share, best.words, in: best.sentence))
    }

    /// Whether the headline speaks of children's services, so that what else stands below is beside them.
    private func titleNames(_ concepts: Set<Concept>, in item: ItemText) -> Bool {
        item.marks.contains {
            concepts.contains($0.concept) && !($0.concept == .trust && item.borrowsTrust)
                && item.text.sentences[$0.sentence].place == .title
        }
    }
}

/// The trade scores of one item by whose service it may be about: matcher and recogniser ask for the same ones.
struct TradeScores: Sendable {
    let item: ItemText
    private var known: [Int?: TradeScore] = [:]

    init(_ item: ItemText) {
        self.item = item
    }

    mutating func score(of place: PlaceScore?) -> TradeScore {
        if let score = known[place?.authority] { return score }
        let score = TradeScore(item, of: place)
        known[place?.authority] = score
        return score
    }
}
