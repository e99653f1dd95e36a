/// An item cut into words with all that the rules look for in it; made once, read by matcher and recogniser.
///
/// A class, for every reader of a part of it holds the whole.
final class ItemText: Sendable {
    struct Mark: Sendable {
        var concept: Concept
        var words: Range<Int>
        var sentence: Int
        /// Whether that is one of those that say what the item is about.
        var isLede: Bool
    }

    let text: NormalisedText
    let outlet: Outlet
    /// In the order of the text; those inside a longer phrase with another meaning are left out.
    let marks: [Mark]
    /// Those of headline, summary and first sentences.
    let lede: [Mark]
    /// Where the marks of each sentence stand in `marks`.
    private let ranges: [Range<Int>]
    let names: [PlaceNames.Hit]
    /// Hospitals, schools and charities have trusts for children too: whether a children's trust that is not named in full
    /// is one of theirs.
    let borrowsTrust: Bool

    init(_ text: NormalisedText, outlet: Outlet) {
        self.text = text
        self.outlet = outlet
        var marks: [Mark] = []
        var ranges: [Range<Int>] = []
        for (number, sentence) in text.sentences.enumerated() {
            let start = marks.count
            if !sentence.isClutter { marks += Self.marks(in: sentence, number, of: text) }
            ranges.append(start..<marks.count)
        }
        if marks.contains(where: { $0.concept == .otherWatchdog && $0.isLede }) {
            for index in marks.indices where text.words[marks[index].words.lowerBound].hash == Self.watchdog {
                marks[index].concept = .otherWatchdog
            }
        }
        self.marks = marks
        lede = marks.filter(\.isLede)
        self.ranges = ranges
        names = PlaceNames.shared.hits(in: text)
        borrowsTrust =
            !names.contains { $0.kind == .trust }
            && marks.contains {
                $0.isLede && [.health, .school, .otherAgency, .sport].contains($0.concept)
            }
    }

    /// Where an ombudsman is named, that is he.
    private static let watchdog = NormalisedText.hash("watchdog")

    private static func marks(in sentence: NormalisedText.Sentence, _ number: Int, of text: NormalisedText) -> [Mark] {
        let hits = Vocabulary.index.hits(text.words, in: sentence.words)
        let masks = hits.filter { $0.value == .neutral }.map(\.words)
        let isLede = zone(number, of: text) >= Weights.inLede
        return hits.compactMap { hit in
            guard hit.value != .neutral else { return nil }
            let isMasked = masks.contains {
                $0.lowerBound <= hit.words.lowerBound && $0.upperBound >= hit.words.upperBound
                    && $0.count > hit.words.count
            }
            return isMasked ? nil : Mark(concept: hit.value, words: hit.words, sentence: number, isLede: isLede)
        }
    }

    /// Whether a cheap look at the words rules out every children's service.
    static func concernsTrade(_ text: NormalisedText) -> Bool {
        text.words.contains { triggers.contains($0.hash) }
    }

    private static let triggers: WordSet = WordSet(
        """
        children child ofsted foster fostering fosters fostered adoption adopter adoptive social safeguarding inspector inspection watchdog inspectorate \
        youth youngster kinship mash lscb neglect exploitation vulnerable toddler grooming care monitoring hub baby boy girl murder murdered killed abuse abused starved review inadequate dcs
        """)

    func marks(in sentence: Int) -> ArraySlice<Mark> { marks[ranges[sentence]] }

    /// The first of those that stand where a rule counts most.
    func weightiestMark(_ isMeant: (Mark) -> Bool) -> Mark? {
        var best: Mark?
        for mark in marks where isMeant(mark) {
            if best.map({ zone($0.sentence) < zone(mark.sentence) }) ?? true { best = mark }
        }
        return best
    }

    /// How much a rule counts where this sentence stands.
    func zone(_ sentence: Int) -> Double { Self.zone(sentence, of: text) }

    private static func zone(_ sentence: Int, of text: NormalisedText) -> Double {
        let found = text.sentences[sentence]
        switch found.place {
        case .title: return Weights.inTitle
        case .summary: return Weights.inLede
        default: return found.position < Weights.ledeSentences ? Weights.inLede : Weights.inBody
        }
    }

    /// Whether a word stands at most so many words before, in the same sentence.
    func follows(_ word: UInt64, within reach: Int, _ mark: Mark) -> Bool {
        let start = max(text.sentences[mark.sentence].words.lowerBound, mark.words.lowerBound - reach)
        return text.words[start..<mark.words.lowerBound].contains { $0.hash == word }
    }

    func isLede(_ sentence: Int) -> Bool { zone(sentence) >= Weights.inLede }

    /// Evidence from some words of the text.
    func evidence(_ rule: String, _ weight: Double, _ words: Range<Int>, in sentence: Int) -> Evidence {
        Evidence(rule: rule, quote: text.quote(words), place: text.sentences[sentence].place, weight: weight)
    }
}

/// A set of folded words that is asked for every word of every item.
struct WordSet: Sendable {
    private var words = HashTable(capacity: 64, filler: false)

    init(_ list: String) {
        self.init(list.split(whereSeparator: \.isWhitespace).map { NormalisedText.hash(String($0)) })
    }

    init(_ hashes: [UInt64]) {
        for hash in hashes { words.update(hash) { $0 = true } }
    }

    func contains(_ word: UInt64) -> Bool { words.contains(word) }
}
