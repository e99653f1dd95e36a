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
        let end = min(item.text.sentences[mark.sentence].words.upperBound, mark.words.upperBound + 7)
        guard mark.words.upperBound < end, !isOfGrade(mark, in: item) else { return false }
        let after = item.text.words[mark.words.upperBound..<end]
        if let noun = after.prefix(4).first(where: { !between.contains($0.hash) }) {
            if visitWords.contains(noun.hash) { return true }
            if reportWords.contains(noun.hash), item.marks.contains(where: { $0.concept == .monitoring }) {
                return true
            }
        }
        guard let first = after.first else { return false }
        // `the second of four visits`, `the fourth of Ofsted's regular checks`.
        if first.hash == of, let noun = after.first(where: { visitWords.contains($0.hash) || apart.contains($0.hash) }),
            visitWords.contains(noun.hash)
        {
            return true
        }
        // `The third time that inspectors have checked on the council since May 2023`.
        let sentence = item.text.sentences[mark.sentence].words
        if first.hash == time, mark.concept != .ordinal(1),
            item.lede.contains(where: { [.ofsted, .inspector].contains($0.concept) }),
            item.text.words[mark.words.upperBound..<sentence.upperBound].contains(where: { $0.hash == since })
        {
            return true
        }
        guard item.marks.contains(where: { $0.concept == .visit || $0.concept == .monitoring }) else { return false }
        return first.hash == since || first.hash == time
            || (first.hash == inWord && after.prefix(4).contains { $0.hash == series })
    }

    /// `Inadequate for the second time, after a visit in November`: grades are counted as well.
    private static func isOfGrade(_ mark: ItemText.Mark, in item: ItemText) -> Bool {
        item.marks(in: mark.sentence).contains { other in
            guard case .grade = other.concept else { return false }
            return (0...4).contains(mark.words.lowerBound - other.words.upperBound)
        }
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

    private static let visitWords = Set(["visit", "monitoring", "check", "trip", "letter"].map(NormalisedText.hash))
    /// Full inspections and their reports are counted too, but not as these are.
    private static let reportWords = Set(["inspection", "report"].map(NormalisedText.hash))
    /// What is counted instead.
    private static let apart = Set(
        ["inspection", "report", "rating", "month", "year", "week"].map(NormalisedText.hash))
    private static let between = Set(
        [
            "ofsted", "such", "and", "last", "final", "latest", "formal", "quarterly", "progress", "of", "its",
            "published",
        ].map(NormalisedText.hash))
    private static let cardinals = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"].map(
        NormalisedText.hash)
    private static let of = NormalisedText.hash("of")
    private static let since = NormalisedText.hash("since")
    private static let time = NormalisedText.hash("time")
    private static let inWord = NormalisedText.hash("in")
    private static let series = NormalisedText.hash("series")
    private static let number = NormalisedText.hash("number")
}
