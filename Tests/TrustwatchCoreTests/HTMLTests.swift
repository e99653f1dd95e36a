import Testing

@testable import TrustwatchCore

@Suite struct HTMLTests {
    @Test(arguments: [
        ("plain é 👩‍👩‍👧", "plain é 👩‍👩‍👧"),
        ("<script>alert('x')</script>", "&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;"),
        ("a & b \"c\"", "a &amp; b &quot;c&quot;"),
        // One character each in Swift, a delimiter and a mark in a browser.
        (
            "\"\u{301} onclick=<\u{200D}b>\u{FE0F}&\u{308}",
            "&quot;\u{301} onclick=&lt;\u{200D}b&gt;\u{FE0F}&amp;\u{308}"
        ),
        ("two\r\nlines\u{0}\u{9B}\u{FFFF}", "two lines"),
    ])
    func interpolatedText(text: String, expected: String) {
        let html: HTML = "<p title=\"\(text)\">"
        #expect(Array(html.source.utf8) == Array("<p title=\"\(expected)\">".utf8))
    }

    @Test func parts() {
        let part: HTML = "<b>\(3)</b>"
        let none: HTML? = nil
        let html: HTML = "\(part)\(none)\([part, part])"
        #expect(html.source == "<b>3</b><b>3</b><b>3</b>")
    }
}
