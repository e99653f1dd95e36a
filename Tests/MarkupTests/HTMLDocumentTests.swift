import Testing

@testable import Markup

@Suite struct HTMLDocumentTests {
    private let page = """
        <html><body><h1 class="a">Bir<b>ming</b>ham</h1>
        <ol><li id=1><a href="x?a=1&amp;b">One</a><time pubdate>18 April 2023</time>
        <li id=2><a href='y'>Two &ndash; &#163;5</a></ol>
        """

    @Test func findsNodesInDocumentOrder() throws {
        let document = try #require(HTMLDocument(bytes: Array(page.utf8), encoding: "utf-8"))
        #expect(try document.nodes("//li").map { $0.attribute("id") } == ["1", "2"])
        #expect(try document.nodes("//a").map(\.text) == ["One", "Two \u{2013} \u{A3}5"])
        #expect(try document.nodes("//a/@href").map(\.text) == ["x?a=1&b", "y"])
        #expect(try document.nodes("//a/@href").map(\.name) == ["href", "href"])
        #expect(document.root?.name == "html")
    }

    @Test func relativePathsStartAtTheNode() throws {
        let document = try #require(HTMLDocument(bytes: Array(page.utf8), encoding: "utf-8"))
        let second = try #require(try document.nodes("//li").last)
        #expect(try second.nodes(".//a").map(\.text) == ["Two \u{2013} \u{A3}5"])
        #expect(try second.string("normalize-space(./ancestor::body/h1)") == "Birmingham")
        #expect(try second.string(".//missing") == "")
    }

    @Test func anAttributeWithoutValueIsNotAMissingOne() throws {
        let document = try #require(HTMLDocument(bytes: Array(page.utf8)))
        let time = try #require(try document.nodes("//time").first)
        #expect(time.attribute("pubdate") != nil)
        #expect(time.attribute("datetime") == nil)
    }

    @Test func nodesKeepTheirDocumentAlive() throws {
        let headings = try HTMLDocument(bytes: Array(page.utf8))?.nodes("//h1")
        #expect(headings?.first?.text == "Birmingham")
    }

    @Test func aBadExpressionIsAnError() throws {
        let document = try #require(HTMLDocument(bytes: Array(page.utf8)))
        #expect(throws: XPathError(expression: "//li[")) { try document.nodes("//li[") }
        #expect(try document.nodes("1 + 1").isEmpty)
    }

    @Test func theCharsetIsTheGivenOneElseTheMetaElements() throws {
        let latin = Array("<meta charset=windows-1252><p>".utf8) + [0xA3, 0x80]
        #expect(try HTMLDocument(bytes: latin)?.nodes("//p").first?.text == "£€")
        #expect(try HTMLDocument(bytes: Array("<p>£".utf8), encoding: "utf-8")?.nodes("//p").first?.text == "£")
    }

    @Test func anEmptyPageIsNone() {
        #expect(HTMLDocument(bytes: []) == nil)
    }
}
