extension HTMLDigest {
    /// The picture, and the same facts as a table for whoever cannot see it.
    static func timeline(_ timeline: Digest.Timeline, number: Int, _ digest: Digest) -> HTML {
        let name = timeline.subject.shortName
        guard !timeline.inspections.isEmpty else {
            return "<h3>\(name)</h3>\n<p>No inspection is known yet.</p>\n"
        }
        return """
            <h3>\(name)</h3>
            \(figure(timeline, name, number, digest))<table class="timeline">
            <caption>Everything that is known, newest first</caption>
            <thead><tr><th scope="col">Date</th><th scope="col">Inspection</th><th scope="col">Result</th></tr></thead>
            <tbody>
            \(timeline.rows.map(row))</tbody>
            </table>

            """
    }

    private static func figure(_ timeline: Digest.Timeline, _ name: String, _ number: Int, _ digest: Digest) -> HTML? {
        let chart = TimelineChart(
            timeline.inspections, milestones: timeline.subject.milestones, until: PartialDate(digest.now))
        guard let chart else { return nil }
        let shapes = chart.rows.flatMap(\.marks)
        let flags: HTML? = shapes.contains { $0.shape == .milestone } ? " <b>Flag</b>: milestone." : nil
        let hollow: HTML? = shapes.contains(where: \.isHollow) ? " <b>Hollow</b>: expected, or grades not known." : nil
        return """
            <figure>
            \(TimelinePicture(chart).html(title: "Inspections of \(name)", id: "picture\(number)"))\
            <figcaption><b>Circle</b>: full inspection, at its grade. <b>Triangle</b>: monitoring visit. \
            <b>Diamond</b>: focused visit. <b>Square</b>: any other inspection.\(flags)\(hollow)</figcaption>
            </figure>

            """
    }

    private static func row(_ row: Digest.Timeline.Row) -> HTML {
        switch row {
        case .inspection(let inspection):
            let visit: HTML? = inspection.facts.visit.map { "<br><span class=\"quiet\">visit \($0.adverb)</span>" }
            return """
                <tr><td>\(time(inspection.listedDate))</td>\
                <td>\(link(inspection.words.capitalisedSentence, inspection.facts.reportURL))\(visit)</td>\
                <td>\(result(inspection))</td></tr>

                """
        case .milestone(let milestone, let number):
            return """
                <tr><td>\(time(milestone.date))</td><td colspan="2"><span class="quiet">Milestone \(number):</span> \
                \(milestone.words)</td></tr>

                """
        }
    }

    private static func time(_ date: PartialDate?) -> HTML? {
        date.map { "<time datetime=\"\($0.description)\">\($0.shortWords)</time>" }
    }

    private static func result(_ inspection: Inspection) -> HTML {
        if inspection.status == .expected { return "expected" }
        if let overall = inspection.facts.grades[.overall] { return chip(overall) }
        let grades = inspection.gradeChanges(since: nil).map { "\(chip($0.grade)) \($0.area.words)" as HTML }
        return grades.isEmpty
            ? "<span class=\"quiet\">\(inspection.resultWords)</span>"
            : HTML(source: grades.map(\.source).joined(separator: "<br>"))
    }
}

extension Digest.Timeline {
    /// A line of the table beside the picture.
    enum Row {
        case inspection(Inspection)
        /// With its number in the picture.
        case milestone(Milestone, Int)

        fileprivate var day: Int {
            switch self {
            case .inspection(let inspection): inspection.listedDate?.firstDay ?? .max
            case .milestone(let milestone, _): milestone.date.firstDay
            }
        }
    }

    /// Inspections and milestones together, newest first.
    var rows: [Row] {
        var rows = inspections.map(Row.inspection)
        for (index, milestone) in subject.milestones.enumerated() {
            let row = Row.milestone(milestone, index + 1)
            rows.insert(row, at: rows.firstIndex { $0.day < row.day } ?? rows.endIndex)
        }
        return rows
    }
}
