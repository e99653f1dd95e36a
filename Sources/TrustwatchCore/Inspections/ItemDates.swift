/// The dates that an item names, and those it only hints at ("last month", "March's visit").
struct ItemDates {
    struct Found {
        var date: WrittenDate
        var words: Range<Int>
        var sentence: Int
    }

    /// When the item was published.
    let said: PartialDate?
    let found: [Found]
    private let item: ItemText

    init(_ item: ItemText, said: PartialDate?) {
        self.item = item
        self.said = said
        let text = item.text
        let dates = WrittenDate.all(in: text.source, notAfter: said)
        var found: [Found] = []
        for date in dates {
            guard let first = text.words.firstIndex(where: { Int($0.start) >= date.place.lowerBound }),
                let sentence = text.sentences.firstIndex(where: { $0.words.contains(first) }),
                !text.sentences[sentence].isClutter
            else { continue }
            let end = text.words[first...].firstIndex { Int($0.start) >= date.place.upperBound } ?? text.words.count
            found.append(Found(date: date, words: first..<max(end, first + 1), sentence: sentence))
        }
        self.found = found
    }

    /// Whether what is marked lies so far back that the item cannot be the report of it: more than four months, or years
    /// "ago".
    func isPast(_ mark: ItemText.Mark) -> Bool {
        guard let said else { return false }
        let old = found.contains { found in
            let gap = max(
                found.words.lowerBound - mark.words.upperBound, mark.words.lowerBound - found.words.upperBound)
            return found.sentence == mark.sentence && gap <= 6 && said.firstDay - found.date.start.lastDay > 120
        }
        return old || isInFormerYear(mark, said)
            || item.marks(in: mark.sentence).contains {
                ($0.concept == .memory || $0.concept == .anniversary) && isRemembered(mark, by: $0)
            }
    }

    /// `inadequate a year ago`, `a year after it was judged inadequate`: `ago` puts back what stands round it, `after` what
    /// follows; and what is `still` so `five years on` is so today.
    private func isRemembered(_ mark: ItemText.Mark, by memory: ItemText.Mark) -> Bool {
        let last = item.text.words[memory.words.upperBound - 1].hash
        if mark.words.lowerBound >= memory.words.upperBound {
            return mark.words.lowerBound - memory.words.upperBound <= 5
        }
        guard (0...7).contains(memory.words.lowerBound - mark.words.upperBound), !Self.after.contains(last) else {
            return false
        }
        return
            !(Self.on.contains(last)
            && [Self.still, Self.remains, Self.stays].contains { item.follows($0, within: 3, mark) })
    }

    /// `judged inadequate in 2018`, where that year ended weeks ago.
    private func isInFormerYear(_ mark: ItemText.Mark, _ said: PartialDate) -> Bool {
        let sentence = item.text.sentences[mark.sentence].words
        let range =
            max(
                sentence.lowerBound + 1, mark.words.lowerBound - 6)..<min(
                sentence.upperBound, mark.words.upperBound + 6)
        return range.contains { index in
            let year = Int(item.text.words[index].number)
            return (1990...said.year).contains(year) && Self.beforeYear.contains(item.text.words[index - 1].hash)
                && said.firstDay - PartialDate(year: year).lastDay > 45
        }
    }

    /// When inspectors were there: a date beside a word for the visit, else "last month".
    func visit(_ isVisit: (ItemText.Mark) -> Bool) -> Inspection.Visit? {
        let marks = item.marks.filter(isVisit)
        for isLede in [true, false] {
            for mark in marks where mark.isLede == isLede {
                if let visit = dated(mark) ?? month(beside: mark) ?? lastMonth(beside: mark) { return visit }
            }
        }
        return nil
    }

    private func dated(_ mark: ItemText.Mark) -> Inspection.Visit? {
        let near = found.filter { $0.sentence == mark.sentence && isOfVisit($0, mark) }
        let nearest = near.min { distance($0.words, mark.words) < distance($1.words, mark.words) }
        guard let nearest, distance(nearest.words, mark.words) <= 12 else { return nil }
        guard nearest.date.start.month != nil else { return nil }
        return nearest.date.visit
    }

    /// Neither older than the visit can be nor bound to another event: `since it was judged inadequate in May 2014`.
    private func isOfVisit(_ found: Found, _ mark: ItemText.Mark) -> Bool {
        if let said, said.firstDay - found.date.start.lastDay > 250 || found.date.start.firstDay > said.lastDay {
            return false
        }
        return !isBoundElsewhere(found.words.lowerBound, in: found.sentence)
    }

