/// What was decided about an item, on what evidence, and what would have changed it.
package struct Explanation: Sendable, Equatable {
    /// About one subject.
    package struct Verdict: Sendable, Equatable {
        package var match: Match
        /// `not about it: 1.35 of the 1.75 needed`.
        package var sentence: String
        /// `0.4 short in what names the place: "Birmingham" in the headline would have done`; nil where nothing simple
        /// would have.
        package var counterfactual: String?
    }

    package var item: Item
    /// In the order of feeds.conf.
    package var verdicts: [Verdict]
    package var mentions: [Mention]
    /// nil where the item has no evidence for any subject.
    package var reasons: Reasons?
    /// What was said of it, or of a copy of it, by hand; nil where nothing was.
    package var correction: Correction?

    package init(
        _ item: Item, matches: [Match], mentions: [Mention], reasons: Reasons?, correction: Correction? = nil
    ) {
        self.item = item
        self.mentions = mentions
        self.reasons = reasons
        self.correction = correction
        verdicts = matches.map {
            Verdict(match: $0, sentence: Self.sentence($0), counterfactual: Counterfactual($0).sentence)
        }
    }

    private static func sentence(_ match: Match) -> String {
        let sum = "\(number(match.score)) of the \(number(match.threshold)) needed"
        return (match.isAbout ? "about it: " : "not about it: ") + sum
    }

    /// At most two places, none where it is whole.
    package static func number(_ value: Double) -> String {
        let rounded = (value * 100).rounded() / 100
        return rounded == rounded.rounded() ? "\(Int(rounded))" : "\(rounded)"
    }
}

/// The least that would have turned a match round.
struct Counterfactual {
    private let match: Match
    /// Evidence for the place and for the trade.
    private let place: [Evidence]
    private let trade: [Evidence]

    init(_ match: Match) {
        self.match = match
        var seen: Set<String> = []
        var place: [Evidence] = []
        var trade: [Evidence] = []
        for piece in match.evidence where piece.rule != Correction.rule {
            // Two rules speak for both, first for the place.
            if Self.ofPlace.contains(piece.rule), seen.insert(piece.rule).inserted {
                place.append(piece)
            } else {
                trade.append(piece)
            }
        }
        self.place = place
        self.trade = trade
    }

    var sentence: String? {
        if match.evidence.contains(where: { $0.rule == Correction.rule }) { return "somebody said so by hand" }
        return match.isAbout ? whatItRestsOn : whatWasMissing
    }

    /// The pieces of evidence without any one of which it would not be about the subject.
    private var whatItRestsOn: String? {
        let spare = match.score - match.threshold
        let needed = [place, trade].flatMap { half in
            half.filter { $0.weight > 0 && half.sum - $0.weight < match.threshold }
        }
        guard !needed.isEmpty else { return nil }
        let quotes = needed.map(Self.words).joined(separator: " or without ")
        return "\(Explanation.number(spare)) to spare: not about it without \(quotes)"
    }

    private var whatWasMissing: String? {
        // A subject made of phrases has no trade.
        if place.contains(where: { $0.rule == "phrase" }) { return remedy(place, "its phrases", []) }
        let missing = [(place, "what names the place", Self.places), (trade, "what names the work", Self.trades)]
            .compactMap { half, name, remedies in remedy(half, name, remedies) }
        return missing.isEmpty ? nil : missing.joined(separator: "; ")
    }

    private func remedy(_ half: [Evidence], _ name: String, _ remedies: [(rule: String, weight: Double, words: String)])
        -> String?
    {
        let short = match.threshold - half.sum
        guard short > 0 else { return nil }
        let start = "\(Explanation.number(short)) short in \(name)"
        if let against = half.filter({ $0.weight < 0 && -$0.weight >= short }).max(by: { $0.weight < $1.weight }) {
            return "\(start): it would have done without \(Self.words(against))"
        }
        let enough = remedies.first { remedy in
            remedy.weight - (half.first { $0.rule == remedy.rule }?.weight ?? 0) >= short
        }
        return enough.map { "\(start): \($0.words) would have done" } ?? start
    }

    /// `"Birmingham" in the title`.
    private static func words(_ piece: Evidence) -> String {
        piece.quote.isEmpty ? piece.rule : "\"\(piece.quote)\" in the \(piece.place.rawValue)"
    }

    /// From the least to the most.
    private static let places = [
        ("named", Weights.named * Weights.inTitle, "its name in the headline"),
        ("council-named", Weights.councilNamed * Weights.inTitle, "its council in the headline"),
        ("service-named", Weights.serviceNamed * Weights.inTitle, "its children's services in the headline"),
    ]
    private static let trades = [
        ("work", Weights.work * Weights.inTitle, "social work, fostering or care in the headline"),
        ("service", Weights.service * Weights.inTitle, "\"children's services\" in the headline"),
    ]
    private static let ofPlace: Set<String> = [
        "trust-named", "service-named", "trust-in-short", "council-named", "named", "town-named", "publisher",
        "local-outlet", "here", "other-authority", "feed-of-subject", "alias", "not", "abroad", "official-page",
        "phrase",
    ]
}
