import Foundation
import Testing

@testable import TrustwatchCore

/// What is told, and what is not (contract, promise 1), over several polls of one library.
struct DecisionTests {
    private var library = MemoryLibrary()
    private static let leeds = Authorities.named("Leeds")!
    private static let subjects = [Subject(id: "leeds", name: "Leeds", authority: leeds)]
    private static let published = (
        "Leeds children's services rated good by Ofsted",
        "Inspectors praised social workers. The report was published today."
    )

    private mutating func poll(
        _ title: String, _ summary: String, on day: String, feed: String = "BBC News", seen: String? = nil,
        baseline: Bool = true,
        official: Inspection.Facts? = nil
    ) {
        func date(_ day: String) -> Date {
            Date(timeIntervalSince1970: Double(PartialDate(day)!.firstDay) * 86_400 + 36_000)
        }
        var item = ParsedItem()
        item.id = feed + title + day
        item.title = title
        item.text = summary
        item.published = date(day)
        if let official { item.official = OfficialRecord(provider: "Leeds", urn: Self.leeds.urn, facts: official) }
        var parsed = ParsedFeed(format: .rss20)
        parsed.items = [item]
        let source = Feed(name: feed, url: "https://example.org/")
        let circumstances = Intake.Circumstances(
            now: date(seen ?? day), feed: source, baseline: baseline, notifyWithin: .seconds(14 * 86_400),
            subjects: Self.subjects)
        for item in Intake.read(parsed, of: source, with: Matcher(subjects: Self.subjects)).items {
            library.apply(item, in: circumstances)
        }
    }

    private func official(_ visit: String, _ published: String, file: String = "1") -> Inspection.Facts {
        Inspection.Facts(
            kind: .ilacs, visit: Inspection.Visit(start: PartialDate(visit)!), published: PartialDate(published),
            reportURL: "https://files.ofsted.gov.uk/v1/file/\(file)")
    }

    @Test mutating func tellsOnceHoweverManyReport() {
        poll(Self.published.0, Self.published.1, on: "2022-04-01")
        poll(
            "Ofsted: Leeds children's services now good", "The council's social workers were praised.",
            on: "2022-04-02", feed: "Community Care")
        poll(
            "Children's services inspection", "", on: "2022-04-01", feed: "Ofsted", seen: "2022-04-03",
            official: official("2022-02-21", "2022-04-01"))
        #expect(library.told.count == 1)
        #expect(library.inspections.count == 1)
        #expect(library.inspections.values.first?.status == .official)
    }

    /// The news may have got the grade wrong, before or after the record; no second inspection comes out within days.
    @Test(arguments: [true, false])
    mutating func theRecordAndTheNewsMeetWhateverTheGrade(newsFirst: Bool) {
        var facts = official("2022-02-21", "2022-04-01")
        facts.grades = [.overall: .requiresImprovement]
        func news() { poll(Self.published.0, Self.published.1, on: "2022-04-01") }
        func record() {
            poll(
                "Children's services inspection", "", on: "2022-04-01", feed: "Ofsted", seen: "2022-04-01",
                official: facts)
        }
        if newsFirst { news() }
        record()
        if !newsFirst { news() }
        #expect(library.told.count == 1)
        #expect(library.inspections.values.map(\.facts.grades[.overall]) == [.requiresImprovement])
    }

    @Test mutating func doesNotTellOfWhatIsToCome() {
        poll(
            "Ofsted inspectors arrive at Leeds children's services", "The inspection will last two weeks.",
            on: "2022-02-21")
        #expect(library.told.isEmpty)
        poll(Self.published.0, Self.published.1, on: "2022-04-01")
        #expect(library.told.count == 1)
        #expect(library.inspections.count == 1)
    }

    @Test mutating func aFirstPollTellsOnlyWhatIsRecent() {
        poll(
            "Children's services inspection", "", on: "2019-03-01", feed: "Ofsted", seen: "2022-04-01", baseline: false,
            official: official("2019-01-14", "2019-03-01"))
        poll(Self.published.0, Self.published.1, on: "2022-01-05", seen: "2022-04-01", baseline: false)
        #expect(library.told.isEmpty)
        poll(
            "Children's services inspection", "", on: "2022-03-28", feed: "Ofsted", seen: "2022-04-01", baseline: false,
            official: official("2022-02-14", "2022-03-28", file: "2"))
        #expect(library.told.count == 1)
    }

    @Test mutating func aNewReportOnAnOfficialPageIsAlwaysNews() {
        poll(
            "Children's services inspection", "", on: "2022-01-10", feed: "Ofsted", seen: "2022-04-01",
            official: official("2021-11-15", "2022-01-10"))
        #expect(library.told.count == 1)
    }

    @Test mutating func anAmendedReportIsNoNews() {
        poll(
            "Children's services inspection", "", on: "2022-01-10", feed: "Ofsted", seen: "2022-04-01", baseline: false,
            official: official("2021-11-15", "2022-01-10"))
        poll(
            "Children's services inspection", "", on: "2022-01-10", feed: "Ofsted", seen: "2022-04-02",
            official: official("2021-11-15", "2022-01-10", file: "9"))
        #expect(library.told.isEmpty)
        #expect(library.inspections.count == 1)
    }

    @Test mutating func keepsApartTwoVisitsUnderOneHeadline() {
        poll(
            "Ofsted monitoring visit letter published: Leeds", "Inspectors looked at care leavers in May.",
            on: "2022-06-08")
        poll(
            "Ofsted monitoring visit letter published: Leeds", "Inspectors looked at child protection in August.",
            on: "2022-09-07")
        #expect(library.told.count == 2)
        #expect(library.inspections.count == 2)
        #expect(Set(library.rows.map(\.story)).count == 2)
    }

    @Test mutating func aSchoolIsNoNews() {
        poll(
            "Leeds primary school rated inadequate by Ofsted", "Inspectors published their report today.",
            on: "2022-04-01")
        #expect(library.told.isEmpty)
    }
}
