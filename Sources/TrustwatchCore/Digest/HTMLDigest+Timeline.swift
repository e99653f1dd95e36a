extension HTMLDigest {
    /// The picture, and the same facts as a table for whoever cannot see it.
    static func timeline(_ timeline: Digest.Timeline, number: Int, _ digest: Digest) -> HTML {
        let name = timeline.subject.shortName
        guard !timeline.inspections.isEmpty else {
            return "<h3>\(name)</h3>\n<p>No inspection is known yet.</p>\n"
        }
        let picture = TimelinePicture(timeline.inspections, until: PartialDate(digest.now))
        let figure: HTML? = picture.map { picture in
            """
            <figure>
            <div class="wide" role="region" aria-label="\(name): picture of the timeline" tabindex="0">
            \(picture.svg(title: "Inspections of \(name)", id: "picture\(number)"))</div>
            <figcaption>Circle: full inspection, at its grade. Triangle: monitoring visit. Diamond: focused visit. \
            Square: any other. Hollow: expected, or grades not known.</figcaption>
            </figure>

            """
        }
        return """
            <h3>\(name)</h3>
            \(figure)<table class="timeline">
            <caption>Every known inspection, newest first</caption>
            <thead><tr><th scope="col">Date</th><th scope="col">Inspection</th><th scope="col">Result</th></tr></thead>
            <tbody>
            \(timeline.inspections.map(row))</tbody>
            </table>

            """
    }

    private static func row(_ inspection: Inspection) -> HTML {
        let date: HTML? = inspection.listedDate.map { "<time datetime=\"\($0.description)\">\($0.words)</time>" }
        let visit: HTML? = inspection.facts.visit.map { "<br><span class=\"quiet\">visit \($0.adverb)</span>" }
        return """
            <tr><td>\(date)</td><td>\(link(inspection.words.capitalisedSentence, inspection.facts.reportURL))\(visit)</td>\
            <td>\(result(inspection))</td></tr>

            """
    }

    private static func result(_ inspection: Inspection) -> HTML {
        if inspection.status == .expected { return "expected" }
        if let overall = inspection.facts.grades[.overall] { return chip(overall) }
        let grades = inspection.gradeChanges(since: nil).map { "\(chip($0.grade)) \($0.area.words)" as HTML }
        return grades.isEmpty
            ? "<span class=\"quiet\">no grades</span>" : HTML(source: grades.map(\.source).joined(separator: "<br>"))
    }
}
