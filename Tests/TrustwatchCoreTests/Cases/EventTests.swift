import Testing

@testable import TrustwatchCore

/// What happens to a service beside inspections: each event is a story.
struct EventTests {
    @Test func twoPapersOnOneEventMeet() {
        var torn: [String] = []
        var thrown: [String] = []
        for row in CaseFile("events.txt").rows + CaseFile("events-2.txt").rows {
            let authority = Authorities.named(row[0])!
            let subject = Subject(id: authority.slug, name: authority.name, authority: authority)
            var library = MemoryLibrary()
            let start = PartialDate("2024-03-04")!.firstDay
            let placed = [(1, 0), (5, Int(row[4])!)].map { column, day in
                let (feed, items) = CaseFile.entries(
                    title: row[column + 1], summary: row[column + 2], outlet: row[column],
                    url: "https://example.org/\(column)", day: PartialDate(dayNumber: start + day).description,
                    watching: [subject])
                library.apply(
                    items[0],
                    in: Intake.Circumstances(
                        now: items[0].published!, feed: feed, baseline: true, notifyWithin: .seconds(14 * 86_400),
                        subjects: [subject]))
                return library.rows.last!
            }
            let isOne = placed[0].story != nil && placed[0].story == placed[1].story
            let line = "\(row[2]) // \(row[6]): \(placed.map(Self.reason))"
            if row[8] == "same", !isOne { torn.append(line) }
            if row[8] == "other", isOne { thrown.append(line) }
        }
        for line in torn { print("torn:", line) }
        for line in thrown { print("thrown together:", line) }
        // Of 54 pairs these say nothing alike, as far as Scotland and 600 miles, or one of them says too little of the service.
        #expect(torn.count <= 12)
        #expect(thrown.isEmpty)
    }

    private static func reason(_ row: MemoryLibrary.Row) -> String {
        let evidence = row.item.matches.first?.evidence.map { "\($0.rule) \($0.weight) ‘\($0.quote)’" } ?? []
        return Reasons(row.decision).story ?? "not relevant: " + evidence.joined(separator: ", ")
    }
}
