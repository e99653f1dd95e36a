/// Tells which of the watched subjects an item is about, and why.
package struct Matcher: Sendable {
    package let subjects: [Subject]
    private let bySlug: [Int: [Int]]
    private let authorities: [Subject.ID: Int]
    private let phrases: PhraseIndex<Phrase>

    /// What feeds.conf says of a subject in words of its own.
    private struct Phrase: Sendable {
        enum Kind { case phrase, alias, not }
        var subject: Int
        var kind: Kind
    }

    /// Compiles the phrases of all subjects: make it once for a configuration.
    package init(subjects: [Subject]) {
        self.subjects = subjects
        var bySlug: [Int: [Int]] = [:]
        var authorities: [Subject.ID: Int] = [:]
        var phrases: [(String, Phrase)] = []
        for (number, subject) in subjects.enumerated() {
            if let authority = subject.authority, let entry = Authorities.index(of: authority) {
                bySlug[entry, default: []].append(number)
                authorities[subject.id] = entry
            }
            phrases += subject.phrases.map { (Self.words($0), Phrase(subject: number, kind: .phrase)) }
            phrases += subject.aliases.map { (Self.words($0), Phrase(subject: number, kind: .alias)) }
            phrases += subject.not.map { (Self.words($0), Phrase(subject: number, kind: .not)) }
        }
        self.bySlug = bySlug
        self.authorities = authorities
        self.phrases = PhraseIndex(phrases)
    }

    /// Every subject with any evidence for it, in the order of feeds.conf.
    ///
    /// - Parameters:
    ///   - places: of the same item, from `PlaceScore.all`.
    ///   - trade: of the same item.
    func matches(_ item: ItemText, places: [PlaceScore], feed: Feed, _ trade: inout TradeScores) -> [Match] {
        let said = said(in: item.text)
        return subjects.indices.compactMap { number in
            let subject = subjects[number]
            guard subject.authority != nil else { return ofPhrases(number, said, in: item) }
            let place = places.first { bySlug[$0.authority]?.contains(number) ?? false }
            return ofAuthority(number, place, said, in: item, feed: feed, &trade)
        }
    }

    private func ofAuthority(
        _ number: Int, _ place: PlaceScore?, _ said: [PhraseIndex<Phrase>.Hit], in item: ItemText, feed: Feed,
        _ trade: inout TradeScores
    ) -> Match? {
        let isOwnFeed = feed.subject == subjects[number].id
        let mine = said.filter { $0.value.subject == number }
        guard place != nil || isOwnFeed || !mine.isEmpty else { return nil }
        var whose = place?.evidence ?? []
        if isOwnFeed {
            whose.append(Evidence(rule: "feed-of-subject", quote: feed.name, place: .feed, weight: Weights.publisher))
        }
        whose += evidence("alias", Weights.trustNamed, .alias, mine, in: item)
        whose += evidence("not", -Weights.excluded, .not, mine, in: item)
        if let far = item.marks.first(where: { $0.concept == .abroad }) {
            whose.append(item.evidence("abroad", -Weights.abroad, far.words, in: far.sentence))
        } else if let host = item.outlet.foreignHost {
            whose.append(Evidence(rule: "abroad", quote: host, place: .link, weight: -Weights.abroad))
        }
        var what = trade.score(of: place).evidence
        if isOwnFeed {
            what.append(
                Evidence(rule: "feed-of-subject", quote: feed.name, place: .feed, weight: Weights.feedOfSubject))
        }
        what += evidence("alias", Weights.trust, .alias, mine, in: item)
        let score = min(whose.sum, what.sum)
        return Match(subject: subjects[number].id, score: score, threshold: Weights.threshold, evidence: whose + what)
    }

    private func ofPhrases(_ number: Int, _ said: [PhraseIndex<Phrase>.Hit], in item: ItemText) -> Match? {
        let mine = said.filter { $0.value.subject == number }
        let evidence =
            evidence("phrase", Weights.phrase, .phrase, mine, in: item)
            + evidence("not", -Weights.excluded, .not, mine, in: item)
        return evidence.isEmpty
            ? nil
            : Match(
                subject: subjects[number].id, score: evidence.sum, threshold: Weights.inBody * Weights.phrase,
                evidence: evidence)
    }

    /// The best place in which such a phrase stands.
    private func evidence(
        _ rule: String, _ weight: Double, _ kind: Phrase.Kind, _ hits: [PhraseIndex<Phrase>.Hit], in item: ItemText
    ) -> [Evidence] {
        let found = hits.filter { $0.value.kind == kind }.compactMap { hit in
            item.text.sentences.firstIndex { $0.words.contains(hit.words.lowerBound) && !$0.isClutter }.map {
                (hit.words, $0)
            }
        }
        guard let best = found.max(by: { item.zone($0.1) < item.zone($1.1) }) else { return [] }
        return [item.evidence(rule, weight * item.zone(best.1), best.0, in: best.1)]
    }

    private func said(in text: NormalisedText) -> [PhraseIndex<Phrase>.Hit] {
        phrases.hits(text.words, in: text.words.indices)
    }

    /// Whether some subject is described by phrases.
    var hasPhrases: Bool { !phrases.isEmpty }

    /// Whether some subject is described by a phrase that may begin with one of these words.
    func mayBeSaid(in text: NormalisedText) -> Bool {
        text.words.contains { phrases.mayStart($0.hash) }
    }

    /// Where the authority of a watched subject stands in `Authorities.Entry.all`; nil for a subject made of phrases.
    func authorityIndex(of subject: Subject.ID) -> Int? { authorities[subject] }

    /// A phrase of feeds.conf in the notation of `PhraseIndex`, which gives no meaning to its punctuation.
    private static func words(_ phrase: String) -> String {
        String(phrase.map { $0.isLetter || $0.isNumber || $0 == "'" || $0 == "’" ? $0 : " " })
    }
}

extension [Evidence] {
    var sum: Double { reduce(0) { $0 + $1.weight } }
}
