import Foundation
import Testing
import TrustwatchCore

@testable import TrustwatchStore

/// Stored items decided again, in a real file.
@Suite struct StoreReconsiderTests {
    /// The same rules come to the same decisions, though all that came later is known by now. Only an entry that was
    /// edited is decided as it reads now, and one that leant on it.
    @Test func theSameRulesChangeNothing() throws {
        let scratch = ScratchDirectory()
        let world = try CorpusWorld(try Store(path: scratch.path("trustwatch.db")))
        #expect(world.messages.count(where: { $0.event == .inspectionPublished }) >= 16)
        let first = try world.store.reconsider(world.rules)
        #expect(first.count <= 2)
        #expect(first.allSatisfy { $0.before.inspection == $0.after.inspection })
        let before = try (world.store.items(.everything), world.store.stories(), world.store.inspections(all: true))
        var steps: [Int] = []
        #expect(try world.store.reconsider(world.rules) { done, _ in steps.append(done) } == [])
        #expect(steps.last == before.0.count)
        #expect(try world.store.items(.everything) == before.0)
        #expect(try world.store.stories() == before.1)
        #expect(try world.store.inspections(all: true) == before.2)
        #expect(try world.store.check() == [])
    }

    /// A subject that feeds.conf got later finds its items, and nobody is told of old news; without it all is as before.
    @Test func aNewSubjectFindsItsItems() throws {
        let store = try Store()
        let world = try CorpusWorld(store)
        let told = try store.deliveries()
        let before = try store.items(.everything)
        var settings = CorpusWorld.settings
        settings.subjects.append(Subject(id: "doncaster", name: "Doncaster", authority: Authorities.named("Doncaster")))
        try store.sync(feeds: [], subjects: settings.subjects)
        let changes = try store.reconsider(Rules(settings))
        #expect(!changes.isEmpty)
        #expect(
            changes.contains { $0.after.subjects.contains("doncaster") && !$0.before.subjects.contains("doncaster") })
        let isAboutBirmingham: (Item) -> Bool = { $0.subjects.contains("birmingham") }
        #expect(changes.allSatisfy { isAboutBirmingham($0.before) == isAboutBirmingham($0.after) })
        #expect(try store.deliveries() == told)
        try store.sync(feeds: [], subjects: CorpusWorld.settings.subjects)
        _ = try store.reconsider(world.rules)
        #expect(try store.items(.everything).map(\.subjects) == before.map(\.subjects))
        #expect(try store.check() == [])
    }
}

/// What somebody says by hand.
@Suite struct StoreCorrectionTests {
    private let store: Store
    private let rules: Rules
    private static let start = Date(timeIntervalSince1970: 1_648_800_000)  // 1 April 2022

    init() throws {
        store = try Store()
        var settings = Settings()
        settings.subjects = [Subject(id: "leeds", name: "Leeds", authority: Authorities.named("Leeds"))]
        settings.feeds = ["BBC News", "Community Care"].map { Feed(name: $0, url: "https://\($0).example/") }
        rules = Rules(settings)
        try store.sync(feeds: settings.feeds, subjects: settings.subjects)
    }

    @discardableResult
    private func poll(
        _ title: String, _ text: String, url: String, feed: String = "BBC News", day: Double = 0,
        official: OfficialRecord? = nil
    ) throws -> Applied {
        let now = Self.start + day * 86_400
        var item = ParsedItem()
        (item.id, item.url, item.title, item.text, item.published) = (feed + url, url, title, text, now)
        item.official = official
        var parsed = ParsedFeed(format: .rss20)
        parsed.items = [item]
        let circumstances = rules.circumstances(feed: feed, url: "", now: now)
        let reading = Intake.read(parsed, of: circumstances.feed, with: rules.matcher)
        let poll = Poll(circumstances: circumstances, record: PollRecord(feed: feed, url: ""), items: reading.items)
        let desk = Channel(name: "desk", kind: .journal, events: [.inspectionPublished])
        return try store.apply([poll], to: [desk])[0]
    }

    private func pollPublication() throws {
        try poll(
            "Leeds children's services rated good by Ofsted",
            "Inspectors praised social workers in Leeds. The report was published today by the watchdog.",
            url: "https://bbc.example/1")
    }

    private func wish(_ change: (inout Wish) -> Void) -> Wish {
        var wish = Wish()
        change(&wish)
        return wish
    }

    private func correct(_ id: Int64, _ wish: Wish?) throws -> [Change] {
        try store.correct(Identifier(id), wish, by: rules, now: Self.start)
    }

