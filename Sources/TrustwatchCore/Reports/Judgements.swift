/// Ofsted's judgements: what each framework grades, and the words for areas and grades.
enum Judgements {
    /// Labels as the tables and headings of reports print them. `…` stands for up to twelve words; a label in a section
    /// counts only under a heading that names it.
    static let labels: [Vocabulary: [(area: Inspection.Area, section: String?, label: String)]] = [
        .ilacs: [
            (.leadership, nil, "impact of leaders on social work practice with children and families"),
            (.leadership, nil, "impact of leaders on practice with children and families"),
            (.helpProtection, nil, "experiences and progress of children who need help and protection"),
            (.helpProtection, nil, "experiences and progress of children in need of help and protection"),
            (.careAndLeavers, nil, "experiences and progress of children in care and care leavers"),
            (.childrenInCare, nil, "experiences and progress of children in care"),
            (.careLeavers, nil, "experiences and progress of care leavers"),
            (.careLeavers, nil, "experiences and progress of children care leavers"),
            (.overall, nil, "overall effectiveness"),
        ],
        .sif: [
            (.overall, nil, "overall judgement …"),
            (.overall, nil, "children's services in …"),
            (.overall, nil, "overall effectiveness"),
            (.helpProtection, nil, "children who need help and protection"),
            (.childrenInCare, nil, "children looked after and achieving permanence"),
            (.adoption, nil, "adoption performance"),
            (.careLeavers, nil, "experiences and progress of care leavers"),
            (.leadership, nil, "leadership, management and governance"),
            (.lscb, nil, "local safeguarding children board"),
            (.lscb, nil, "local safeguarding children board (LSCB)"),
            (.lscb, nil, "effectiveness of the LSCB"),
        ],
        .childProtection: [
            (.overall, nil, "overall effectiveness"),
            (.overall, nil, "overall effectiveness of the arrangements …"),
            (
                .helpProtection, nil,
                "effectiveness of the help and protection provided to children, young people, families and carers"
            ),
            (.leadership, nil, "leadership and governance"),
        ],
        .slac: [
            (.safeguarding, "safeguarding", "overall effectiveness"),
            (.childrenInCare, "looked after", "overall effectiveness"),
        ],
        .lookedAfter: [
            (.overall, nil, "overall effectiveness"),
            (.childrenInCare, nil, "outcomes for looked after children and young people"),
            (.leadership, nil, "leadership and management"),
        ],
        .sccif: [
            (.overall, nil, "overall experiences and progress of children and young people"),
            (.overall, nil, "overall experiences and progress of children and young people, taking into account"),
            (.overall, nil, "overall experiences and progress of service users, taking into account"),
            (.helpProtection, nil, "how well children and young people are helped and protected"),
            (.leadership, nil, "effectiveness of leaders and managers"),
        ],
    ]

    /// Longest first where one starts like another.
    static let grades: [(words: String, grade: Inspection.Grade)] = [
        ("outstanding", .outstanding), ("good", .good), ("adequate", .adequate), ("inadequate", .inadequate),
        ("requires improvement to be good", .requiresImprovement), ("requires improvement", .requiresImprovement),
        ("requires improve-ment to be good", .requiresImprovement), ("requires improve-ment", .requiresImprovement),
    ]

    /// Which labels a report uses.
    enum Vocabulary: Hashable {
        case slac, lookedAfter, childProtection, sif, ilacs, sccif
    }

    /// Reads the grades of a report: of each area the first that follows its label. The table stands before the chapters,
    /// whose headings repeat it, and both before what the text says of earlier inspections.
    static func read(_ lines: [ReportText.Line], in vocabulary: Vocabulary) -> [Inspection.Area: Inspection.Grade] {
        let words = ReportWord.all(in: lines)
        let labels = compiled[vocabulary] ?? []
        var found: [Inspection.Area: Inspection.Grade] = [:]
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

    fileprivate static let compiledGrades = grades.map { (words: ReportWord.all(in: $0.words), grade: $0.grade) }
        .sorted { $0.words.count > $1.words.count }

    /// What is left of "requires improvement to be good" where a cell's first line is printed before its label.
    private static let halves = ["to be good", "improvement to be good", "improvement"].map(ReportWord.all(in:))

    private struct Label {
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
