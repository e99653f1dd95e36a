import Foundation
import Testing
import TrustwatchCore

@testable import TrustwatchStore

@Suite struct StoreSearchTests {
    @Test(arguments: [
        ("trust", "(\"trust\")"),
        ("social workers", "(\"social\" AND \"workers\")"),
        ("\"social workers\" trust", "(\"social workers\" AND \"trust\")"),
        ("trust -academy -\"nhs trust\"", "(\"trust\") NOT (\"academy\" OR \"nhs trust\")"),
        ("title:trust TITLE:\"new head\"", "((title : \"trust\") AND (title : \"new head\"))"),
        ("inspec* \"child prot\"*", "(\"inspec*\" * AND \"child prot\" *)"),
        ("-title:trust ofsted", "(\"ofsted\") NOT ((title : \"trust\"))"),
        ("a AND (b) OR NEAR/2 ^c", "(\"a\" AND \"AND\" AND \"(b)\" AND \"OR\" AND \"NEAR/2\" AND \"^c\")"),
        ("\"open quote", "(\"open quote\")"),
        ("child-protection", "(\"child-protection\")"),
    ])
    func whatIsTypedBecomesAQuery(text: String, query: String) {
        #expect(SearchSyntax.query(text) == query)
    }

    @Test(arguments: ["", "   ", "-", "\"\"", "***", "-trust", "title:", "title:\"", "- \" -", "'; DROP TABLE item"])
    func nothingTypedBreaksTheQuery(text: String) throws {
        let world = try World()
        try world.poll("bbc", [.relevant("a", "The trust")])
        #expect(try world.store.search(SearchQuery(text, now: World.start)) == [])
    }

    private func world() throws -> World {
        let world = try World()
        try world.poll(
            "bbc",
            [
                .relevant("title", "Inspectors visit Zoë's trust", text: "Nothing else."),
                .relevant("text", "A headline", text: "Long ago the inspector was visiting a family of four."),
                .relevant("old", "Inspectors visit", text: "Old.", published: World.start - 900 * 86_400),
                .unrelated("unrelated", "Inspectors visit a bridge"),
            ])
        return world
    }

    private func found(_ text: String, in world: World) throws -> [String?] {
        try world.store.search(SearchQuery(text, now: World.start)).map(\.item.guid)
    }

    @Test func wordsAreStemmedAndFolded() throws {
        let world = try world()
        #expect(try found("zoe", in: world) == ["title"])
        #expect(try found("visits family", in: world) == ["text"])
        #expect(try found("\"visiting a family\"", in: world) == ["text"])
        #expect(try found("title:inspector -zoe", in: world) == ["old"])
        #expect(try found("fam*", in: world) == ["text"])
    }

    @Test func titlesAndFreshItemsComeFirst() throws {
        let world = try world()
        #expect(try found("inspector visit", in: world) == ["title", "old", "text"])
    }

    @Test func matchesAreMarked() throws {
        let hit = try #require(try world().store.search(SearchQuery("visit family", now: World.start)).first)
        #expect(hit.title == MarkedText("A headline"))
        #expect(hit.snippet.parts.filter(\.isMatch).map(\.text) == ["visiting", "family"])
        #expect(hit.snippet.plain == "Long ago the inspector was visiting a family of four.")
    }

    @Test func theQueryIsNarrowedByItsFields() throws {
        let world = try world()
        var query = SearchQuery("inspector", now: World.start)
        query.feed = "mail"
        #expect(try world.store.search(query) == [])
        query.feed = "bbc"
        query.subject = "brum"
        query.since = World.start
        query.limit = 1
        #expect(try world.store.search(query).count == 1)
        query.until = World.start
        #expect(try world.store.search(query) == [])
    }
}
