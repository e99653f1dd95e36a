import Foundation
import Testing

@testable import TrustwatchCore

/// What is written in the weeks after a report: reactions belong to its story, news of its own does not.
struct AfterwardsTests {
    private static let rows = CaseFile("afterwards.txt").rows

    @Test(arguments: ["reaction", "later"])
    func reactionsAndLaterNewsAreToldApart(kind: String) {
        var (wrong, alarms): ([String], [String]) = ([], [])
        for row in Self.rows where row[0] == kind {
            let authority = Authorities.named(row[1])!
            let subject = Subject(id: authority.slug, name: authority.name, authority: authority)
            let base = Self.rows.filter { $0[0] == "base" && $0[1] == row[1] }
            var library = MemoryLibrary()
            func apply(_ row: [String], _ day: PartialDate) -> MemoryLibrary.Row {
                let (feed, items) = CaseFile.entries(
                    title: row[5], summary: row[6], outlet: row[3], url: row[4], day: day.description,
                    watching: [subject])
                library.apply(
                    items[0],
                    in: Intake.Circumstances(
                        now: items[0].published!, feed: feed, baseline: true, notifyWithin: .seconds(14 * 86_400),
                        subjects: [subject]))
                return library.rows.last!
            }
            let stories = base.map { apply($0, PartialDate($0[2])!).story }
            let start = PartialDate(base[0][2])!.firstDay
            let told = library.told.count
            let found = apply(row, PartialDate(dayNumber: start + Int(row[2])!))
            #expect(Set(stories).count == 1 && told == 1)
            if library.told.count != 1 { alarms.append(row[5]) }
            let isIn = found.story == stories[0]
            if isIn != (kind == "reaction") {
                wrong.append(
                    """
                    \(kind) \(row[1]) +\(row[2]): \(row[5]) -- \(row[6])
                      \(isIn ? "in" : "out") of \(stories), told \(library.told.count), \(found.item.subjects)
                      \(found.item.mentions.first.map { "\($0.standing) \($0.evidence.map { "\($0.rule) \($0.weight) ‘\($0.quote)’" })" } ?? "no mention")
                      \(Reasons(found.decision).story ?? "-") | \(Reasons(found.decision).inspection ?? "-")
                    """)
            }
        }
        for line in wrong { print(line) }
        #expect(alarms.isEmpty)
        // Of 15 reactions three name neither the place nor the report; of 44 later ones five read like news of it, or a
        // reaction: reports of others that the council's own grade stands beside.
        #expect(wrong.count <= (kind == "later" ? 5 : 3))
    }
}