    /// Whether the nearest word before a date that can govern it is one of another event.
    private func isBoundElsewhere(_ word: Int, in sentence: Int) -> Bool {
        let start = max(item.text.sentences[sentence].words.lowerBound, word - 9)
        let before = item.text.words[start..<word]
        guard let bound = before.last(where: { Self.otherEvents.contains($0.hash) || Self.visits.contains($0.hash) })
        else { return false }
        // `since its inspection in September`: the inspection itself is the other event.
        return Self.otherEvents.contains(bound.hash) || before.contains { $0.hash == Self.since }
    }

    /// `March's visit`, `a February visit`, `inspectors who came in mid-June`.
    private func month(beside mark: ItemText.Mark) -> Inspection.Visit? {
        guard let said else { return nil }
        let words = item.text.words
        let range =
            max(
                item.text.sentences[mark.sentence].words.lowerBound, mark.words.lowerBound - 4)..<min(
                item.text.sentences[mark.sentence].words.upperBound, mark.words.upperBound + 6)
        for index in range where words[index].isCapital && !isOfReport(index, in: mark.sentence) {
            guard let month = Self.months.firstIndex(of: words[index].hash) else { continue }
            let isJoined = index + 1 >= mark.words.lowerBound - 2 && index < mark.words.lowerBound
            let isAfterMid = index > 0 && Self.introductions.contains(words[index - 1].hash)
            let isDated = found.contains { $0.words.contains(index) }
            guard isJoined || isAfterMid, !isDated || isJoined, !isBoundElsewhere(index, in: mark.sentence) else {
                continue
            }
            return Inspection.Visit(start: Self.latest(month + 1, notAfter: said))
        }
        return nil
    }

    private func lastMonth(beside mark: ItemText.Mark) -> Inspection.Visit? {
        guard let said, let month = said.month else { return nil }
        let sentence = item.text.sentences[mark.sentence].words
        let words = item.text.words
        for index in sentence.dropLast() where words[index].hash == Self.last && words[index + 1].hash == Self.monthWord
        {
            guard distance(index..<index + 2, mark.words) <= 12 else { continue }
            return Inspection.Visit(
                start: month == 1
                    ? PartialDate(year: said.year - 1, month: 12) : PartialDate(year: said.year, month: month - 1))
        }
        return nil
    }

    /// The time that headline or lede look back to: `a year on`, `three months after`, `January's report`, `rated good in
    /// 2018`. Years are told roundly, so that of several only the year is taken.
    func elapsed() -> PartialDate? {
        guard let said, let month = said.month else { return nil }
        let ledes = item.text.sentences.indices.filter { item.isLede($0) && !item.text.sentences[$0].isClutter }
        // What has passed since the inspection, rather than since something else.
        let ofInspection = ledes.filter { sentence in
            item.marks(in: sentence).contains { Self.inspections.contains($0.concept) || $0.concept.isPlainGrade }
        }
        for sentences in [ofInspection, ledes] {
            for sentence in sentences {
                if let months = monthsPassed(in: sentence) {
                    let then = said.year * 12 + month - 1 - months
                    return months >= 24
                        ? PartialDate(year: then / 12) : PartialDate(year: then / 12, month: then % 12 + 1)
                }
            }
        }
        return ofInspection.lazy.compactMap { dateOfReport(in: $0) ?? monthOfReport(in: $0) ?? formerYear(in: $0) }
            .first
    }

    /// `Half a year after`, `three months since`, `a year on`, `on the anniversary of`.
    private func monthsPassed(in sentence: Int) -> Int? {
        let words = item.text.words
        let range = item.text.sentences[sentence].words
        for index in range.dropFirst().dropLast() where Self.apart.contains(words[index + 1].hash) {
            let isYear = words[index].hash == Self.yearWord
            guard isYear || words[index].hash == Self.monthWord, let count = Self.count(words[index - 1]) else {
                continue
            }
            let isHalf = isYear && index > range.lowerBound + 1 && words[index - 2].hash == Self.half
            return isHalf ? 6 : isYear ? 12 * count : count
        }
        for index in range where words[index].hash == Self.anniversary { return 12 }
        for index in range.dropLast() where words[index].hash == Self.last && words[index + 1].hash == Self.monthWord {
            return 1
        }
        return nil
    }