    private func item(_ id: Int64) throws -> Item { try #require(try store.item(Identifier(id))) }

    @Test func aRejectedItemIsAboutNothingNorAreItsCopies() throws {
        try pollPublication()
        #expect(try item(1).subjects == ["leeds"])
        let changes = try correct(1, wish { $0.subjects["leeds"] = false })
        #expect(changes.map(\.after.subjects) == [[]])
        #expect(try item(1).story == nil)
        #expect(try item(1).inspection == nil)
        try poll(
            "Leeds children's services rated good by Ofsted",
            "Inspectors praised social workers in Leeds. The report was published today by the watchdog.",
            url: "https://bbc.example/1", feed: "Community Care", day: 1)
        #expect(try item(2).subjects == [])
        #expect(try store.reconsider(rules) == [])
        #expect(try store.explanation(of: Identifier(2))?.correction?.subjects == ["leeds": false])
        // The first told of it before anybody objected.
        #expect(try store.deliveries().count == 1)
    }

    @Test func anItemThatTheRulesMissIsAboutItsSubject() throws {
        try poll("City's care for young people under fire", "A charity spoke out.", url: "https://bbc.example/2")
        #expect(try item(1).subjects == [])
        _ = try correct(1, wish { $0.subjects["leeds"] = true })
        #expect(try item(1).subjects == ["leeds"])
        #expect(try item(1).story != nil)
        #expect(try store.search(SearchQuery("charity", now: Self.start)).count == 1)
        #expect(try store.reconsider(rules) == [])
        #expect(try store.prune(before: .distantFuture) == 0)
        #expect(try correct(1, nil).map(\.after.subjects) == [[]])
        #expect(try store.explanation(of: Identifier(1))?.correction == nil)
        #expect(try store.check() == [])
    }

    /// A page is read but once, so what its row said must survive that somebody objects to it for a while.
    @Test func anOfficialRowComesBackAsItWas() throws {
        let facts = Inspection.Facts(
            kind: .focusedVisit, visit: .init(start: PartialDate("2018-03-01")!), published: PartialDate("2018-03-14"),
            reportURL: "https://files.ofsted.gov.uk/v1/file/1")
        let record = OfficialRecord(provider: "Leeds", urn: rules.subjects[0].authority?.urn ?? "", facts: facts)
        try poll("Focused visit", "", url: "https://reports.example/1", official: record)
        let before = try store.inspections(all: true).map(\.facts)
        #expect(before == [facts])
        _ = try correct(1, wish { $0.subjects["leeds"] = false })
        #expect(try item(1).inspection == nil)
        _ = try correct(1, nil)
        #expect(try item(1).inspection == store.inspections(all: true).first?.id)
        #expect(try store.inspections(all: true).map(\.facts) == before)
        #expect(try store.inspections(all: true).map(\.status) == [.official])
    }

    @Test func anItemGoesWhereItIsPutAndBack() throws {
        try pollPublication()
        try poll(
            "Leeds foster carers wanted", "The council's children's services need foster carers.",
            url: "https://bbc.example/3", day: 20)
        let before = try item(2)
        #expect(before.story != (try item(1).story))
        let story = try #require(try item(1).story)
        _ = try correct(
            2,
            wish {
                $0.story = .existing(story)
                $0.inspection = .existing(Identifier(1))
            })
        #expect(try item(2).story == story)
        #expect(try item(2).inspection == Identifier(1))
        #expect(try store.reconsider(rules) == [])
        #expect(try item(2).story == story)
        _ = try correct(2, nil)
        #expect(try item(2).story != story)
        #expect(try item(2).inspection == nil)
    }

    @Test func anItemCanStandApart() throws {
        try pollPublication()
        try poll(
            "Leeds children's services rated good: reaction", "The report by Ofsted on Leeds was welcomed.",
            url: "https://bbc.example/4", day: 1)
        #expect(try item(2).story == (try item(1).story))
        _ = try correct(
            2,
            wish {
                $0.story = .apart
                $0.inspection = .apart
            })
        #expect(try item(2).story != (try item(1).story))
        #expect(try item(2).inspection == nil)
        #expect(try store.inspections().map(\.items) == [[Identifier(1)]])
    }

    @Test func whatIsNotThereCannotBeNamed() throws {
        #expect(throws: StoreError.self) { try correct(7, wish { $0.subjects["leeds"] = true }) }
        try pollPublication()
        #expect(throws: StoreError.self) { try correct(1, wish { $0.story = .existing(Identifier(9)) }) }
        #expect(throws: StoreError.self) { try correct(1, wish { $0.inspection = .existing(Identifier(9)) }) }
    }
}
