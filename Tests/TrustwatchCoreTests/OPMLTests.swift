import Testing
import TrustwatchCore

@Suite struct OPMLTests {
    private func read(_ body: String) throws -> [OPML.Outline] {
        try OPML.read(Array("<?xml version=\"1.0\"?><opml version=\"2.0\"><body>\(body)</body></opml>".utf8))
    }

    @Test func folders() throws {
        #expect(
            try read(
                """
                <outline text="News"><outline type="rss" text="A &amp; B" xmlUrl="https://a.example/?x=1&amp;y=2"/>
                <outline text="t" title="Title" xmlUrl='http://b.example/'></outline></outline>
                <outline xmlUrl="https://c.example/"/><outline text="again" xmlUrl="https://c.example/"/>
                """) == [
                    .init(name: "A & B", url: "https://a.example/?x=1&y=2"),
                    .init(name: "Title", url: "http://b.example/"),
                    .init(name: "https://c.example/", url: "https://c.example/"),
                ])
    }

    @Test(arguments: [
        "|cmd", "exec:/bin/sh", "file:///etc/passwd", "javascript:alert(1)", "", "https://u:p@a.example/",
    ])
    func onlyWebAddresses(url: String) throws {
        #expect(try read("<outline text=\"x\" xmlUrl=\"\(url)\"/>") == [])
    }

    @Test(arguments: [
        ("", "it is no OPML"), ("<rss><channel/></rss>", "it is no OPML"), ("\u{0}\u{1}", "it is no OPML"),
        ("<!DOCTYPE opml [<!ENTITY a \"b\">]><opml/>", "it declares a document type"),
        (String(repeating: " ", count: 5_000_001), "it is larger than 5 MB"),
    ])
    func refused(text: String, why: String) {
        #expect(throws: OPML.Refusal.self) { try OPML.read(Array(text.utf8)) }
        do { _ = try OPML.read(Array(text.utf8)) } catch { #expect(error.why == why) }
    }

    @Test func notUTF8() {
        #expect(throws: OPML.Refusal.self) { try OPML.read([0xFF, 0xFE, 0x3C]) }
    }

    @Test func tablesForFeedsConf() throws {
        let outlines = [
            OPML.Outline(name: "A", url: "https://a.example/"), .init(name: "A", url: "https://b.example/"),
            .init(name: "say \"hi\" \\ \u{7}", url: "https://c.example/"),
        ]
        let text = FeedsConf.tables(for: outlines, taken: ["A"])
        #expect(
            text == #"""
                [[feed]]
                name = "A (2)"
                url = "https://a.example/"

                [[feed]]
                name = "A (3)"
                url = "https://b.example/"

                [[feed]]
                name = "say \"hi\" \\ "
                url = "https://c.example/"

                """#)
        #expect(try FeedsConfTests.load(text).feeds.map(\.name) == ["A (2)", "A (3)", "say \"hi\" \\ "])
    }
}
