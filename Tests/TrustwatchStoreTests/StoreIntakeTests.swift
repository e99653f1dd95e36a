import Foundation
import GRDB
import Testing
import TrustwatchCore

@testable import TrustwatchStore

@Suite struct StoreIntakeTests {
    @Test func aPollIsStoredWhole() throws {
        let world = try World()
        let applied = try world.poll("bbc", [.unrelated("b"), .relevant("a", ordinal: 4)])
        #expect(applied.new == 2)
        #expect(applied.known == 0)
        #expect(applied.outcomes.map(\.item) == [Item.ID(1)])
        #expect(try world.store.items(ItemQuery.everything).map(\.id.number) == [2, 1])
        let item = try #require(try world.store.items().first)
        #expect(
            item
                == Item(
                    id: Identifier(1), feed: "bbc", feedURL: "https://bbc.example/rss", guid: "a",
                    title: "Progress at the trust", summary: "In short.", firstSeen: World.start, subjects: ["brum"],
                    article: Identifier(1), story: Identifier(1), inspection: Identifier(1)))
        let record = try #require(try world.store.pollRecord(of: "bbc"))
        #expect(record.items == 2)
        #expect(record.etag == "\"2\"")
        #expect(try world.store.deliveries().map(\.channel) == ["desk"])
    }

    /// Computed with Python, byte by byte. Another value would make news of all that a store knows.
    @Test func whatTellsAnEditIsTheSameInEveryVersion() {
        let item = Intake.IncomingItem(
            key: "urn:1", guid: "urn:1", url: "https://a.example/1", title: "Café “rated good”",
            summary: "A summary of more than eight bytes", author: "Ann",
            published: Date(timeIntervalSince1970: 1_536_314_700))
        #expect(item.contentHash == 8_061_861_857_595_838_847)
    }

    @Test func knownItemsAreNotDecidedAgain() throws {
        let world = try World()
        let items: [Intake.IncomingItem] = [.unrelated("a"), .relevant("b", ordinal: 4)]
        try world.poll("bbc", items)
        let again = try world.poll("bbc", items, at: World.start + 60) {
            Issue.record("decided again")
            return World.decide($0, $1, $2)
        }
        #expect(
            again
                == {
                    var applied = Applied()
                    applied.known = 2
                    return applied
                }())
        #expect(try world.store.pollRecord(of: "bbc")?.lastSuccess == World.start + 60)
    }

    @Test func oneIdInTwoFeedsIsTwoItems() throws {
        let world = try World()
        try world.poll("bbc", [.unrelated("a")])
        try world.poll("mail", [.unrelated("a", "Another")])
        #expect(try world.store.items(.everything).map(\.title) == ["Another", "Roadworks"])
    }

    @Test func whatTheDecisionMakesOfAnItemIsWritten() throws {
        let world = try World()
        var entry = Intake.IncomingItem.unrelated("a")
        entry.isRead = true
        try world.poll("bbc", [entry]) { item, candidates, circumstances in
            let reread = Intake.IncomingItem.relevant("a", "Roadworks", terms: ["lane"])
            var decision = World.decide(reread, candidates, circumstances)
            decision.reread = reread
            return decision
        }
        #expect(try world.store.items().map(\.subjects) == [["brum"]])
        #expect(try world.poll("bbc", [entry]).outcomes == [])
    }

    @Test func anItemWithoutASummaryShowsTheBeginningOfItsText() throws {
        let world = try World()
        var (short, long) = (Intake.IncomingItem.unrelated("short"), Intake.IncomingItem.unrelated("long"))
        (short.summary, short.text) = (nil, "All of it.")
        (long.summary, long.text) = (nil, String(repeating: "word ", count: 1000))
        try world.poll("bbc", [long, short])
        let summaries = try world.store.items(.everything).map { $0.summary ?? "" }
        #expect(summaries[1] == "All of it.")
        #expect(summaries[0].hasSuffix("word…") && summaries[0].utf8.count <= 1002)
    }

    @Test func anEditChangesTheRowAndItsWordsAndTellsNothing() throws {
        let world = try World()
        try world.poll("bbc", [.relevant("a", "Old headline", terms: ["old", "both"], bands: [1], ordinal: 4)])
        let applied = try world.poll(
            "bbc", [.relevant("a", "New headline", terms: ["new", "both"], bands: [2], ordinal: 4)],
            at: World.start + 60)
        #expect(applied.known == 1)
        #expect(applied.new == 0)
        #expect(applied.messages.isEmpty)
        let item = try #require(try world.store.items().first)
        #expect(item.title == "New headline")
        #expect(item.firstSeen == World.start)
        #expect(try world.store.search(SearchQuery("old", now: World.start)) == [])
        #expect(try world.store.search(SearchQuery("new", now: World.start)).map(\.item) == [item])
        let terms = try world.store.read {
            try Int64.fetchSet($0, sql: "SELECT term FROM term WHERE items = 1")
        }
        #expect(terms == Set(["both", "new"].map { Int64(bitPattern: StoryTerms.hash($0)) }))
        #expect(try world.store.counts().relevant == 1)
    }
}

/// What is told, and that it goes with what is stored.
@Suite struct StoreTellingTests {
    let world: World

    init() throws {
        world = try World()
    }

