/// Tells whether an item speaks of an inspection only in passing: news of something else that mentions it.
struct AsideReader {
    let item: ItemText

    /// Whether neither the headline nor a first sentence speaks of inspectors or their grades, but in passing: `a home opens in
    /// the borough, which Ofsted upgraded last month`. News of an inspection begins with it.
    var isAside: Bool {
        let first = item.marks.filter { isFirst($0.sentence) && !isInPassing($0) }
        let named = isOfOthers ? Self.ofServices : Self.inspections
        guard !first.contains(where: { named.contains($0.concept) || $0.concept.isGrade }),
            !OrdinalReader.counts(in: item).contains(where: { isFirst($0.mark.sentence) })
        else { return false }
        // Whose report it is may be said below; but not that of `last month`, and others review as well.
        return isDatedBack || !first.contains { $0.concept == .report }
            || first.contains { $0.concept == .review || $0.concept == .reviewed }
    }

    /// A review or an ombudsman has found what it begins with: its `damning report` is not that of inspectors.
    var isOfOthers: Bool {
        item.marks.contains { isFirst($0.sentence) && ($0.concept == .review || $0.concept == .otherWatchdog) }
    }

    /// `Ofsted said last month`, `rated inadequate by Ofsted in July`: not of the visit but of what was said of it.
    var isDatedBack: Bool {
        item.text.sentences.indices.contains { number in
            guard let named = named(in: number), !item.marks(in: number).contains(where: { $0.concept == .visit })
            else { return false }
            return isInPassing(named) || !isFirst(number) && looksBack(number)
        }
    }

    /// Whether the headline names no inspection, and what does is the background of something else.
    var isRemindedOf: Bool {
        let sentences = item.text.sentences.indices
        return !sentences.contains { item.text.sentences[$0].place == .title && named(in: $0) != nil }
            && sentences.contains { number in
                named(in: number).map { isInPassing($0) || item.follows(Self.following, within: 4, $0) } ?? false
            }
    }

    private func named(in sentence: Int) -> ItemText.Mark? {
        guard item.isLede(sentence) else { return nil }
        return item.marks(in: sentence).first { Self.inspections.contains($0.concept) }
    }

    /// `last month`, `a week ago`, `in July`.
    private func looksBack(_ sentence: Int) -> Bool {
        let words = item.text.words[item.text.sentences[sentence].words]
        return zip(words, words.dropFirst()).contains { word, next in
            Self.backwards.contains(word.hash) && Self.spans.contains(next.hash)
                || Self.spans.contains(word.hash) && next.hash == Self.ago
                || word.hash == Self.inWord && ItemDates.months.contains(next.hash)
        }
    }

    /// The headline, or what the summary or the text begins with.
    private func isFirst(_ sentence: Int) -> Bool {
        item.text.sentences[sentence].place == .title || item.text.sentences[sentence].position == 0
    }

    /// `which Ofsted upgraded`, `whose services inspectors criticised`, `weeks after Ofsted's report`, `the council, rated
    /// inadequate by Ofsted`.
    private func isInPassing(_ mark: ItemText.Mark) -> Bool {
        let words = item.text.words
        let start = item.text.sentences[mark.sentence].words.lowerBound
        return (start..<mark.words.lowerBound).contains { index in
            Self.asides.contains(words[index].hash)
                || words[index].hash == Self.after && index > start && isSpan(words[index - 1].hash, before: mark)
        } || isApposition(mark)
    }

    /// Months after inspectors came they report.
    private func isSpan(_ word: UInt64, before mark: ItemText.Mark) -> Bool {
        Self.daysOrWeeks.contains(word) || word == Self.month && mark.concept != .inspector
    }

    /// `, rated inadequate by Ofsted last week,`
    private func isApposition(_ mark: ItemText.Mark) -> Bool {
        let sentence = item.text.sentences[mark.sentence]
        guard sentence.place != .title else { return false }
        let words = item.text.words[sentence.words]
        guard let opening = words[..<mark.words.upperBound].lastIndex(where: \.followsPause),
            opening > words.startIndex, Self.participles.contains(words[opening].hash)
        else { return false }
        return words[opening...].prefix(6).dropFirst().prefix { !$0.followsPause }.contains { $0.hash == Self.by }
    }

    /// What an item speaks of when it speaks of an inspection.
    static let inspections: Set<Concept> = [
        .ofsted, .inspector, .inspection, .fullInspection, .monitoring, .focused, .joint, .probation, .outcome, .letter,
    ]
    private static let asides = Set(["which", "whose", "where"].map(NormalisedText.hash))
    /// What names inspectors of services and nobody else.
    private static let ofServices: Set<Concept> = [
        .ofsted, .inspector, .fullInspection, .monitoring, .focused, .joint, .probation,
    ]
    private static let participles = Set(
        ["rated", "judged", "graded", "branded", "told", "criticised", "slammed", "condemned", "praised"]
            .map(NormalisedText.hash))
    private static let daysOrWeeks = Set(["day", "days", "week", "fortnight"].map(NormalisedText.hash))
    private static let month = NormalisedText.hash("month")
    private static let by = NormalisedText.hash("by")
    private static let spans = daysOrWeeks.union([month])
    private static let backwards = Set(["last", "this"].map(NormalisedText.hash))
    private static let following = NormalisedText.hash("following")
    private static let ago = NormalisedText.hash("ago")
    private static let inWord = NormalisedText.hash("in")
    private static let after = NormalisedText.hash("after")
}
