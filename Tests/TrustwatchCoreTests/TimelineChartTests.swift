import Testing

@testable import TrustwatchCore

@Suite struct TimelineChartTests {
    static let mixed = Samples.inspection(
        30,
        .init(
            kind: .ilacs, published: Samples.day("2026-07-03"),
            grades: [.leadership: .outstanding, .helpProtection: .good, .childrenInCare: .requiresImprovement]))

    static func chart(
        _ inspections: [Inspection], _ milestones: [Milestone] = [], until end: String = "2026-11-22"
    ) -> TimelineChart? {
        TimelineChart(inspections, milestones: milestones, until: Samples.day(end))
    }

    @Test func nothingToDraw() {
        #expect(Self.chart([]) == nil)
        #expect(Self.chart([Samples.inspection(1, .init(kind: .ilacs))]) == nil)
        #expect(Self.chart([], [Milestone(date: Samples.day("2018"), words: "x")]) == nil)
    }

    @Test func everyInspectionHasItsRow() throws {
        let chart = try #require(
            Self.chart(Samples.timeline, [Milestone(date: Samples.day("2018-04-01"), words: "Trust")]))
        #expect(chart.years == 2012...2026)
        #expect(
            chart.rows.map { "\($0.title): \($0.marks.map(\.label).joined(separator: " "))" } == [
                "Outstanding: ", "Good: ILACS", "Requires improvement: ILACS", "Inadequate:  SIF SIF",
                "Visits: 4 5 6 ", "Milestones: 1",
            ])
        #expect(chart.rows[4].marks.map(\.shape) == [.monitoring, .monitoring, .monitoring, .focused])
        #expect(
            chart.rows[1].marks.map(\.words) == ["18 April 2023, children's services inspection (ILACS), overall good"])
        #expect(
            chart.summary
                == "Inadequate 2012, 2014 and 2016; requires improvement 2019; good 2023. Visits: 4; milestones: 1.")
    }

    @Test func gradesNobodyKnowsAndInspectionsToCome() throws {
        let chart = try #require(
            Self.chart([
                Samples.inspection(1, .init(kind: .sif, published: Samples.day("2014-05-23")), .reported),
                Samples.inspection(2, .init(kind: .ilacs, visit: Samples.visit("2027-02")), .expected),
                Samples.inspection(3, .init(kind: .send, published: Samples.day("2025-08-15"))),
            ]))
        #expect(chart.years == 2014...2027)
        #expect(chart.rows.dropFirst(4).map(\.title) == ["Grade not known", "Other inspections"])
        #expect(chart.rows[4].marks.map(\.isHollow) == [true, true])
        #expect(chart.steps.isEmpty && chart.bars.isEmpty)
    }

    @Test func withoutAnOverallGradeTheLineEnds() throws {
        let chart = try #require(Self.chart([Samples.timeline[0], Self.mixed]))
        #expect(chart.bars.map(\.rows) == [0...2])
        #expect(chart.steps.map(\.row) == [1] && chart.steps[0].next == nil && chart.steps[0].to == chart.bars[0].day)
    }

    @Test(arguments: [([], []), ([0, 40, 80], [0, 0, 0]), ([0, 10, 20, 40], [0, 1, 2, 0]), ([5, 5], [0, 1])])
    func levels(places: [Int], levels: [Int]) {
        #expect(TimelineChart.levels(places, apart: 30) == levels)
    }

    @Test(arguments: [
        ("2018-04-01: The trust takes over", "2018-04-01", "The trust takes over"),
        ("2018:  10:30 \u{1B} o'clock", "2018", "10:30 o'clock"),
    ])
    func milestone(text: String, date: String, words: String) {
        #expect(Milestone(text) == Milestone(date: Samples.day(date), words: words))
    }

    @Test(arguments: ["", "2018", "2018-04-01", "2018: ", "April 2018: x", "2018-13: x"])
    func noMilestone(text: String) {
        #expect(Milestone(text) == nil)
    }
}
