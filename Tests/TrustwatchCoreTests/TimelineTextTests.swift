import Testing

@testable import TrustwatchCore

@Suite struct TimelineTextTests {
    static var timeline: Digest.Timeline {
        var subject = Samples.subject
        subject.milestones = [
            Milestone(date: Samples.day("2018-04-01"), words: "Birmingham Children's Trust takes over"),
            Milestone(date: Samples.day("2018-06"), words: "Something else"),
        ]
        return Digest.Timeline(subject: subject, inspections: Samples.timeline)
    }

    private func text(_ timeline: Digest.Timeline = Self.timeline, width: Int) -> String {
        TimelineText.render(timeline, until: Samples.day("2023-11-22"), width: width)
    }

    @Test func eightyColumns() {
        #expect(
            text(width: 80) == """
                Outstanding           ······················································
                Good                  ·················································●───·
                Requires improvement  ·······························●─────────────────┘····
                Inadequate            ···●──────●──────────●─────────┘······················
                Visits                                           ▲4              ◆
                                                                  ▲5
                                                                   ▲6
                Milestones                                       ⚑1
                                                                  ⚑2
                                      2012    2014     2016     2018     2020     2022

                ● full inspection  ▲ monitoring visit  ◆ focused visit  ⚑ milestone
                ⚑1  1 April 2018: Birmingham Children's Trust takes over
                ⚑2  June 2018: Something else

                """)
    }

    @Test(arguments: [40, 60, 80, 100, 140, 200])
    func noLineIsWider(width: Int) {
        let picture = text(width: width).split(separator: "\n").prefix { !$0.hasPrefix("●") }
        #expect(picture.map(\.count).max() ?? 0 <= max(width, 46))
    }

    @Test func nothingToDraw() {
        #expect(text(Digest.Timeline(subject: Samples.subject, inspections: []), width: 80) == "")
    }

    /// A bar from the best to the worst of the grades, and no line after it.
    @Test func withoutAnOverallGrade() {
        let timeline = Digest.Timeline(subject: Samples.subject, inspections: [TimelineChartTests.mixed])
        let columns = TimelineText.render(timeline, until: Samples.day("2026-11-22"), width: 60).split(separator: "\n")
            .prefix(4).map { $0.drop { $0.isLetter || $0 == " " } }
        #expect(columns.map { $0.filter { $0 != "·" } } == ["●", "●", "●", ""])
    }
}
