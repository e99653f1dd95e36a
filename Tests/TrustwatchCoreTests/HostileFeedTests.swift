import Testing

@testable import TrustwatchCore

/// Documents made to hang, crash or leak. Each is read in a moment, or refused.
@Suite struct HostileFeedTests {
    @Test(arguments: [
        "<!ENTITY x SYSTEM \"file:///etc/passwd\">", "<!ENTITY x PUBLIC \"p\" \"http://127.0.0.1/\">",
        "<!ENTITY a \"ha\"><!ENTITY x \"&a;&a;\">", "<!ENTITY x \"\(String(repeating: "x", count: 50_000))\">",
        "<!ENTITY x \"%y;\">",
    ])
    func entitiesThatReachFurtherAreRefused(_ declarations: String) {
        let document =
            "<?xml version='1.0'?><!DOCTYPE rss [\(declarations)]>" + "<rss><channel><title>&x;</title></channel></rss>"
        let refusal = NotAFeed(what: "a document whose entities refer to files or to each other")
        #expect(throws: refusal) { try parse(document) }
        let wide = document.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
        #expect(throws: refusal) { try FeedParser.parse([0xFF, 0xFE] + wide) }
        #expect(throws: refusal) { try FeedParser.parse(wide) }
    }

    @Test func anEntityOfPlainTextIsReplacedAFewTimes() throws {
        let text = String(repeating: "x", count: 200)
        let document =
            "<!DOCTYPE rss [<!ENTITY % l PUBLIC 'a' 'b'>%l;<!ENTITY who \"\(text)\">]><rss><channel><title>By &who;</title>"
        #expect(try parse(document + "</channel></rss>").title == "By \(text)")
        let bomb =
            document + "<description>" + String(repeating: "&who;", count: 100_000) + "</description></channel></rss>"
        #expect(try parse(bomb).description?.utf8.count ?? 0 < 1 << 20)
    }

    @Test func nothingIsIncluded() throws {
        let feed = try parse(
            rss(
                "<item><description><xi:include xmlns:xi='http://www.w3.org/2001/XInclude' href='file:///etc/passwd' parse='text'/></description></item>"
            ))
        #expect(feed.items.first?.contentHTML ?? "" == "")
    }

    @Test(.timeLimit(.minutes(1)), arguments: [FeedParser.Detail.full, .polling])
    func documentsThatGrowAreReadInTime(_ detail: FeedParser.Detail) throws {
        let many = { (text: String, count: Int) in String(repeating: text, count: count) }
        let attributes = (0..<20_000).map { "a\($0)=\"1\"" }.joined(separator: " ")
        let documents = [
            rss("<item \(attributes)><title>i</title></item>"),
            rss("<item \((0..<5000).map { "xmlns:n\($0)='u'" }.joined(separator: " "))><title>i</title></item>"),
            rss("<item><description>" + many("<b>", 50_000) + many("</b>", 50_000) + "</description></item>"),
            rss("<item><description><![CDATA[" + many("<div>", 50_000) + "]]></description></item>"),
            rss("<item><description><![CDATA[" + many("<a ", 50_000) + "]]></description></item>"),
            rss("<item><description><![CDATA[" + many("<!--", 50_000) + "]]></description></item>"),
            rss("<item><description><![CDATA[" + many("<!-->", 50_000) + "]]></description></item>"),
            rss("<item><description><![CDATA[" + many("<iframe>", 20_000) + "]]></description></item>"),
            rss("<item><description>" + many("&amp;amp;", 50_000) + "</description></item>"),
            rss("<item><title>" + many("x", 2_000_000) + "</title></item>"),
            rss(many("<item>", 20_000)), many("<!--", 20_000), many("<![CDATA[", 20_000) + "<rss>",
            rss("<item><title><![CDATA["),
            "{\"version\":\"https://jsonfeed.org/version/1.1\",\"items\":[{\"x\":" + many("[", 50_000)
                + many("]", 50_000) + "}]}",
        ]
        for document in documents {
            let feed = try? parse(document, detail)
            #expect(feed?.items.first?.title?.utf8.count ?? 0 <= 16_384)
        }
    }

    @Test func entriesAndListsAreBounded() throws {
        let tags = (0..<2000).map { "<category>\($0)</category><link>/\($0)</link>" }.joined()
        let item = try #require(try parse(rss("<item>\(tags)</item>")).items.first)
        #expect((item.tags.count, item.links.count) == (500, 500))
        #expect(try parse(rss(String(repeating: "<item/>", count: 50_010))).items.count == 50_000)
    }
}
