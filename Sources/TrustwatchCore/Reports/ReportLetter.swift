/// The letter that tells the findings of a focused or monitoring visit, or of a joint inspection.
struct ReportLetter {
    let lines: [ReportText.Line]
    let head: ReportHead

    func read(into report: inout Report) {
        let opening = openingText
        let dates = WrittenDate.all(in: opening)
        report.facts.visit = dates.first { $0.start.day != nil }?.visit ?? dates.first?.visit
        report.facts.published = date
        if report.facts.kind == .monitoringVisit { report.facts.ordinal = Self.ordinal(in: opening) }
        report.leadInspector = ReportField.inspector(in: lines) ?? signature
        report.subjectMatter = subjectMatter
        report.findings = findings
    }

    /// The title and the sentences under it, which name the visit and say when it was.
    private var openingText: String {
        let start = head.end - head.titleLines.count
        return lines[start..<min(start + 14, lines.count)].map(\.text).joined(separator: " ")
    }

    /// The letter's own date: a line with a day and nothing else, above the greeting.
    private var date: PartialDate? {
        for line in lines.prefix(head.end) {
            let dates = WrittenDate.all(in: line.text)
            guard let date = dates.first, dates.count == 1, date.end == nil, date.start.day != nil else { continue }
            if line.text.utf8.count - date.place.count < 12 { return date.start }
        }
        return nil
    }

    /// Whoever signs has led the visit.
    private var signature: String? {
        guard let end = lines.lastIndex(where: { $0.key.hasPrefix("yours sincerely") }) else { return nil }
        return lines[(end + 1)...].prefix(2).lazy.compactMap { line in
            // The line under the name is the office.
            line.key.contains("inspector") && !line.text.contains(",") ? nil : ReportField.person(line.text[...])
        }.first
    }

    private static let ordinals = [
        "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh",
        "twelfth", "thirteenth", "fourteenth", "fifteenth",
    ]

    /// Which visit since the inadequate judgement: only where the sentence counts from there.
    private static func ordinal(in opening: String) -> Int? {
        for sentence in opening.lowercased().split(separator: ". ") {
            let words = sentence.split { !$0.isLetter && !$0.isNumber }
            for (index, word) in words.enumerated() {
                guard let number = ordinals.firstIndex(of: String(word)).map({ $0 + 1 }) ?? numbered(word) else {
                    continue
                }
                let after = words[(index + 1)...]
                guard after.prefix(3).contains("visit"), after.contains("since"), after.contains("inadequate") else {
                    continue
                }
                return number
            }
        }
        return nil
    }

    /// `4th`.
    private static func numbered(_ word: Substring) -> Int? {
        ["st", "nd", "rd", "th"].contains(word.suffix(2)) ? Int(word.dropLast(2)) : nil
    }

    /// The paragraph under "Areas covered by the visit", else the sentence that says what inspectors looked at.
    private var subjectMatter: String? {
        if let paragraphs = section(["areas covered by the visit", "areas covered by this visit"]) {
            return paragraphs.joined(separator: " ")
        }
        let openings = [
            "inspectors looked at", "the inspectors looked at", "inspectors evaluated", "inspectors reviewed",
            "this visit looked at", "the visit looked at", "the focus of",
        ]
        guard let start = lines.firstIndex(where: { line in openings.contains { line.key.hasPrefix($0) } }) else {
            return nil
        }
        var sentence = ""
        for line in lines[start...].prefix(12) {
            sentence += (sentence.isEmpty ? "" : " ") + line.text
            if line.text.hasSuffix(".") { break }
        }
        return sentence
    }

    /// The letter's summary of what was found.
    private var findings: [String] {
        section(["headline findings", "overview"]) ?? []
    }

    /// The paragraphs between one of these headings and the next heading of a letter.
    private func section(_ headings: [String]) -> [String]? {
        guard let start = lines.firstIndex(where: { headings.contains($0.key.trimmingColon) }) else { return nil }
        var paragraphs: [String] = []
        var isOpen = false
        for line in lines[(start + 1)...].prefix(60) {
            if Self.headings.contains(where: { line.key.hasPrefix($0) }), !line.key.hasSuffix(".") { break }
            if isOpen, let item = Improvements.Marker(line.text, after: nil), item.bullet != nil {
                paragraphs[paragraphs.count - 1] += (paragraphs.last?.hasSuffix(":") ?? false ? " " : "; ") + item.rest
            } else if isOpen {
                paragraphs[paragraphs.count - 1] += " " + line.text
            } else {
                paragraphs.append(line.text)
            }
            // A printed paragraph ends short of the margin.
            isOpen = !(line.text.hasSuffix(".") && line.text.count < 70)
        }
        return paragraphs.isEmpty ? nil : paragraphs
    }

    private static let headings = [
        "areas covered", "overview", "headline findings", "what needs to improve", "findings and evaluation",
        "main findings", "evaluation of progress", "areas for priority", "area for priority", "findings", "summary",
        "the experiences", "yours sincerely", "i am copying",
    ]
}

extension String {
    fileprivate var trimmingColon: String { hasSuffix(":") ? String(dropLast()) : self }
}
