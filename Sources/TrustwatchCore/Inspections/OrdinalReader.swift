/// Which in a series of monitoring visits an item speaks of, counted from the inadequate judgement.
enum OrdinalReader {
    /// nil where it states none, or only counts from elsewhere ("the second to the Trust").
    static func ordinal(in item: ItemText) -> Int? {
        counts(in: item).filter { !$0.isOfTrust }.max { item.zone($0.mark.sentence) < item.zone($1.mark.sentence) }?
            .ordinal
    }

    struct Count {
        var ordinal: Int
        var mark: ItemText.Mark
        /// Counted from when a trust took over.
        var isOfTrust: Bool
    }

    /// Every count of visits that an item states.
    static func counts(in item: ItemText) -> [Count] {
        item.marks.compactMap { mark in
            switch mark.concept {
            case .ordinal(let ordinal):
                return isOfVisits(mark, in: item)
                    ? Count(ordinal: ordinal, mark: mark, isOfTrust: isOfTrust(mark, in: item)) : nil
            case .visit, .monitoring:
                return numbered(after: mark, in: item).map { Count(ordinal: $0, mark: mark, isOfTrust: false) }
            default: return nil
            }
        }
    }

    /// `third visit`, `fifth Ofsted monitoring visit`, `for the sixth time`, `the sixth in the series`, `the fifth since 2016`.
    static func isOfVisits(_ mark: ItemText.Mark, in item: ItemText) -> Bool {
        let end = min(item.text.sentences[mark.sentence].words.upperBound, mark.words.upperBound + 4)
        guard mark.words.upperBound < end else { return false }
        let after = item.text.words[mark.words.upperBound..<end]
        let noun = after.first { !between.contains($0.hash) }
        if let noun, visitWords.contains(noun.hash) { return true }
        let isMonitored = item.marks.contains { $0.concept == .monitoring }
        if let noun, isMonitored, reportWords.contains(noun.hash) { return true }
        guard let first = after.first, item.marks.contains(where: { $0.concept == .visit || $0.concept == .monitoring })
        else { return false }
        return first.hash == since || first.hash == time
            || (first.hash == inWord && after.contains { $0.hash == series })
    }

    /// `the fifth since 2016 and Ofsted's second to the Trust`: what follows up to the next count says from where.
    private static func isOfTrust(_ mark: ItemText.Mark, in item: ItemText) -> Bool {
        let next = item.marks(in: mark.sentence).first {
            if case .ordinal = $0.concept { return $0.words.lowerBound > mark.words.lowerBound }
            return false
        }
        let end = next?.words.lowerBound ?? item.text.sentences[mark.sentence].words.upperBound
        return item.marks(in: mark.sentence).contains {
            $0.concept == .sinceTrust && (mark.words.upperBound..<end).contains($0.words.lowerBound)
                && $0.words.lowerBound - mark.words.upperBound <= 10
        }
            || item.names.contains {
                $0.kind == .trust && $0.sentence == mark.sentence
                    && (0...6).contains($0.words.lowerBound - mark.words.upperBound) && $0.words.lowerBound < end
            }
    }

    /// `visit number three`, `monitoring visit 3`.
    private static func numbered(after mark: ItemText.Mark, in item: ItemText) -> Int? {
        let words = item.text.words
        let next = mark.words.upperBound
        guard next + 1 < item.text.sentences[mark.sentence].words.upperBound, words[next].hash == number else {
            return nil
        }
        if words[next + 1].number > 0 { return Int(words[next + 1].number) }
        return cardinals.firstIndex(of: words[next + 1].hash).map { $0 + 1 }
    }

    private static let visitWords = Set(["visit", "monitoring", "check"].map(NormalisedText.hash))
    /// Full inspections and their reports are counted too, but not as these are.
    private static let reportWords = Set(["inspection", "report", "letter"].map(NormalisedText.hash))
    private static let between = Set(
        [
            "ofsted", "such", "and", "last", "final", "latest", "formal", "quarterly", "progress", "of", "its",
            "published",
        ].map(NormalisedText.hash))
    private static let cardinals = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"].map(
        NormalisedText.hash)
    private static let since = NormalisedText.hash("since")
    private static let time = NormalisedText.hash("time")
    private static let inWord = NormalisedText.hash("in")
    private static let series = NormalisedText.hash("series")
    private static let number = NormalisedText.hash("number")
}
