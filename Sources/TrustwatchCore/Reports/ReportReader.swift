/// Reads a report out of its text.
package enum ReportReader {
    /// Reads what `pdftotext -raw` made of one of Ofsted's reports, of any framework since 2009, or of a visit's letter.
    ///
    /// - Parameter authorities: the table in which names are looked up.
    /// - Throws: `NotAReport` where nothing says that it is one.
    package static func read(_ text: String, authorities: [Authority]) throws(NotAReport) -> Report {
        let document = ReportText(text)
        let lines = document.lines
        guard !lines.isEmpty else { throw NotAReport(what: "a PDF without text, perhaps scanned pages") }
        let head = ReportHead(lines)
        let footer = document.footers.map(\.key).joined(separator: " ")
        guard let title = ReportTitle(head) ?? ReportTitle(footer) ?? opening(lines) else {
            throw NotAReport(what: "a document that names no inspection in its title")
        }
        var report = Report(framework: title.framework)
        report.facts.kind = title.kind
        let authority = authorities.named(in: head.title) ?? authorities.named(in: footer)
        report.authority = authority?.plainName ?? title.authority(in: head)
        report.urn = ReportField.urn(in: lines) ?? authority?.urn
        if head.isLetter {
            ReportLetter(lines: lines, head: head).read(into: &report)
        } else {
            readHead(lines, document.footers, into: &report)
        }
        report.facts.grades = title.vocabulary.map { Judgements.read(lines, in: $0) } ?? [:]
        report.facts.improve = Improvements.read(lines)
        return report
    }

    private static func readHead(
        _ lines: [ReportText.Line], _ footers: [ReportText.Line], into report: inout Report
    ) {
        let published = ReportField.date(of: ReportField.published, in: lines.prefix(headLines))?.start
        let spans = (footers + lines.prefix(titleLines)).lazy.compactMap(Self.span)
        let latest = published ?? spans.first?.end
        let visit = ReportField.date(of: ReportField.visit, in: lines, notAfter: latest) ?? spans.first
        report.facts.visit = visit?.visit
        report.facts.published = published
        report.leadInspector = ReportField.inspector(in: lines)
        if report.facts.kind == .ilacs, report.framework == nil, let visit {
            report.framework = visit.days <= Self.week ? .short : .standard
        }
    }

    private static func span(_ line: ReportText.Line) -> WrittenDate? {
        WrittenDate.all(in: line.text).first { $0.end != nil }
    }

    /// What the first page says of a report whose cover does not say what it is.
    private static func opening(_ lines: [ReportText.Line]) -> ReportTitle? {
        let text = lines.prefix(openingLines).map(\.key).joined(separator: " ")
        return text.contains("inspection") ? ReportTitle(text) : nil
    }

    private static let titleLines = 20
    private static let openingLines = 30
    private static let headLines = 60
    /// A short inspection is one week on site, a standard one two (ILACS framework).
    private static let week = 7
}

extension ReportTitle {
    /// The name in the title of a report on an authority that is not in the table: abolished ones are not.
    fileprivate func authority(in head: ReportHead) -> String? {
        guard [.ilacs, .sif, .slac, .childProtection].contains(kind), !head.isLetter else { return nil }
        let title = head.titleLines.first { line in
            !["inspection", "re-inspection", "children", "services", "protection", "and", "review"].contains {
                line.key.hasPrefix($0)
            }
        }
        return title.map { Self.plainName($0.text) }
    }

    /// `Bournemouth` of `Bournemouth Borough Council`.
    private static func plainName(_ title: String) -> String {
        let before = ["the", "london", "royal", "metropolitan", "borough", "city", "county", "of"]
        let after = ["council", "county", "borough", "city", "metropolitan", "district"]
        var words = title.split(separator: " ")[...]
        while words.count > 1, before.contains(words[words.startIndex].lowercased()) { words.removeFirst() }
        while words.count > 1, after.contains(words[words.endIndex - 1].lowercased()) { words.removeLast() }
        return words.joined(separator: " ")
    }
}
