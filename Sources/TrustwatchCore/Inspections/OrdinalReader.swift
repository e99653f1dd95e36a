/// Which in a series of monitoring visits an item speaks of, counted from the inadequate judgement.
enum OrdinalReader {
    /// nil where it states none, or only counts from elsewhere ("the second to the Trust").
    static func ordinal(in item: ItemText) -> Int? {
        counts(in: item).max { item.zone($0.mark.sentence) < item.zone($1.mark.sentence) }?.ordinal
    }

    /// Every count of visits that an item states, those of visits to a trust left out.
    static func counts(in item: ItemText) -> [(ordinal: Int, mark: ItemText.Mark)] {
        item.marks.compactMap { mark in
            switch mark.concept {
            case .ordinal(let ordinal):
                guard isOfVisits(mark, in: item), !isOfTrust(mark, in: item) else { return nil }
                // "The first since the judgement" says more than the first of anything.
                return ordinal > 1 || isSince(mark, in: item) || !isOfAnything(mark, in: item) ? (ordinal, mark) : nil
            case .visit, .monitoring: return numbered(after: mark, in: item).map { ($0, mark) }
            default: return nil
            }
        }
    }

    /// `third visit`, `fifth Ofsted monitoring visit`, `for the sixth time`, `the sixth in the series`, `the fifth since 2016`.
    static func isOfVisits(_ mark: ItemText.Mark, in item: ItemText) -> Bool {
        let end = min(item.text.sentences[mark.sentence].words.upperBound, mark.words.upperBound + 4)
        guard mark.words.upperBound < end else { return false }
        let after = item.text.words[mark.words.upperBound..<end]
        if let noun = after.firstIndex(where: { visitWords.contains($0.hash) }) {
            return after[mark.words.upperBound..<noun].allSatisfy { !breaks.contains($0.hash) }
        }
        guard let first = after.first, item.marks.contains(where: { $0.concept == .visit || $0.concept == .monitoring }) else { return false }
        return first.hash == since || first.hash == time || (first.hash == inWord && after.contains { $0.hash == series })
    }

    /// `the fifth since 2016 and Ofsted's second to the Trust`: what follows up to the next count says from where.
    private static func isOfTrust(_ mark: ItemText.Mark, in item: ItemText) -> Bool {
        let next = item.marks.first {
            if case .ordinal = $0.concept { return $0.sentence == mark.sentence && $0.words.lowerBound > mark.words.lowerBound }
            return false
        }
        let end = next?.words.lowerBound ?? item.text.sentences[mark.sentence].words.upperBound
        return item.marks.contains {
            $0.concept == .sinceTrust && $0.sentence == mark.sentence && (mark.words.upperBound..<end).contains($0.words.lowerBound)
                && $0.words.lowerBound - mark.words.upperBound <= 10
        } || item.names.contains {
            $0.kind == .trust && $0.sentence == mark.sentence && (0...6).contains($0.words.lowerBound - mark.words.upperBound) && $0.words.lowerBound < end
        }
    }

    private static func isSince(_ mark: ItemText.Mark, in item: ItemText) -> Bool {
        let end = min(item.text.sentences[mark.sentence].words.upperBound, mark.words.upperBound + 6)
        return item.text.words[mark.words.upperBound..<end].contains { $0.hash == since }
    }

    /// `first inspection`, `first report`: of the trust, of the year, ever.
    private static func isOfAnything(_ mark: ItemText.Mark, in item: ItemText) -> Bool {
        !item.marks.contains { $0.concept == .monitoring }
    }

    /// `visit number three`, `monitoring visit 3`.
    private static func numbered(after mark: ItemText.Mark, in item: ItemText) -> Int? {
        let words = item.text.words
        let next = mark.words.upperBound
        guard next + 1 < item.text.sentences[mark.sentence].words.upperBound, words[next].hash == number else { return nil }
        if words[next + 1].number > 0 { return Int(words[next + 1].number) }
        return cardinals.firstIndex(of: words[next + 1].hash).map { $0 + 1 }
    }

    private static let visitWords = Set(["visit", "monitoring", "inspection", "report", "letter", "check"].map(NormalisedText.hash))
    private static let breaks = Set(["team", "plan", "of", "for"].map(NormalisedText.hash))
    private static let cardinals = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"].map(NormalisedText.hash)
    private static let since = NormalisedText.hash("since")
    private static let time = NormalisedText.hash("time")
    private static let inWord = NormalisedText.hash("in")
    private static let series = NormalisedText.hash("series")
    private static let number = NormalisedText.hash("number")
}
