/// Tells whether an item speaks of an inspection only in passing: news of something else that mentions it.
struct AsideReader {
    let item: ItemText

    /// Whether neither the headline nor a first sentence speaks of inspectors or their grades, but in passing: `a home opens in
    /// the borough, which Ofsted upgraded last month`. News of an inspection begins with it.
    var isAside: Bool {
        let first = item.marks.filter { isFirst($0.sentence) && !isInPassing($0) }
        guard !first.contains(where: { Self.inspections.contains($0.concept) || $0.concept.isGrade }),
            !OrdinalReader.counts(in: item).contains(where: { isFirst($0.mark.sentence) })
        else { return false }
        // Whose report it is may be said below; but not that of `last month`, and others review as well.
        return isDatedBack || !first.contains { $0.concept == .report }
            || first.contains { $0.concept == .review || $0.concept == .reviewed }
    }

    /// `Ofsted said last month`, `rated inadequate by Ofsted in July`: not of the visit but of what was said of it.
    var isDatedBack: Bool {
        item.text.sentences.indices.contains { number in
            let marks = item.marks(in: number)
            guard item.isLede(number), let named = marks.first(where: { Self.inspections.contains($0.concept) }),
                !marks.contains(where: { $0.concept == .visit })
            else { return false }
            if isInPassing(named) { return true }
            guard !isFirst(number) else { return false }
            let words = item.text.words[item.text.sentences[number].words]
            return zip(words, words.dropFirst()).contains { word, next in
                Self.backwards.contains(word.hash) && Self.spans.contains(next.hash)
                    || word.hash == Self.inWord && ItemDates.months.contains(next.hash)
            }
        }
    }

    /// The headline, or what the summary or the text begins with.
    private func isFirst(_ sentence: Int) -> Bool {
        item.text.sentences[sentence].place == .title || item.text.sentences[sentence].position == 0
    }

    /// `which Ofsted upgraded`, `whose services inspectors criticised`, `weeks after Ofsted's report`.
    private func isInPassing(_ mark: ItemText.Mark) -> Bool {
        let words = item.text.words
        let start = item.text.sentences[mark.sentence].words.lowerBound
        return (start..<mark.words.lowerBound).contains { index in
            Self.asides.contains(words[index].hash)
                || words[index].hash == Self.after && index > start && Self.daysOrWeeks.contains(words[index - 1].hash)
        }
    }

    /// What an item speaks of when it speaks of an inspection.
    static let inspections: Set<Concept> = [
        .ofsted, .inspector, .inspection, .fullInspection, .monitoring, .focused, .joint, .probation, .outcome, .letter,
    ]
    private static let asides = Set(["which", "whose", "where"].map(NormalisedText.hash))
    private static let daysOrWeeks = Set(["day", "days", "week", "fortnight"].map(NormalisedText.hash))
    private static let spans = Set(["day", "days", "week", "fortnight", "month"].map(NormalisedText.hash))
    private static let backwards = Set(["last", "this"].map(NormalisedText.hash))
    private static let inWord = NormalisedText.hash("in")
    private static let after = NormalisedText.hash("after")
}
