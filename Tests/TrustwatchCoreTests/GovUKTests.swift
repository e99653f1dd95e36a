import Foundation
import Testing

@testable import TrustwatchCore

/// One document of GOV.UK comes in two feeds under two ids and two titles, and again whenever it is updated.
struct GovUKTests {
    private static let leeds = Subject(id: "leeds", name: "Leeds", authority: Authorities.named("Leeds"))

    private static func feed(_ id: String, _ title: String, updated: String = "2026-03-02T09:30:00Z") -> [UInt8] {
        Array(
            """
            <feed xmlns="http://www.w3.org/2005/Atom"><title>Ofsted - Activity on GOV.UK</title><entry><id>\(id)</id>
            <updated>\(updated)</updated><link rel="alternate" type="text/html"
            href="https://www.gov.uk/government/news/leeds-childrens-services-rated-good"/><title>\(title)</title>
            <summary>Inspectors praised social workers. The report was published today.</summary></entry></feed>
            """.utf8)
    }

    private func poll(_ library: inout MemoryLibrary, _ name: String, _ body: [UInt8], on day: String) throws {
        let feed = Feed(name: name, url: "https://www.gov.uk/\(name).atom")
        let reading = Intake.read(
            try FeedParser.read(body, as: .feed, baseURL: feed.url), of: feed, with: Matcher(subjects: [Self.leeds]))
        let now = Date(timeIntervalSince1970: Double(PartialDate(day)!.firstDay) * 86_400 + 43_200)
        let circumstances = Intake.Circumstances(
            now: now, feed: feed, baseline: true, notifyWithin: .seconds(14 * 86_400), subjects: [Self.leeds])
        for item in reading.items { library.apply(item, in: circumstances) }
    }

    @Test func bothIdSchemesMeet() throws {
        let address = "https://www.gov.uk/government/news/leeds-childrens-services-rated-good"
        var library = MemoryLibrary()
        try poll(
            &library, "ofsted",
            Self.feed("\(address)#2026-03-02T09:30:00Z", "News story: Leeds children’s services rated good by Ofsted"),
            on: "2026-03-02")
        try poll(
            &library, "news",
            Self.feed(
                "tag:www.gov.uk,2005:/government/news/leeds-childrens-services-rated-good",
                "Leeds children’s services rated good by Ofsted"),
            on: "2026-03-02")
        try poll(
            &library, "ofsted",
            Self.feed(
                "\(address)#2026-03-05T10:00:00+01:00", "News story: Leeds children’s services rated good by Ofsted ",
                updated: "2026-03-05T09:00:00Z"), on: "2026-03-05")
        #expect(Set(library.rows.map(\.article)).count == 1, "one article under three ids")
        #expect(library.told.count == 1)
        #expect(Set(library.rows.map(\.inspection)).count == 1)
    }

    @Test func aFeedThatHasEndedIsNoted() throws {
        let body = Self.feed("tag:www.gov.uk,2005:ofsted-news/feed-ended", "This feed has ended")
        let feed = Feed(name: "news", url: "https://www.gov.uk/news.atom")
        let reading = Intake.read(
            try FeedParser.read(body, as: .feed, baseURL: feed.url), of: feed, with: Matcher(subjects: []))
        #expect(reading.trouble == "the publisher has ended this feed")
    }
}
