/// The labelled lines of a report: `Inspection dates: …`, `Lead inspector: …`, `Published: …`.
enum ReportField {
    static let visit = ["inspection date", "dates of inspection", "date of inspection", "inspection took place"]
    static let published = [
        "report published", "published", "publication date", "date of publication", "date published",
    ]
    static let inspector = ["lead inspector", "reporting inspector"]

    /// What follows the first of the labels that starts a line, with the line after it; nil where none stands there.
    static func value(of labels: [String], in lines: some Sequence<ReportText.Line>) -> (
        first: Substring, second: String
    )? {
        var found: Substring?
        for line in lines {
            if let found { return (found, line.text) }
            guard let label = labels.first(where: { line.key.hasPrefix($0) }) else { continue }
            found = line.text.dropFirst(label.count).drop { $0 == "s" || $0 == ":" || $0 == " " || $0 == "-" }
        }
        return found.map { ($0, "") }
    }

    static func date(of labels: [String], in lines: some Sequence<ReportText.Line>) -> WrittenDate? {
        value(of: labels, in: lines).flatMap { WrittenDate.all(in: "\($0.first)\n\($0.second)").first }
    }

    private static let offices = [
        "HM", "Her Majesty", "His Majesty", "Senior", "Ofsted", "Regulatory", "Social Care", "- ",
    ]

    /// The inspector's name without the office after it.
    static func inspector(in lines: some Sequence<ReportText.Line>) -> String? {
        guard let value = value(of: inspector, in: lines) else { return nil }
        let line = value.first.isEmpty ? value.second[...] : value.first
        let name = line.prefix { !",(;–—".contains($0) }
        let end = offices.compactMap { name.firstRange(of: " " + $0)?.lowerBound }.min() ?? name.endIndex
        let trimmed = name[..<end].split(separator: " ").joined(separator: " ")
        return trimmed.isEmpty || trimmed.contains(where: \.isNumber) ? nil : trimmed
    }
}
