/// How much of an item is about each authority: evidence for the place, the first half of a match.
struct PlaceScore: Sendable {
    /// Index into `Authorities.Entry.all`.
    var authority: Int
    /// The strongest evidence in headline, lede and body, not from the outlet.
    var fromText = 0.0
    /// The same without the body.
    var fromLede = 0.0
    /// Whether the authority's own service, council or trust is named in headline or lede.
    var isDirect = false
    var evidence: [Evidence] = []

    private var isInTitle: Bool { evidence.contains { $0.place == .title } }

    var total: Double { evidence.reduce(0) { $0 + $1.weight } }

    /// Scores of every authority that the text names or the outlet is at home in, the highest first.
    static func all(in item: ItemText) -> [PlaceScore] {
        var scores: [Int: PlaceScore] = [:]
        for (authority, hits) in Dictionary(grouping: item.names, by: \.authority) {
            scores[authority] = named(authority, hits, in: item)
        }
        for authority in Set(item.outlet.publishers.keys).union(item.outlet.home.keys) where scores[authority] == nil {
            scores[authority] = PlaceScore(authority: authority)
        }
        let text = scores.mapValues { ($0.fromLede, $0.isDirect && $0.isInTitle) }
        for authority in scores.keys {
            scores[authority]?.addOutlet(item)
            scores[authority]?.addCompetitor(among: text)
        }
        return scores.values.sorted { ($0.total, $1.authority) > ($1.total, $0.authority) }
    }

    /// A trust that only the body names is the one that headline and lede call `the children's trust`.
    private static func named(_ authority: Int, _ hits: [PlaceNames.Hit], in item: ItemText) -> PlaceScore {
        let mine = Authorities.Entry.all[authority].authority
        let isAlone = item.names.allSatisfy {
            $0.authority == authority || mine.isAkin(to: Authorities.Entry.all[$0.authority].authority)
        }
        var best: [String: (evidence: Evidence, isLede: Bool)] = [:]
        for hit in hits {
            let (rule, weight) = rule(for: hit, in: item)
            let isMeant = hit.kind == .trust && item.lede.contains { $0.concept == .trust }
            let zone =
                isMeant
                ? max(item.zone(hit.sentence), Weights.inLede)
                : isAlone && rule != "named" && rule != "town-named"
                    ? max(item.zone(hit.sentence), Weights.inBodyAlone) : item.zone(hit.sentence)
            let passing = passing(hit, in: item)
            let evidence = item.evidence(rule, weight * zone * passing, hit.words, in: hit.sentence)
            if best[rule].map({ $0.evidence.weight < evidence.weight }) ?? true {
                best[rule] = (evidence, zone >= Weights.inLede && passing == 1)
            }
        }
        var score = PlaceScore(authority: authority)
        for (rule, found) in best.sorted(by: { $0.key < $1.key }) {
            score.evidence.append(found.evidence)
            score.fromText = max(score.fromText, found.evidence.weight)
            if found.isLede {
                score.fromLede = max(score.fromLede, found.evidence.weight)
                score.isDirect = score.isDirect || ["service-named", "trust-named", "council-named"].contains(rule)
            }
        }
        return score
    }

    private static func rule(for hit: PlaceNames.Hit, in item: ItemText) -> (String, Double) {
        switch hit.kind {
        case .trust: ("trust-named", Weights.trustNamed)
        case .trustInShort: ("trust-in-short", item.borrowsTrust ? Weights.named : Weights.trustInShort)
        case .town: ("town-named", Weights.townNamed)
        case .council, .name:
            if isBesideService(hit, in: item) {
                ("service-named", Weights.serviceNamed)
            } else if hit.kind == .council {
                ("council-named", Weights.councilNamed)
            } else {
                ("named", Weights.named)
            }
        }
    }

    /// `Leeds council's failing children's services`, `child protection in Leeds`.
    private static func isBesideService(_ hit: PlaceNames.Hit, in item: ItemText) -> Bool {
        item.marks(in: hit.sentence).contains { mark in
            guard mark.concept == .service || mark.concept == .trust && !item.borrowsTrust else { return false }
            if mark.words.lowerBound >= hit.words.upperBound {
                return mark.words.lowerBound - hit.words.upperBound <= 3
                    && !item.text.words[hit.words.upperBound..<mark.words.lowerBound].contains {
                        clauses.contains($0.hash)
                    }
            }
            let gap = hit.words.lowerBound - mark.words.upperBound
            return gap >= 0 && gap <= 2
                && item.text.words[mark.words.upperBound..<hit.words.lowerBound].contains { joints.contains($0.hash) }
        }
    }

