import Foundation
import Testing
import TrustwatchCore

@testable import TrustwatchStore

/// A headline that says little by itself takes what it is about from its full copy, whichever comes first.
struct LearningTests {
    /// How sources carry a headline without its text.
    private static let bare: [(sort: String, item: @Sendable (String) -> ParsedItem)] = [
        (
            "Google News",
            { title in
                entry(
                    "https://news.google.com/rss/articles/CBMiabc?oc=5", "\(title) - BBC News",
                    summary: "\(title)  BBC News")
            }
        ),
        (
            "Google News with a source",
            { title in
                var item = entry("https://news.google.com/rss/articles/CBMiabd?oc=5", "\(title) - BBC News")
                item.source = ParsedItem.Source(title: "BBC News", url: nil)
                return item
            }
        ),
        ("a dash and no source", { entry("https://aggregator.example/1", "\($0) - Leeds Live") }),
        ("a bar", { entry("https://aggregator.example/2", "\($0) | Yorkshire Evening Post") }),
        ("a long dash", { entry("https://aggregator.example/3", "\($0) – The Guardian") }),
        (
            "Bing News",
            { entry("https://www.bing.com/news/apiclick.aspx?aid=&tid=1&url=https%3a%2f%2fmsn.example%2fa", $0) }
        ),
        ("a list of links", { entry("https://links.example/4", $0) }),
    ]

    private static func entry(_ url: String, _ title: String, summary: String? = nil) -> ParsedItem {
        var item = ParsedItem()
        (item.id, item.url, item.title) = (url, url, title)
        (item.text, item.summary) = (summary, nil)
        return item
    }

    /// Headlines that name no place, with and without a word of the trade.
    private static let headlines = [
        "Inspectors full of praise for city's social workers",
        "'We got it wrong': town hall says sorry after damning verdict",
    ]

    private static func full(_ title: String) -> ParsedItem {
        var item = entry("https://www.bbc.co.uk/news/uk-england-leeds-60000001", title)
        item.text = """
            Children's services in Leeds have been rated good by Ofsted after an inspection in February.
            Inspectors who spent two weeks with Leeds City Council said that its social workers knew their families well.
            The report, which was published this morning, lists four things that the council has to do better.
            """
        return item
    }

    private static let leeds = Subject(id: "leeds", name: "Leeds", authority: Authorities.named("Leeds")!)
    private static let rules: Rules = {
        var settings = Settings()
        settings.subjects = [leeds]
        settings.feeds = World.feeds
        return Rules(settings)
    }()

    private static func items(_ store: Store) throws -> [Item] { try store.items(.everything) }

    private static func poll(_ store: Store, _ feed: String, _ item: ParsedItem, day: Int) throws -> [Message] {
        var item = item
        item.published = World.start
        var parsed = ParsedFeed(format: .rss20)
        parsed.items = [item]
        let circumstances = rules.circumstances(feed: feed, url: "", now: World.start + Double(day) * 86_400)
        let reading = Intake.read(parsed, of: circumstances.feed, with: rules.matcher)
        let poll = Poll(
            circumstances: circumstances, record: PollRecord(feed: feed, url: ""), items: reading.items, title: nil)
        let channels = [
            Channel(name: "desk", kind: .journal, events: [.inspectionPublished, .inspectionUpdated, .storyNew])
        ]
        return try store.apply([poll], to: channels)[0].messages
    }

    @Test(arguments: [0, 2], [true, false])
    func aBareHeadlineJoinsItsFullCopy(day: Int, bareIsFirst: Bool) throws {
        for (sort, make) in Self.bare {
            for headline in Self.headlines {
                let store = try Store()
                try store.sync(feeds: World.feeds, subjects: [Self.leeds])
                let polls = [("bbc", make(headline)), ("mail", Self.full(headline))]
                var messages: [Message] = []
                for (number, (feed, item)) in (bareIsFirst ? polls : polls.reversed()).enumerated() {
                    messages += try Self.poll(store, feed, item, day: number * day)
                }
                let items = try Self.items(store)
                let name: Comment = "\(sort): \(headline)"
                #expect(items.count == 2 && items.allSatisfy { $0.subjects == ["leeds"] }, name)
                #expect(Set(items.map(\.article)).count == 1 && Set(items.map(\.story)).count == 1, name)
                #expect(Set(items.map(\.inspection)).count == 1 && items[0].inspection != nil, name)
                #expect(messages.filter { $0.event == .inspectionPublished }.count == 1, name)
                #expect(messages.filter { $0.event == .storyNew }.count == 1, name)
                #expect(try store.reconsider(Self.rules).isEmpty, name)
                #expect(try Self.items(store) == items, name)
            }
        }
    }

    /// Several came before the one that says whose service it is, and another follows.
    @Test func allThatCameBeforeLearn() throws {
        let store = try Store()
        try store.sync(feeds: World.feeds, subjects: [Self.leeds])
        let headline = Self.headlines[1]
        var messages: [Message] = []
        for number in [0, 1, 2] { messages += try Self.poll(store, "bbc", Self.bare[number].item(headline), day: 0) }
        #expect(try Self.items(store).allSatisfy { $0.subjects.isEmpty && $0.story == nil })
        messages += try Self.poll(store, "mail", Self.full(headline), day: 1)
        messages += try Self.poll(store, "bbc", Self.bare[5].item(headline), day: 2)
        let items = try Self.items(store)
        #expect(items.count == 5)
        #expect(Set(items.map(\.article)).count == 1 && Set(items.map(\.story)).count == 1)
        #expect(items.allSatisfy { $0.subjects == ["leeds"] && $0.inspection == items[0].inspection })
        #expect(messages.filter { $0.event == .inspectionPublished }.count == 1)
    }

    /// A headline that was a story of its own goes where its full copy tells that it belongs.
    @Test func aStoryFollowsItsFullCopy() throws {
        let store = try Store()
        try store.sync(feeds: World.feeds, subjects: [Self.leeds])
        var report = Self.full("Leeds children's services rated good by Ofsted")
        report.id = "other"
        report.url = "https://www.yorkshirepost.example/1"
        report.text =
            "Ofsted has published its report on Leeds City Council's children's services. They are rated good overall."
        let headline = "Leeds director of children's services 'humbled' by staff"
        _ = try Self.poll(store, "bbc", report, day: 0)
        _ = try Self.poll(store, "bbc", Self.bare[3].item(headline), day: 0)
        let before = try Self.items(store)
        #expect(before.map(\.inspection).contains(nil))
        _ = try Self.poll(store, "mail", Self.full(headline), day: 0)
        let items = try Self.items(store)
        #expect(items.count == 3)
        #expect(Set(items.map(\.inspection)).count == 1)
        #expect(Set(items.map(\.story)).count == 1)
    }

    @Test func whatIsLikeNothingLearnsNothing() throws {
        for (title, item) in [
            ("Another headline of five words or more", Self.full(Self.headlines[0])),
            // Too short to be nobody else's.
            ("Letters to the editor", Self.full("Letters to the editor")),
        ] {
            let store = try Store()
            try store.sync(feeds: World.feeds, subjects: [Self.leeds])
            _ = try Self.poll(store, "bbc", Self.bare[6].item(title), day: 0)
            _ = try Self.poll(store, "mail", item, day: 0)
            #expect(try Self.items(store).map(\.subjects).sorted { $0.count < $1.count } == [[], ["leeds"]])
        }
    }
}
