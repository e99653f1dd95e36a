import Testing

@testable import TrustwatchCore

@Suite struct MarkdownTests {
    @Test(arguments: [
        ("Plain: 5.5% & more, isn't it? (yes) - 1. no", "Plain: 5.5% & more, isn't it? (yes) - 1. no"),
        ("*bold* _it_ `code` ~~gone~~ |x|", "\\*bold\\* \\_it\\_ \\`code\\` \\~\\~gone\\~\\~ \\|x\\|"),
        ("[a](javascript:b) <img> <@1>", "\\[a\\](javascript:b) \\<img\\> \\<@1\\>"),
        ("# heading", "\\# heading"), ("- entry", "\\- entry"), ("12. entry", "12\\. entry"),
        ("3) entry", "3\\) entry"),
        ("=== ", "\\==="), ("> quote\n# next", "\\> quote # next"), ("back\\slash", "back\\\\slash"),
    ])
    func escape(text: String, expected: String) {
        #expect(Markdown.escape(text) == expected)
    }

    @Test func link() {
        #expect(Markdown.link("a]b", "https://example.org/(x)>") == "[a\\]b](<https://example.org/(x)%3E>)")
        #expect(Markdown.link("a]b", "javascript:x") == "a\\]b")
    }
}
