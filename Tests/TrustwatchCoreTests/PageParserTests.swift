import Foundation
import Testing

@testable import TrustwatchCore

struct PageParserTests {
    private let recipe = Feed.PageRecipe(
        item: "//ul[@class='list--listing']/li", title: "a", link: "a/@href", date: "p[@class='date'] | time",
        summary: "p[@class='teaser']")

    @Test func readsAPageByXPath() throws {
        let page = try Fixture.bytes("pages/news.html")
        let feed = try FeedParser.read(page, as: .page(recipe), baseURL: "https://northmoor.example/news/")
        var first = ParsedItem()
        first.id = "https://northmoor.example/news/article/12/good-news-from-inspectors"
        first.url = first.id
        first.title = "Good news from inspectors"
        first.published = Date(timeIntervalSince1970: 1_681_776_000)
        first.text = "Inspectors find good services."
        first.contentText = first.text
        var second = ParsedItem()
        second.id = "https://other.example/news/11"
        second.url = second.id
        second.title = "A second"
        second.published = Date(timeIntervalSince1970: 1_677_659_400)
        #expect(feed.format == .page)
        #expect(feed.title == "News - Northmoor Children's Trust")
        #expect(feed.items == [first, second])
    }

    @Test func valuesOfFunctionsAreTextToo() throws {
        var recipe = recipe
        recipe.title = "normalize-space(a)"
        recipe.link = "concat('/x/', string-length(a))"
        let page = Array("<ul class='list--listing'><li><a>One</a></ul>".utf8)
        let feed = try PageParser.page(page, recipe: recipe, baseURL: "https://a.example")
        #expect(feed.items.map(\.title) == ["One"])
        #expect(feed.items.map(\.url) == ["https://a.example/x/3"])
    }

    @Test(arguments: [
        ("", "//li", "an empty document"),
        ("<p>Moved</p>", "//li", "a page without entries where //li looks for them"),
        ("<li><a href='/a'>A</a>", "//li[", "a page on which the XPath expression //li[ cannot be used"),
    ])
    func aPageThatDoesNotFitIsNoFeed(page: String, item: String, what: String) {
        #expect(throws: NotAFeed(what: what)) {
            try PageParser.page(
                Array(page.utf8), recipe: Feed.PageRecipe(item: item, title: "a", link: "a"),
                baseURL: "https://a.example")
        }
    }
}
