/// What a report's or letter's title says it is.
struct ReportTitle {
    var kind: Inspection.Kind
    var framework: Report.Framework?
    /// nil for what is not graded.
    var vocabulary: Judgements.Vocabulary?

    /// The first that stands in the title tells; special ones stand before those whose words they contain.
    private static let titles: [(words: String, title: ReportTitle)] = [
        ("joint targeted area inspection", ReportTitle(kind: .jtai)),
        ("joint area child protection inspection", ReportTitle(kind: .jtai)),
        ("joint inspection of child protection", ReportTitle(kind: .jtai)),
        ("area send", ReportTitle(kind: .send)),
        ("special educational needs", ReportTitle(kind: .send)),
        ("disabilities (send)", ReportTitle(kind: .send)),
        ("monitoring visit", ReportTitle(kind: .monitoringVisit)),
        ("focused visit", ReportTitle(kind: .focusedVisit)),
        ("focussed visit", ReportTitle(kind: .focusedVisit)),
        ("contact, referral and assessment", ReportTitle(kind: .other)),
        ("safeguarding and looked after children", ReportTitle(kind: .slac, framework: .slac, vocabulary: .slac)),
        (
            "inspection of looked after children services",
            ReportTitle(kind: .slac, framework: .lookedAfter, vocabulary: .lookedAfter)
        ),
        (
            "arrangements for the protection of children",
            ReportTitle(kind: .childProtection, framework: .childProtection, vocabulary: .childProtection)
        ),
        ("children in need of help and protection", ReportTitle(kind: .sif, framework: .sif, vocabulary: .sif)),
        ("children looked after and care leavers", ReportTitle(kind: .sif, framework: .sif, vocabulary: .sif)),
        ("single inspection of", ReportTitle(kind: .sif, framework: .sif, vocabulary: .sif)),
        ("fostering", ReportTitle(kind: .fostering, framework: .sccif, vocabulary: .sccif)),
        ("adoption agency", ReportTitle(kind: .adoption, framework: .sccif, vocabulary: .sccif)),
        ("adoption support agency", ReportTitle(kind: .adoption, framework: .sccif, vocabulary: .sccif)),
        ("children's home", ReportTitle(kind: .childrensHome, framework: .sccif, vocabulary: .sccif)),
        ("residential family centre", ReportTitle(kind: .other, framework: .sccif, vocabulary: .sccif)),
        ("youth offending", ReportTitle(kind: .hmipYouth)),
        ("youth justice", ReportTitle(kind: .hmipYouth)),
        ("children's social care services", ReportTitle(kind: .ilacs, vocabulary: .ilacs)),
        ("children's services", ReportTitle(kind: .ilacs, vocabulary: .ilacs)),
        ("children's social care", ReportTitle(kind: .ilacs, vocabulary: .ilacs)),
        ("childrens services", ReportTitle(kind: .ilacs, vocabulary: .ilacs)),
        ("children's social work services", ReportTitle(kind: .ilacs, vocabulary: .ilacs)),
        ("local safeguarding children board", ReportTitle(kind: .sif, framework: .sif, vocabulary: .sif)),
    ]

    init(kind: Inspection.Kind, framework: Report.Framework? = nil, vocabulary: Judgements.Vocabulary? = nil) {
        self.kind = kind
        self.framework = framework
        self.vocabulary = vocabulary
    }

    /// nil for a title that names no inspection of ours.
    init?(_ title: String) {
        let title = title.replacing("-", with: " ").replacing("  ", with: " ")
        guard let found = Self.titles.first(where: { title.contains($0.words) })?.title else { return nil }
        self = found
    }

    /// A letter on a visit that says neither why nor how is one of the visits of autumn 2020, which were focused ones.
    init?(_ head: ReportHead) {
        guard let title = ReportTitle(head.title) else { return nil }
        let isVisit = head.isLetter && title.kind == .ilacs && head.title.contains("visit to")
        self = isVisit ? ReportTitle(kind: .focusedVisit) : title
    }
}

/// The parts of a report's beginning, whatever its framework prints there.
struct ReportHead {
    /// Before the dates or, in a letter, the line that names the visit and the sentence after it; folded.
    var title: String
    /// The lines of the title as printed.
    var titleLines: [ReportText.Line]
    /// Whether it is a letter to a director instead of a report.
    var isLetter: Bool
    /// The first line after the title.
    var end: Int

    /// How far down a title or the subject of a letter can stand; letterheads are long.
    private static let reach = 60

    init(_ lines: [ReportText.Line]) {
        let top = lines.prefix(Self.reach)
        let letter = top.firstIndex { $0.key.hasPrefix("dear ") } ?? top.firstIndex { $0.key.hasPrefix("this letter ") }
        let dates = top.firstIndex { line in ReportField.visit.contains { line.key.hasPrefix($0) } }
        if let letter, dates == nil {
            // `Monitoring visit to …` stands under the greeting, in some letters over it.
            let subject = top.indices.first { index in
                let key = top[index].key
                return Self.subjects.contains { key.hasPrefix($0) } && (index > letter - 6 || key.contains("visit"))
            }
            let start = subject ?? letter
            end = min(start + Self.sentence, lines.count)
            titleLines = Array(lines[start..<end])
            isLetter = true
        } else {
            end = dates ?? min(12, lines.count)
            titleLines = Array(lines[..<end])
            isLetter = false
        }
        title = titleLines.map(\.key).joined(separator: " ")
    }

    private static let sentence = 8
    private static let subjects = [
        "monitoring visit", "focused visit", "focussed visit", "pilot focused", "joint targeted", "joint local",
        "local area", "joint area", "area send", "visit to", "children's services focused", "ofsted visit",
    ]
}