    /// Less than 1 where the name stands in a list, or tells where somebody comes from.
    private static func passing(_ hit: PlaceNames.Hit, in item: ItemText) -> Double {
        for mark in item.marks(in: hit.sentence) {
            let gap = hit.words.lowerBound - mark.words.upperBound
            switch mark.concept {
            case .listed:
                let others = Set(item.names.filter { $0.sentence == hit.sentence }.map(\.authority))
                if gap >= 0, gap <= 12, others.count > 1 { return Weights.listed }
            case .elsewhere:
                if (0...4).contains(gap) { return Weights.elsewhere }
            case .neighbour:
                if (-hit.words.count - 3...1).contains(gap) { return Weights.elsewhere }
            default: break
            }
        }
        return isRange(hit, in: item) || isBeside(hit, in: item) ? Weights.listed : 1
    }

    /// `Plymouth waits as Devon fails again`: another's news, told for what it means here.
    private static func isBeside(_ hit: PlaceNames.Hit, in item: ItemText) -> Bool {
        guard item.isLede(hit.sentence) else { return false }
        return item.names.contains { other in
            item.text.sentences[other.sentence].place == .title && other.authority != hit.authority
                && other.words.upperBound < hit.words.lowerBound
                && !Authorities.Entry.all[hit.authority].authority.isAkin(
                    to: Authorities.Entry.all[other.authority].authority)
                && (hit.words.lowerBound - 3..<hit.words.lowerBound).contains { index in
                    index > other.words.upperBound && asWords.contains(item.text.words[index].hash)
                }
        }
    }

    /// `from Kent to Cumbria`.
    private static func isRange(_ hit: PlaceNames.Hit, in item: ItemText) -> Bool {
        item.names.contains { other in
            guard other.sentence == hit.sentence else { return false }
            let (first, second) = hit.words.lowerBound < other.words.lowerBound ? (hit, other) : (other, hit)
            let words = item.text.words
            return first.words.lowerBound > 0 && words[first.words.lowerBound - 1].hash == from
                && second.words.lowerBound == first.words.upperBound + 1
                && words[first.words.upperBound].hash == to
        }
    }

    private mutating func addOutlet(_ item: ItemText) {
        if let quote = item.outlet.publishers[authority] {
            evidence.append(Evidence(rule: "publisher", quote: quote, place: .feed, weight: Weights.publisher))
        } else if let home = item.outlet.home[authority] {
            evidence.append(Evidence(rule: "local-outlet", quote: home.quote, place: .feed, weight: home.weight))
        } else {
            return
        }
        if let here = here(in: item) { evidence.append(here) }
    }

    /// What the outlet calls its own place.
    private func here(in item: ItemText) -> Evidence? {
        let called = Authorities.Entry.all[authority].called
        var loosely: Evidence?
        for mark in item.lede where mark.concept == .here {
            if called.contains(item.text.words[mark.words.upperBound - 1].hash) {
                return item.evidence("here", Weights.here, mark.words, in: mark.sentence)
            }
            loosely = loosely ?? item.evidence("here", Weights.hereLoosely, mark.words, in: mark.sentence)
        }
        return loosely
    }

    private mutating func addCompetitor(among text: [Int: (lede: Double, heads: Bool)]) {
        let mine = Authorities.Entry.all[authority].authority
        guard
            let rival = text.filter({ $0.key != authority && !mine.isAkin(to: Authorities.Entry.all[$0.key].authority) }
            )
            .max(by: { ($0.value.lede, $1.key) < ($1.value.lede, $0.key) })
        else { return }
        // Below a headline about another's service a name is a neighbour's.
        let lead = rival.value.lede - (rival.value.heads && !isInTitle ? 0 : fromText)
        guard lead > 0 else { return }
        let name = Authorities.Entry.all[rival.key].plainName
        evidence.append(
            Evidence(rule: "other-authority", quote: name, place: .title, weight: -min(lead, Weights.otherAuthority)))
    }

    private static let clauses: Set<UInt64> = Set(
        ["and", "but", "who", "which", "was", "is", "as", "while", "where", "after", "before"].map(NormalisedText.hash))
    private static let asWords: Set<UInt64> = Set(["as", "while"].map(NormalisedText.hash))
    private static let from = NormalisedText.hash("from")
    private static let to = NormalisedText.hash("to")
    private static let joints: Set<UInt64> = Set(
        ["in", "at", "of", "for", "to", "across", "over", "by", "from"].map(NormalisedText.hash))
}

extension Authority {
    /// Whether both are served by one trust, or one follows the other: what is said of one is said of the other.
    func isAkin(to other: Authority) -> Bool {
        trusts.contains { other.trusts.contains($0) }
    }
}
