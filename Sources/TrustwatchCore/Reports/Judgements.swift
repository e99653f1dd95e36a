/// Ofsted's judgements: what each framework grades, and the words for areas and grades.
enum Judgements {
    /// Longest first where one starts like another.
    static let grades: [(words: String, grade: Inspection.Grade)] = [
        ("outstanding", .outstanding), ("good", .good), ("adequate", .adequate), ("inadequate", .inadequate),
        ("requires improvement to be good", .requiresImprovement), ("requires improvement", .requiresImprovement),
    ]

    /// Which labels a report uses.
    enum Vocabulary: Hashable {
        case slac, lookedAfter, childProtection, sif, ilacs, sccif

        /// Whether one table gives every grade, with nothing but labels and grades in it.
        fileprivate var isTabular: Bool { self == .ilacs || self == .sccif }
    }

    /// Reads the grades of a report: of each area the first that follows its label. The table stands before the chapters,
    /// whose headings repeat it, and both before what the text says of earlier inspections.
    static func read(_ lines: [ReportText.Line], in vocabulary: Vocabulary) -> Inspection.Grades {
        let words = ReportWord.all(in: lines)
        let labels = compiled[vocabulary] ?? []
        // What the text says after the table is of earlier inspections: a grade that the table lacks was not given.
        if vocabulary.isTabular, let table = JudgementTable(words, labels).grades { return table }
        if vocabulary == .ilacs, let rows = JudgementRows(words).grades { return rows }
        var found = Inspection.Grades()
        var section: String?
        for index in words.indices {
            if words[index].startsLine { section = heading(lines[words[index].line].key) ?? section }
            for label in labels where words[index].text == label.words[0] && found[label.area] == nil {
                guard label.section == nil || label.section == section, let grade = label.grade(in: words, at: index)
                else {
                    continue
                }
                found[label.area] = grade
                break
            }
        }
        return found
    }

    /// The section of a SLAC report that a heading opens.
    private static func heading(_ key: String) -> String? {
        guard key.utf8.count < 60 else { return nil }
        if key.hasPrefix("safeguarding") { return "safeguarding" }
        return key.hasPrefix("looked after") || key.hasPrefix("services for looked after") ? "looked after" : nil
    }

    private static let compiled = labels.mapValues { labels in
        labels.map { Label(area: $0.area, section: $0.section, words: ReportWord.all(in: $0.label)) }
            .sorted { $0.words.count > $1.words.count }
    }

    static let compiledGrades = grades.map { (words: ReportWord.all(in: $0.words), grade: $0.grade) }
        .sorted { $0.words.count > $1.words.count }

    /// What is left of "requires improvement to be good" where a cell's first line is printed before its label.
    static let halves = ["to be good", "improvement to be good", "improvement"].map(ReportWord.all(in:))

    struct Label {
        var area: Inspection.Area
        var section: String?
        var words: [String]

        /// The grade that follows the label at `index`.
        func grade(in words: [ReportWord], at index: Int) -> Inspection.Grade? {
            let isOpen = self.words.last == "…"
            let exact = isOpen ? self.words.dropLast() : self.words[...]
            guard words.read(exact, at: index) else { return nil }
            var next = index + exact.count
            while next < words.count, let link = words.link(at: next) { next += link }
            let last = min(isOpen ? next + 12 : next, words.count - 1)
            guard next <= last else { return nil }
            for start in next...last {
                if words[start].startsSentence { return nil }
                for (phrase, grade) in compiledGrades where words.read(phrase[...], at: start) {
                    return words.isEnd(start + phrase.count) ? grade : nil
                }
            }
            return halves.contains { words.read($0[...], at: next) && words.isEnd(next + $0.count) }
                ? .requiresImprovement : nil
        }
    }
}

extension Inspection.Grade {
    /// Reads `Requires improvement to be good` and its like, however capitalised; nil for any other text.
    init?(words: some StringProtocol) {
        let stems = ReportWord.all(in: String(words))
        guard let grade = Judgements.compiledGrades.first(where: { $0.words == stems })?.grade else { return nil }
        self = grade
    }
}
