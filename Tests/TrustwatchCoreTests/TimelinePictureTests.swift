import Testing

@testable import TrustwatchCore

@Suite struct TimelinePictureTests {
    func lines(_ inspections: [Inspection], _ milestones: [Milestone] = [], _ part: String) -> [String] {
        let chart = TimelineChart(inspections, milestones: milestones, until: Samples.day("2026-11-22"))
        let svg = chart.map { TimelinePicture($0).html(title: "T", id: "p").source } ?? ""
        return svg.split(separator: "\n").map(String.init).filter { $0.contains(part) }
    }

    @Test func theLineGoesFromGradeToGradeUntilToday() {
        #expect(
            lines(Samples.timeline, "class=\"line\"") == [
                "<path class=\"line\" d=\"M40 126 H94\"/>", "<path class=\"line\" d=\"M94 126 H178\"/>",
                "<path class=\"line\" d=\"M178 126 H249 V90\"/>", "<path class=\"line\" d=\"M249 90 H392 V54\"/>",
                "<path class=\"line\" d=\"M392 54 H512\"/>",
            ])
    }

    /// Since April 2026 there is no overall grade: the line ends, a bar joins the grades.
    @Test func withoutAnOverallGradeAllAreShown() {
        let drawing = lines([Samples.timeline[0], TimelineChartTests.mixed], "class=\"line\"")
        #expect(drawing.count == 2)
        #expect(drawing[1].hasSuffix(" 18 V90\"/>"))
        #expect(lines([TimelineChartTests.mixed], "<circle").count == 3)
    }

    @Test(
        arguments: [
            (.monitoringVisit, .official, "mark\"", "<path d=\"M"), (.focusedVisit, .official, "mark\"", "l8 9"),
            (.send, .official, "mark\"", "<rect x="), (.ilacs, .reported, "mark hollow\"", "<circle"),
            (.monitoringVisit, .expected, "mark hollow\"", "<path d=\"M"),
        ] as [(Inspection.Kind, Inspection.Status, String, String)])
    func shapes(kind: Inspection.Kind, status: Inspection.Status, style: String, shape: String) {
        let marks = lines(
            [Samples.inspection(1, .init(kind: kind, published: Samples.day("2026-02")), status)], "<g class")
        #expect(marks.count == 1)
        #expect(marks.allSatisfy { $0.contains("<g class=\"\(style)") && $0.contains(shape) })
    }

    @Test func wordsOfStrangersStayWords() {
        let milestone = Milestone(date: Samples.day("2018"), words: "<script>\"x\"</script>")
        let marks = lines([Samples.timeline[0]], [milestone], "mark flag")
        #expect(
            marks.count == 1 && marks[0].contains("<title>2018: &lt;script&gt;&quot;x&quot;&lt;/script&gt;</title>"))
    }

    @Test func yearsAreLabelledAsRoomAllows() {
        let old = Samples.inspection(
            1, .init(kind: .slac, published: Samples.day("2010-07"), grades: [.overall: .adequate]))
        let labels = lines([old], "text-anchor=\"middle\"").compactMap { $0.firstMatch(of: #/>(\d+)</#)?.1 }
        #expect(labels == ["2010", "2012", "2014", "2016", "2018", "2020", "2022", "2024", "2026"])
        #expect(lines([TimelineChartTests.mixed], "text-anchor=\"middle\"").count == 1)
    }
}

extension TimelinePictureTests {
    fileprivate func lines(_ inspections: [Inspection], _ part: String) -> [String] { lines(inspections, [], part) }
}