    @Test func anInspectionIsToldOnce() throws {
        let first = try world.poll("bbc", [.relevant("1", ordinal: 4)])
        let message = try #require(first.messages.first)
        #expect(message.trigger == Identifier(1))
        #expect(message.subjects.first == "brum")
        #expect(message.inspection?.notified == World.start)
        #expect(try world.store.deliveries() == [Delivery(channel: "desk", message: message, nextAttempt: World.start)])
        try world.poll("mail", [.relevant("2", ordinal: 4)], at: World.start + 60) {
            var decision = World.decide($0, $1, $2)
            decision.notification = .tell(.inspectionPublished, because: "a mistake")
            return decision
        }
        #expect(try world.store.deliveries().count == 1)
        #expect(try world.store.inspections().map(\.notified) == [World.start])
    }

    @Test func aMessageHoldsAllThatItsPollSays() throws {
        let applied = try world.poll("bbc", [.relevant("newest", ordinal: 4), .relevant("oldest", ordinal: 4)])
        #expect(applied.messages.map(\.inspection?.items) == [[Identifier(1), Identifier(2)]])
        #expect(applied.messages.map(\.trigger) == [Identifier(1)])
        #expect(try world.store.items().map(\.guid) == ["newest", "oldest"])
    }

    @Test func anInspectionMergedInItsOwnPollWithOneThatWasToldIsNotToldAgain() throws {
        try world.poll("bbc", [.relevant("1", ordinal: 4)])
        let applied = try world.poll(
            "bbc",
            [
                .relevant("3", ordinal: 4, standing: .remembered, published: World.start),
                .relevant("2", ordinal: 1, published: World.start - 60),
            ], at: World.start + 60
        ) { item, candidates, circumstances in
            var decision = World.decide(item, candidates, circumstances)
            if item.key == "3" { decision.inspection?.merged = [Identifier(2)] }
            return decision
        }
        #expect(applied.messages == [])
        #expect(try world.store.deliveries().count == 1)
    }

    @Test func updatesAndStoriesGoToThoseWhoWantThem() throws {
        try world.poll("bbc", [.relevant("1", ordinal: 4), .relevant("2")]) { item, candidates, circumstances in
            var decision = World.decide(item, candidates, circumstances)
            decision.notification = .tell(item.key == "1" ? .inspectionUpdated : .storyNew, because: "new")
            return decision
        }
        #expect(try world.store.deliveries().map(\.channel).sorted() == ["desk", "ops"])
        #expect(
            try world.store.deliveries().map(\.message.event.rawValue).sorted() == ["inspection.updated", "story.new"])
    }

    @Test func nobodyIsToldOfAnUnwatchedAuthority() throws {
        var item = Intake.IncomingItem.relevant("1", ordinal: 4)
        item.mentions[0].authority = "leeds"
        #expect(try world.poll("bbc", [item]).messages == [])
        #expect(try world.store.inspections() == [])
        #expect(try world.store.inspections(all: true).map(\.subject) == ["leeds"])
        #expect(try world.store.inspections(subject: "leeds").count == 1)
    }

    /// Whatever fails, nothing of the poll stays: its validators least of all.
    @Test(arguments: ["delivery", "detail", "item"])
    func aPollThatFailsLeavesNothing(table: String) throws {
        try world.store.write {
            try $0.execute(
                sql: "CREATE TRIGGER full BEFORE INSERT ON \(table) BEGIN SELECT RAISE(ABORT, 'disk full'); END")
        }
        #expect(throws: StoreError.self) {
            try world.poll("bbc", [.unrelated("a"), .relevant("b", terms: ["t"], bands: [1], ordinal: 4)])
        }
        #expect(try world.store.pollRecord(of: "bbc") == PollRecord(feed: "bbc", url: "https://bbc.example/rss"))
        #expect(try world.store.counts() == Counts())
        #expect(try world.store.deliveries() == [])
        try world.store.write { try $0.execute(sql: "DROP TRIGGER full") }
        #expect(try world.poll("bbc", [.relevant("b", ordinal: 4)]).messages.count == 1)
        #expect(try world.store.items().map(\.id.number) == [1])
    }

    @Test func aRehearsalShowsWhatWouldHappenAndDoesNothing() throws {
        let polls = try [
            world.poll("bbc", [.relevant("1", ordinal: 4)], World.start),
            world.poll("mail", [.relevant("2", ordinal: 4)], World.start),
        ]
        let rehearsed = try world.store.rehearse(polls, decide: World.decide)
        #expect(rehearsed.map(\.messages.count) == [1, 0])
        #expect(try world.store.counts() == Counts())
        #expect(try world.store.apply(polls, to: [], decide: World.decide) == rehearsed)
    }

    @Test func droppedItemsNeverComeBack() throws {
        try world.poll("bbc", [.unrelated("a"), .unrelated("b"), .relevant("c", ordinal: 4)])
        #expect(try world.store.prune(before: World.start) == 0)
        #expect(try world.store.prune(before: World.start + 1) == 2)
        #expect(try world.store.items(.everything).map(\.guid) == ["c"])
        #expect(try world.store.pollRecord(of: "bbc")?.items == 1)
        let applied = try world.poll(
            "bbc", [.unrelated("a"), .relevant("b", "Now it is relevant", ordinal: 5), .unrelated("d")],
            at: World.start + 60)
        #expect(applied.known == 2)
        #expect(applied.new == 1)
        #expect(applied.messages == [])
        #expect(try world.store.item(Identifier(5)) == nil)
        #expect(try world.store.item(Identifier(4))?.guid == "d")
    }
}
