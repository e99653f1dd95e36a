import Testing
import TrustwatchCore

@Suite struct CleanTextTests {
    @Test(arguments: [
        ("Two  words", "Two words"),
        ("  at the ends\n", "at the ends"),
        ("line\r\nbreak\ttab\u{2028}separator\u{85}next", "line break tab separator next"),
        ("\u{1B}]0;title\u{7}rest", "]0;titlerest"),
        ("C1 \u{9B}31m and \u{9D}0;x", "C1 31m and 0;x"),
        ("\u{202E}drow\u{2066}s\u{2069}", "drows"),
        ("a \u{1} b", "a b"),
        ("é 👩‍👩‍👧 🏴󠁧󠁢󠁥󠁮󠁧󠁿 £5\u{A0}m", "é 👩‍👩‍👧 🏴󠁧󠁢󠁥󠁮󠁧󠁿 £5\u{A0}m"),
        ("", ""), ("\r\n", ""),
    ])
    func line(text: String, expected: String) {
        #expect(CleanText.line(text) == expected)
    }

    @Test(arguments: [
        ("one\r\ntwo\rthree\nfour", "one\ntwo\nthree\nfour"),
        ("\n\n a\n\n\nb \n", "a\n\n\nb"),
        ("tab\there\u{7}", "tab here"),
        ("a\u{2029}b", "a\nb"),
        ("\n", ""),
    ])
    func block(text: String, expected: String) {
        #expect(CleanText.block(text) == expected)
    }

    @Test func clipped() {
        #expect(CleanText.clipped("short", to: 5) == "short")
        #expect(CleanText.clipped("two words", to: 6) == "two…")
        #expect(CleanText.clipped("abcdef", to: 4) == "abc…")
        let zalgo = "a" + String(repeating: "\u{301}", count: 100_000)
        #expect(CleanText.clipped(zalgo, to: 10).unicodeScalars.count == 10)
    }

    @Test(arguments: [
        ("https://example.org/a_b?c=d&e=~f(g)", "https://example.org/a_b?c=d&e=~f(g)"),
        ("HTTP://example.org", "HTTP://example.org"),
        ("https://example.org/\" onclick=x", "https://example.org/%22%20onclick=x"),
        ("https://example.org/a\r\nb", "https://example.org/a%0D%0Ab"),
        ("https://example.org/é>", "https://example.org/%C3%A9%3E"),
    ])
    func link(address: String, expected: String) {
        #expect(CleanText.link(address) == expected)
    }

    @Test(arguments: [
        "javascript:alert(1)", "JavaScript:alert(1)", " https://example.org", "data:text/html,x", "https:", "https://",
        "https:///path", "https:example.org", "//example.org", "httpsx://example.org", "ftp://example.org", "",
    ])
    func noLink(address: String) {
        #expect(CleanText.link(address) == nil)
    }
}
