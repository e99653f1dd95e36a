import Foundation
import Testing

@testable import TrustwatchCore

/// Whole feeds of every dialect, each beside the document that `parse` prints for it.
@Suite struct FeedParserTests {
    @Test(arguments: [
        "rss20-modules.xml", "rss091.xml", "rss10.rdf", "atom10.xml", "atom03.xml", "json11.json", "broken.xml",
    ])
    func aFeedIsReadWhole(_ name: String) throws {
        let feed = try FeedParser.parse(try fixture(name), baseURL: "https://base.example/dir/feed")
        let printed = try #require(
            try JSONSerialization.jsonObject(with: Data(JSONFeedWriter.write(feed))) as? NSDictionary)
        let expected = try #require(
            try JSONSerialization.jsonObject(with: Data(try fixture(name + ".expected.json"))) as? NSDictionary)
        #expect(printed == expected)
    }

    @Test func pollingReadsPlainTextAndHints() throws {
        let feed = try FeedParser.parse(try fixture("rss20-modules.xml"), detail: .polling)
        var hints = PollingHints()
        (hints.ttl, hints.skipHours, hints.skipDays, hints.updateInterval) = (30, [1, 2], [6], 1800)
        #expect(feed.hints == hints)
        let item = try #require(feed.items.first)
        #expect(item.text == "A fourth visit found better plans.\nStaff & carers spoke warmly\nSecond")
        #expect(item.summary == "A fourth visit found better plans. […]")
        #expect(item.contentHTML == nil && item.summaryHTML == nil)
        #expect(feed.items.map(\.text).last == "Plain words.")
    }

    @Test func pollingTextIsCappedBetweenCharacters() throws {
        let body = String(repeating: "é€", count: 10_000)
        let feed = try parse(rss("<item><description>\(body)</description></item>"), .polling)
        let text = try #require(feed.items.first?.text)
        #expect(text.utf8.count <= 20_000 && text.utf8.count > 19_990 && body.hasPrefix(text))
    }

    @Test(arguments: [
        ("", "an empty document"), (" \n", "an empty document"), ("not found\n", "text without markup"),
        ("<!doctype html><title>x</title>", "XML of another kind (<title>)"),
        ("<html><body>x</body></html>", "an HTML page"),
        ("<?xml version='1.0'?><opml version='2.0'><head/></opml>", "OPML, a list of feeds"),
        ("<urlset xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'/>", "a sitemap"),
        ("{\"hello\": 1}", "JSON that is no JSON Feed"), ("[1, 2]", "JSON that is no JSON Feed"),
        ("{", "JSON that is no JSON Feed"),
    ])
    func whatIsNoFeedIsRefusedByName(_ document: String, _ what: String) {
        #expect(throws: NotAFeed(what: what)) { try parse(document) }
    }

    @Test func anHTMLPageNamesTheFeedsItAdvertises() {
        let page =
            "<html><head><base href='/b/'><link rel='alternate' type='application/rss+xml' href='f?a=1&amp;b=2'></head></html>"
        #expect(throws: NotAFeed(what: "an HTML page", advertised: ["https://x.example/b/f?a=1&b=2"])) {
            try FeedParser.parse(Array(page.utf8), baseURL: "https://x.example/page")
        }
    }

    @Test(arguments: [
        ("a &lt; b", "a < b"), ("the &lt;blink&gt; tag", "the <blink> tag"), ("&lt;b&gt;bold&lt;/b&gt;", "bold"),
        ("AT&amp;amp;T", "AT&T"), ("AT&amp;T", "AT&T"), ("&amp;pound;5", "£5"), ("caf&amp;#233;", "café"),
        ("<![CDATA[<i>x</i> &amp; y]]>", "x & y"), ("x <b>y</b> z", "x y z"), (" two\n\t words ", "two words"),
        ("e\u{301}t\u{E9}", "été"), ("a\u{9B}31mb\u{202E}c\u{A0}d", "a›31mbc d"), ("don&#146;t", "don’t"),
    ])
    func aTitleBecomesPlainText(_ source: String, _ title: String) throws {
        let feed = try parse(rss("<item><title>\(source)</title></item>"))
        #expect(feed.items.map(\.title) == [title])
    }

    @Test func elementsAreKnownByTheirNamespaceNotTheirPrefix() throws {
        let feed = try parse(
            """
            <r:rss xmlns:r="urn:nobody" version="2.0" xmlns:e="http://purl.org/rss/1.0/modules/content/" xmlns:x="urn:x"><r:channel>
            <r:item><x:title>no</x:title><r:title>yes</r:title><x:box><title>no</title></x:box><e:encoded>body</e:encoded>
            <dc:creator>undeclared</dc:creator></r:item></r:channel></r:rss>
            """)
        #expect(feed.items.map(\.title) == ["yes"])
        #expect(feed.items.map(\.contentHTML) == ["body"])
        #expect(feed.items.first?.authors == [ParsedFeed.Author(name: "undeclared")])
    }

    @Test func atomInAnotherDialectNeedsNoDeclaration() throws {
        let feed = try parse(
            """
            <rss version="2.0"><channel><atom:link rel="self" href="https://x.example/feed"/>
            <a10:link href="https://x.example/"/></channel></rss>
            """)
        #expect(feed.homePageURL == "https://x.example/" && feed.feedURL == "https://x.example/feed" && feed.bozo)
    }

    @Test(arguments: [#"{"version": "1.1", "title": "t", "items": [{"id": "1"}]}"#, #"{"version": 1, "items": []}"#])
    func aJSONFeedMayGiveItsVersionAsNumber(_ document: String) {
        let feed = try? parse(document)
        #expect(feed.map(\.items.count) == (document.contains("title") ? 1 : nil) && feed?.bozo != false)
    }

    @Test func linksThatRunAreNone() throws {
        let feed = try parse(
            rss(
                "<item><link>javascript:alert(1)</link><guid>data:text/html,x</guid><enclosure url=' java\nscript:x'/></item>"
            ))
        #expect(feed.items.first?.url == nil)
        #expect(feed.items.first?.attachments == [])
        #expect(feed.items.first?.id == "data:text/html,x")
    }

    private func fixture(_ name: String) throws -> [UInt8] {
        let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Fixtures/feeds")
        return Array(try Data(contentsOf: folder.appending(path: name)))
    }
}

/// A document as a feed, for tests.
func parse(_ document: String, _ detail: FeedParser.Detail = .full) throws(NotAFeed) -> ParsedFeed {
    try FeedParser.parse(Array(document.utf8), detail: detail)
}

/// RSS 2.0 round some elements of a channel.
func rss(_ content: String) -> String {
    "<?xml version=\"1.0\"?>\n<rss version=\"2.0\"><channel><title>t</title>\(content)</channel></rss>"
}
