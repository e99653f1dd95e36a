import Foundation
import Testing

@testable import TrustwatchCore

struct PageParserOfstedTests {
    private let url = "https://reports.ofsted.gov.uk/provider/44/80999"

    private func lines(_ feed: ParsedFeed) -> [String] {
        feed.items.map { item in
            let facts = item.official?.facts
            return [
                item.id, facts?.kind?.rawValue, facts?.visit?.start.description, facts?.published?.description,
            ].map { $0 ?? "-" }.joined(separator: " ")
        }
    }

    @Test func readsEveryReportOnce() throws {
        let feed = try FeedParser.read(try Fixture.bytes("pages/provider.html"), as: .ofstedProvider, baseURL: url)
        #expect(
            lines(feed) == [
                "ofsted-file-50284703 send 2025-06-23 2025-08-15",
                "ofsted-file-50170001 focused_visit 2021-10-05 2021-11-29",
                "ofsted-file-50170002 jtai 2021-10-05 2021-12-01",
                "ofsted-file-50050254 ilacs 2018-12-03 2019-01-17",
                "ofsted-file-2760001 sif 2014-11-10 2015-02-10",
                "ofsted-file-50004248 child_protection - 2013-08-16",
                "ofsted-file-2740007 slac 2010-07-12 2010-08-20",
            ])
        #expect(feed.title == "Northmoor")
        #expect(Set(feed.items.compactMap(\.official).map { "\($0.provider) \($0.urn)" }) == ["Northmoor 80999"])
    }

    @Test func aReportIsAnItem() throws {
        let feed = try PageParser.ofstedProvider(try Fixture.bytes("pages/provider.html"), baseURL: url)
        var expected = ParsedItem()
        expected.id = "ofsted-file-50284703"
        expected.url = "https://files.ofsted.gov.uk/v1/file/50284703"
        expected.title = "Area SEND full inspection, Northmoor"
        expected.published = Date(timeIntervalSince1970: 1_755_216_000)
        expected.official = OfficialRecord(
            provider: "Northmoor", urn: "80999",
            facts: Inspection.Facts(
                kind: .send, visit: Inspection.Visit(start: PartialDate(year: 2025, month: 6, day: 23)),
                published: PartialDate(year: 2025, month: 8, day: 15),
                reportURL: "https://files.ofsted.gov.uk/v1/file/50284703"))
        #expect(feed.items.first == expected)
    }

    @Test func labelsWithoutTheirSmallPrint() throws {
        let feed = try PageParser.ofstedProvider(try Fixture.bytes("pages/provider.html"), baseURL: url)
        #expect(
            Set(feed.items.compactMap(\.title)) == [
                "Area SEND full inspection, Northmoor", "Children’s services focused visit, Northmoor",
                "Joint area child protection inspection, Northmoor", "Children's services inspection, Northmoor",
                "Single inspection of LA children's services, Northmoor",
            ])
    }

    /// Markup as it may become: no classes, no list, dates with or without their elements.
    @Test(arguments: [
        "<div><time>20 February 2023</time> <a href='/v1/file/7'>Children's services inspection</a> <time pubdate>18 April 2023</time></div>",
        "<tr><td>20 February 2023<td><a href='/v1/file/7'>Children's services inspection (PDF)</a><td>Published: 18 April 2023",
        "<p><a href='/v1/file/7'>Children's services inspection, PDF - 18 April 2023</a> <time datetime='2023-02-20T00:00:00Z'></time></p>",
        "<article><time>20 February 2023</time><p><a href='/v1/file/7'>Children's services inspection</a></p><p>Published <time>18 April 2023</time></article>",
    ])
    func survivesOtherMarkup(event: String) throws {
        let other = "<div><a href='/v1/file/6'>Children's services inspection, PDF - 17 January 2019</a></div>"
        let page = "<body><h1>Northmoor</h1><p>URN: 80999</p><main><table>\(event)</table>\(other)</main>"
        let feed = try PageParser.ofstedProvider(Array(page.utf8), baseURL: url)
        #expect(
            lines(feed).sorted() == ["ofsted-file-6 ilacs - 2019-01-17", "ofsted-file-7 ilacs 2023-02-20 2023-04-18"])
    }

    @Test(arguments: [
        (
            "https://reports.ofsted.gov.uk/provider/2/SC999999", "Larch House",
            "Full inspection: <strong>Good</strong>", "childrens_home good"
        ),
        ("https://reports.ofsted.gov.uk/provider/2/SC999999", "Larch House", "Monitoring visit", "childrens_home -"),
        (
            "https://reports.ofsted.gov.uk/provider/99/1", "Moor Fostering",
            "Full inspection: Requires improvement to be good", "fostering requires_improvement"
        ),
        ("https://reports.ofsted.gov.uk/provider/99/1", "Moor Adoption Agency", "Full inspection", "adoption -"),
        ("https://reports.ofsted.gov.uk/provider/44/80999", "Northmoor", "Monitoring visit", "monitoring_visit -"),
    ])
    func readsHomesAndAgencies(url: String, name: String, label: String, expected: String) throws {
        let page =
            "<h1>\(name)</h1><li><time>5 June 2024</time><a href='https://files.ofsted.gov.uk/v1/file/5'>\(label)</a>"
        let facts = try #require(
            try PageParser.ofstedProvider(Array(page.utf8), baseURL: url).items.first?.official?.facts)
        #expect("\(facts.kind?.rawValue ?? "-") \(facts.grades[.overall]?.rawValue ?? "-")" == expected)
    }

    /// Reports may be listed, but their links lead to where no file's number can be found.
    @Test(arguments: [
        "<h1>Sorry, there is a problem with the service</h1><a href='/provider/44/80999'>Back</a>",
        "<ol class='timeline'><li class='timeline__day'><a class='publication-link' href='/r/abc'>Full inspection</a></ol>",
        "<ol><li class='timeline__day'><a href='#'>Full inspection</a> Published <time pubdate>5 June 2024</time></ol>",
        "<h1>Northmoor</h1><script>render('reports')</script>",
    ])
    func aPageOfAnotherShapeIsNoFeed(page: String) {
        #expect(throws: NotAFeed(what: "a page without Ofsted's list of reports")) {
            try PageParser.ofstedProvider(Array(page.utf8), baseURL: url)
        }
    }

    @Test func aProviderWithoutReportsIsAnEmptyFeed() throws {
        let page =
            "<h1>New House</h1><ol class='timeline'><li class='timeline__day timeline__day--registered'>Registered</ol>"
        #expect(try PageParser.ofstedProvider(Array(page.utf8), baseURL: url).items.isEmpty)
    }

    @Test func readsSearchResultsByTheirLabels() throws {
        let search = try OfstedSearch(
            try Fixture.bytes("pages/search.html"), baseURL: "https://reports.ofsted.gov.uk/search?rows=100")
        #expect(
            search.results == [
                OfstedSearch.Result(
                    name: "Northmoor", url: "https://reports.ofsted.gov.uk/provider/44/80999", urn: "80999",
                    category: "Local Authority Children's Services", rating: nil,
                    latestReport: PartialDate(year: 2025, month: 8, day: 15)),
                OfstedSearch.Result(
                    name: "Southmoor & Vale", url: "https://reports.ofsted.gov.uk/provider/44/80998", urn: "80998",
                    category: nil, rating: "Good", latestReport: nil),
            ])
        #expect(search.next == "https://reports.ofsted.gov.uk/search?start=100&rows=100")
    }

    /// Its rows are entries whose identity changes with a new report, and speak of no inspection themselves.
    @Test func aRowOfTheSearchIsAnEntry() throws {
        let feed = Feed(name: "Ofsted", url: "https://reports.ofsted.gov.uk/search", kind: .ofstedSearch)
        let parsed = try FeedParser.read(try Fixture.bytes("pages/search.html"), as: feed.kind, baseURL: feed.url)
        let subject = Subject(id: "northmoor", name: "Northmoor", phrases: ["Northmoor"])
        let items = Intake.read(parsed, of: feed, with: Matcher(subjects: [subject])).items
        #expect(
            items.map { "\($0.key) \($0.title) \($0.url ?? "-")" } == [
                "ofsted-provider-80999-2025-08-15 Northmoor: latest report 15 August 2025 "
                    + "https://reports.ofsted.gov.uk/provider/44/80999",
                "ofsted-provider-80998-none Southmoor & Vale: no report https://reports.ofsted.gov.uk/provider/44/80998",
            ])
        #expect(items.allSatisfy { $0.matches.isEmpty && $0.mentions.isEmpty })
    }
}
