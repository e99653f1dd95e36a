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

    @Test func knownItemsAreNotDecidedAgain() throws {
        let world = try World()
        let items: [Intake.IncomingItem] = [.unrelated("a"), .relevant("b", ordinal: 4)]
        try world.poll("bbc", items)
        let again = try world.poll("bbc", items, at: World.start + 60) { _, _ in
            Issue.record("decided again")
            return World.decide(items[0], Intake.Candidates())
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
            try String.fetchAll($0, sql: "SELECT term FROM term WHERE items = 1 ORDER BY 1")
        }
        #expect(terms == ["both", "new"])
        #expect(try world.store.counts().relevant == 1)
    }
}
