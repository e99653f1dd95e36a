/// What somebody said of an article by hand. It wins over every rule and holds for all copies of the article.
package struct Correction: Sendable, Equatable, Codable {
    package enum Membership: Sendable, Equatable, Codable {
        case nowhere
        case of(Inspection.ID)
    }

    /// Whether it is about them; those that nothing was said of are left out.
    package var subjects: [Subject.ID: Bool] = [:]
    package var story: Story.ID?
    package var inspection: Membership?

    package init(subjects: [Subject.ID: Bool] = [:], story: Story.ID? = nil, inspection: Membership? = nil) {
        self.subjects = subjects
        self.story = story
        self.inspection = inspection
    }

    package var isEmpty: Bool { self == Correction() }

    /// What is said later replaces what was said of the same before.
    package func adding(_ other: Correction) -> Correction {
        Correction(
            subjects: subjects.merging(other.subjects) { _, later in later }, story: other.story ?? story,
            inspection: other.inspection ?? inspection)
    }
}

extension Intake.Candidates {
    /// What was said by hand of the article that an item turns out to be.
    func correction(of article: Intake.Placement<Identifier<Article>>) -> Correction? {
        guard case .joins(let article, _) = article else { return nil }
        return corrections[article]
    }
}

extension Intake.IncomingItem {
    /// As if it had said what was said of it by hand.
    ///
    /// - Parameter copy: of the same article; its words serve where this item was not read for them.
    func corrected(by correction: Correction, subjects: [Subject], copy: Intake.Neighbour?) -> Self {
        var item = self
        item.matches = matches.corrected(by: correction)
        item.terms = !item.isRelevant ? [] : terms.isEmpty ? copy?.words ?? [] : terms
        let rejected = item.matches.filter { !$0.isAbout }.map(\.subject)
        let authorities = subjects.filter { rejected.contains($0.id) }.compactMap { $0.authority?.slug }
        let isRejected: (Mention) -> Bool = { $0.wouldBeTold && authorities.contains($0.authority) }
        item.withheld = mentions.filter { isRejected($0) && $0.standing == .official }
        item.mentions.removeAll(where: isRejected)
        return item
    }
}

extension [Match] {
    /// The evidence stays, and what was said by hand makes up the difference.
    func corrected(by correction: Correction) -> [Match] {
        var matches = self
        for (subject, isAbout) in correction.subjects.sorted(by: { $0.key < $1.key }) {
            let index = matches.firstIndex { $0.subject == subject }
            var match =
                index.map { matches[$0] }
                ?? Match(subject: subject, score: 0, threshold: Weights.threshold, evidence: [])
            let score = isAbout ? Swift.max(match.score, match.threshold) : Swift.min(match.score, 0)
            match.evidence.append(
                Evidence(rule: Correction.rule, quote: "", place: .feed, weight: score - match.score))
            match.score = score
            if let index { matches[index] = match } else { matches.append(match) }
        }
        return matches
    }
}

extension Correction {
    /// The name of the rule in evidence.
    package static let rule = "by-hand"
}

extension Mention {
    /// Whether the inspection is of a kind that is told, as far as the mention says.
    var wouldBeTold: Bool { facts.kind.map(Inspection.Kind.notifiedByDefault.contains) ?? true }
}
