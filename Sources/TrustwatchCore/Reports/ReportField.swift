/// The labelled lines of a report: `Inspection dates: …`, `Lead inspector: …`, `Published: …`.
enum ReportField {
    static let visit = [
        "inspection date", "date(s) of inspection", "dates of inspection", "date of inspection",
        "inspection took place",
        "dates of the inspection", "date of the inspection", "inspected between", "inspected on", "inspection period",
        "on-site inspection", "fieldwork", "dates of visit", "date of visit", "visit date",
    ]
    static let published = [
        "report published", "published", "publication date", "date of publication", "date published",
        "date of report", "report publication date",
    ]
    private static let inspector = ["lead inspector", "reporting inspector", "lead hm inspector", "lead hmi"]
    /// Of a regulated service, whose report names a single one in a chapter of its own.
    private static let onlyInspector = ["inspector", "inspectors", "inspector's name"]

    /// What follows the first of the labels that starts a line, with the two lines after it; nil where none stands there.
    private static func value(
        of labels: [String], in lines: some Sequence<ReportText.Line>, isWhole: Bool = false
    ) -> (first: Substring, next: [String])? {
        var found: (first: Substring, next: [String])?
        for line in lines {
            if found != nil {
                found?.next.append(line.text)
                if found?.next.count == 2 { return found }
                continue
            }
            guard let label = labels.first(where: { line.key.hasPrefix($0) }) else { continue }
            let rest = line.text.dropFirst(label.count).trimmingPrefix("(s)").trimmingPrefix("s")
            guard !isWhole || rest.isEmpty || rest.first == ":" else { continue }
            found = (rest.drop { ":- –—\t.".contains($0) }, [])
        }
        return found
    }

    /// - Parameter latest: lends its year to a date that states none.
    static func date(
        of labels: [String], in lines: some Sequence<ReportText.Line>, notAfter latest: PartialDate? = nil
    ) -> WrittenDate? {
        guard let value = value(of: labels, in: lines) else { return nil }
        let text = ([String(value.first)] + value.next).joined(separator: "\n")
        return WrittenDate.all(in: text).first ?? WrittenDate.all(in: text, notAfter: latest).first
    }

    /// The inspector's name without the office before or after it.
    static func inspector(in lines: some Collection<ReportText.Line>) -> String? {
        let value = value(of: inspector, in: lines) ?? value(of: onlyInspector, in: lines, isWhole: true)
        guard let value else { return nil }
        return person(value.first.isEmpty ? value.next.first?[...] ?? "" : value.first)
    }

    private static let offices = [
        "hm", "hmi", "her majesty", "his majesty", "senior hm", "senior her", "senior his", "senior inspector",
        "ofsted",
        "regulatory", "social care", "- ", "lead inspector", "inspector", "and team",
    ]

    /// The name at the start of a line; nil where it does not look like one.
    static func person(_ line: Substring) -> String? {
        let name = String(line.prefix { !",(;:/–—".contains($0) })
        let folded = " " + name.lowercased() + " "
        // Both have the same number of characters, but for the space before.
        let end = offices.compactMap { office in
            folded.firstRange(of: " \(office)\(office.hasSuffix(" ") || office.count > 4 ? "" : " ")")
                .map { folded.distance(from: folded.startIndex, to: $0.lowerBound) }
        }.min()
        let words = name.prefix(end ?? name.count).split(separator: " ")
        guard (1...8).contains(words.count), words.first?.first?.isUppercase ?? false,
            !words.contains(where: { $0.contains(where: \.isNumber) })
        else { return nil }
        return words.joined(separator: " ")
    }

    private static let reference = [
        "unique reference number (urn)", "unique reference number", "unique registration number", "provider urn", "urn",
    ]

    /// The number under which Ofsted keeps the provider: `80429`, `2637539`, `SC123456`.
    static func urn(in lines: some Sequence<ReportText.Line>) -> String? {
        guard let value = value(of: reference, in: lines) else { return nil }
        let line = value.first.isEmpty ? value.next.first?[...] ?? "" : value.first
        return line.split { !$0.isLetter && !$0.isNumber }.first.map { $0.uppercased() }.flatMap(urn)
    }

    /// `word` where it is such a number: five to seven digits, for older services after `SC`.
    static func urn(_ word: String) -> String? {
        let digits = word.hasPrefix("SC") ? word.dropFirst(2) : word[...]
        return (5...7).contains(digits.utf8.count) && digits.allSatisfy(\.isNumber) ? word : nil
    }
}
