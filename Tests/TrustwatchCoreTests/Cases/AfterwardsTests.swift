import Foundation
import Testing

@testable import TrustwatchCore

/// What is written in the weeks after a report: reactions belong to its story, news of its own does not.
struct AfterwardsTests {
    private static let rows = CaseFile("afterwards.txt").rows + CaseFile("afterwards-2.txt").rows

    @Test(arguments: ["reaction", "later"])
    func reactionsAndLaterNewsAreToldApart(kind: String) {
        var (wrong, torn, alarms): ([String], [String], [String]) = ([], [], [])
        for row in Self.rows where row[0] == kind {
            let authority = Authorities.named(row[1])!
            let subject = Subject(id: authority.slug, name: authority.name, authority: authority)
            let base = Self.rows.filter { $0[0] == "base" && $0[1] == row[1] }
            var library = MemoryLibrary()
            func apply(_ texts: [String], outlet: String, url: String, _ day: PartialDate) -> MemoryLibrary.Row {
                let (feed, items) = CaseFile.entries(
                    title: texts[0], summary: texts[1], outlet: outlet, url: url, day: day.description,
                    watching: [subject])
                library.apply(
                    items[0],
                    in: Intake.Circumstances(
                        now: items[0].published!, feed: feed, baseline: true, notifyWithin: .seconds(14 * 86_400),
                        subjects: [subject]))
                return library.rows.last!
            }
            let stories = base.map {
                apply(Array($0[5...6]), outlet: $0[3], url: $0[4], PartialDate($0[2])!).story
            }
            let start = PartialDate(base[0][2])!.firstDay
            let told = library.told.count
            #expect(Set(stories).count == 1 && told == 1)
            let day = PartialDate(dayNumber: start + Int(row[2])!)
            let tellings = Self.tellings(row)
            let found = tellings.map { apply($0.texts, outlet: $0.outlet, url: $0.url, day) }
            if library.told.count != 1 { alarms.append(row[5]) }
            if Set(found.map(\.story)).count != 1 {
                torn.append("torn: \(row[5]): \(found.map { Reasons($0.decision).story ?? "-" })")
            }
            for (telling, found) in zip(tellings, found).filter({ ($1.story == stories[0]) != (kind == "reaction") }) {
                wrong.append(
                    """
                    \(kind) \(row[1]) +\(row[2]): \(telling.texts[0]) -- \(telling.texts[1])
                      told \(library.told.count), \(found.item.subjects)
                      \(found.item.mentions.first.map { "\($0.standing) \($0.evidence.map { "\($0.rule) \($0.weight) ‘\($0.quote)’" })" } ?? "no mention")
                      \(Reasons(found.decision).story ?? "-") | \(Reasons(found.decision).inspection ?? "-")
                    """)
            }
        }
        for line in wrong + torn { print(line) }
        print("\(kind): wrong \(wrong.count) torn \(torn.count) alarms \(alarms.count)")
        #expect(alarms.isEmpty)
        // Each is told two or three times. Of 28 reactions four name neither the place nor the report, or only praise.
        #expect(wrong.count <= (kind == "later" ? 0 : 8))
        // `Nick Whitfield to oversee improvement` says only when updated what.
        #expect(torn.count <= 1)
    }

    /// The item itself, an aggregator's copy of it, and what the outlet made of it later.
    private static func tellings(_ row: [String]) -> [(texts: [String], outlet: String, url: String)] {
        let title = "\(row[5]) - \(row[3])"
        var tellings = [
            (texts: Array(row[5...6]), outlet: row[3], url: row[4]),
            (
                texts: [title, "\(row[5])  \(row[3])"], outlet: "Google News",
                url: "https://news.google.com/rss/articles/1"
            ),
        ]
        if row.count > 8 { tellings.append((texts: Array(row[7...8]), outlet: row[3], url: row[4])) }
        return tellings
    }
}