    /// `Ofsted's report of May 2023`.
    private func dateOfReport(in sentence: Int) -> PartialDate? {
        found.first { found in
            let start = max(item.text.sentences[sentence].words.lowerBound, found.words.lowerBound - 5)
            return found.sentence == sentence && found.date.start.month != nil
                && item.text.words[start..<found.words.lowerBound].contains {
                    Self.reports.contains($0.hash) || Self.otherEvents.contains($0.hash)
                }
        }?.date.start
    }

    /// `June's report`, `the grade that it gave in March`.
    private func monthOfReport(in sentence: Int) -> PartialDate? {
        let words = item.text.words
        for index in item.text.sentences[sentence].words.dropFirst() where words[index].isCapital {
            guard let said, let month = Self.months.firstIndex(of: words[index].hash),
                isOfReport(index, in: sentence) || words[index - 1].hash == Self.inWord,
                !found.contains(where: { $0.words.contains(index) && $0.words.count > 1 })
            else { continue }
            return Self.latest(month + 1, notAfter: said)
        }
        return nil
    }

    private func formerYear(in sentence: Int) -> PartialDate? {
        let words = item.text.words
        for index in item.text.sentences[sentence].words.dropFirst()
        where Self.beforeYear.contains(words[index - 1].hash) {
            let year = Int(words[index].number)
            if let said, (1990..<said.year).contains(year) { return PartialDate(year: year) }
        }
        return nil
    }

    /// `January's Ofsted report`: when it came out, not when inspectors came.
    private func isOfReport(_ word: Int, in sentence: Int) -> Bool {
        let end = min(item.text.sentences[sentence].words.upperBound, word + 4)
        return item.text.words[min(word + 1, end)..<end].contains { Self.reports.contains($0.hash) }
    }

    private static func count(_ word: NormalisedText.Word) -> Int? {
        if word.number >= 0 { return (1...24).contains(word.number) ? Int(word.number) : nil }
        return counts.firstIndex { $0.contains(word.hash) }.map { $0 + 1 }
    }

    /// The last such month that is not after a day.
    static func latest(_ month: Int, notAfter day: PartialDate) -> PartialDate {
        PartialDate(year: month > (day.month ?? 12) ? day.year - 1 : day.year, month: month)
    }

    func distance(_ one: Range<Int>, _ other: Range<Int>) -> Int {
        max(one.lowerBound - other.upperBound, other.lowerBound - one.upperBound, 0)
    }

    static let months = [
        "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
        "december",
    ].map(NormalisedText.hash)
    private static let apart = Set(["on", "after", "later", "since", "ago"].map(NormalisedText.hash))
    private static let half = NormalisedText.hash("half")
    private static let anniversary = NormalisedText.hash("anniversary")
    private static let inWord = NormalisedText.hash("in")
    private static let reports = Set(
        ["report", "verdict", "rating", "judgement", "letter", "grade", "shock", "bombshell"].map(NormalisedText.hash))
    private static let inspections: Set<Concept> = [
        .ofsted, .inspector, .inspection, .fullInspection, .report, .letter, .outcome,
    ]
    private static let yearWord = NormalisedText.hash("year")
    private static let counts = [
        ["a", "one"], ["two"], ["three"], ["four"], ["five"], ["six"], ["seven"], ["eight"], ["nine"], ["ten"],
        ["eleven"], ["twelve"],
    ].map { Set($0.map(NormalisedText.hash)) }
    private static let introductions = Set(
        ["in", "mid", "late", "early", "this", "during", "of"].map(NormalisedText.hash))
    private static let beforeYear = Set(["in", "since", "of", "until", "from"].map(NormalisedText.hash))
    private static let after = Set(["after", "since"].map(NormalisedText.hash))
    private static let on = Set(["on", "later"].map(NormalisedText.hash))
    private static let still = NormalisedText.hash("still")
    private static let remains = NormalisedText.hash("remains")
    private static let stays = NormalisedText.hash("stays")
    private static let last = NormalisedText.hash("last")
    private static let since = NormalisedText.hash("since")
    private static let monthWord = NormalisedText.hash("month")
    private static let otherEvents = Set(
        [
            "since", "judged", "rated", "inadequate", "following", "after", "published", "created", "launched", "took",
            "began", "until", "ago", "report", "letter", "dated",
        ]
        .map(NormalisedText.hash))
    private static let visits = Set(
        [
            "visit", "visited", "inspected", "inspection", "came", "inspecting", "carried", "place", "between",
            "returned", "spent", "looked", "on-site", "visiting",
        ].map(NormalisedText.hash))
}
