import Testing

@testable import TrustwatchCore

@Suite struct TimelinePictureTests {
    func svg(_ inspections: [Inspection], until end: String = "2026-11-22") -> String? {
        TimelinePicture(inspections, until: Samples.day(end))?.svg(title: "T", id: "p").source
    }

    func lines(_ inspections: [Inspection], _ part: String) -> [String] {
        (svg(inspections) ?? "").split(separator: "\n").map(String.init).filter { $0.contains(part) }
    }

    static let mixed = Samples.inspection(
        30,
        .init(
            kind: .ilacs, published: Samples.day("2026-07-03"),
            grades: [.leadership: .outstanding, .helpProtection: .good, .childrenInCare: .requiresImprovement]))

    @Test func nothingToDraw() {
        #expect(svg([]) == nil)
        #expect(svg([Samples.inspection(1, .init(kind: .ilacs))]) == nil)
    }

    @Test func theLineGoesFromGradeToGradeUntilToday() {
        #expect(
            lines(Samples.timeline, "class=\"line\"") == [
                "<path class=\"line\" d=\"M206 119 H266 V119 H361 V119 H442 V85 H603 V51 H739\"/>"
            ])
    }

    /// Since April 2026 there is no overall grade: the line ends, a bar joins the grades.
    @Test func withoutAnOverallGradeAllAreShown() {
        let drawing = lines([Samples.timeline[0], Self.mixed], "class=\"line\"")
        #expect(drawing.count == 2)
        #expect(drawing[1].hasSuffix(" 17 V85\"/>"))
        #expect(lines([Self.mixed], "<circle").count == 3)
    }

    @Test(
        arguments: [
            (.monitoringVisit, .official, "mark \"", "<path d=\"M"), (.focusedVisit, .official, "mark \"", "l8 9"),
            (.send, .official, "mark \"", "<rect x="), (.ilacs, .reported, "mark hollow\"", "<circle"),
            (.monitoringVisit, .expected, "mark hollow\"", "<path d=\"M"),
        ] as [(Inspection.Kind, Inspection.Status, String, String)])
    func shapes(kind: Inspection.Kind, status: Inspection.Status, style: String, shape: String) {
        let marks = lines(
            [Samples.inspection(1, .init(kind: kind, published: Samples.day("2026-02")), status)], "<g class")
        #expect(marks.count == 1)
        #expect(marks.allSatisfy { $0.contains("<g class=\"\(style)") && $0.contains(shape) })
    }

    @Test func yearsAreLabelledAsRoomAllows() {
        let old = Samples.inspection(
            1, .init(kind: .slac, published: Samples.day("2010-07"), grades: [.overall: .adequate]))
        let labels = lines([old], "text-anchor=\"middle\"").compactMap { $0.firstMatch(of: #/>(\d+)</#)?.1 }
        #expect(labels == ["2010", "2012", "2014", "2016", "2018", "2020", "2022", "2024", "2026"])
        #expect(lines([Self.mixed], "text-anchor=\"middle\"").count == 1)
    }
}
