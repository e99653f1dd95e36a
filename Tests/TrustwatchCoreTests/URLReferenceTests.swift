import Testing

@testable import TrustwatchCore

@Suite struct URLReferenceTests {
    /// RFC 3986 5.4, with its base.
    @Test(arguments: [
        ("g:h", "g:h"), ("g", "http://a/b/c/g"), ("./g", "http://a/b/c/g"), ("g/", "http://a/b/c/g/"),
        ("/g", "http://a/g"),
        ("//g", "http://g"), ("?y", "http://a/b/c/d;p?y"), ("g?y", "http://a/b/c/g?y"), ("#s", "http://a/b/c/d;p?q#s"),
        ("g#s", "http://a/b/c/g#s"), (";x", "http://a/b/c/;x"), ("", "http://a/b/c/d;p?q"), (".", "http://a/b/c/"),
        ("..", "http://a/b/"), ("../g", "http://a/b/g"), ("../..", "http://a/"), ("../../../g", "http://a/g"),
        ("/./g", "http://a/g"), ("g.", "http://a/b/c/g."), ("..g", "http://a/b/c/..g"), ("./g/.", "http://a/b/c/g/"),
        ("g/../h", "http://a/b/c/h"), ("g;x=1/../y", "http://a/b/c/y"), ("g?y/../x", "http://a/b/c/g?y/../x"),
        ("http://x/a/../b", "http://x/b"), ("é/ü", "http://a/b/c/é/ü"),
    ])
    func aReferenceIsResolved(_ reference: String, _ expected: String) {
        let base = URLReference("http://a/b/c/d;p?q".utf8)
        #expect(URLReference(reference.utf8).resolved(against: base).string == expected)
    }

    @Test(arguments: [
        ("  HTTP://User@Example.ORG/Path \n", "http://User@Example.ORG/Path"),
        ("HTTPS://Example.ORG/A", "https://example.org/A"),
        ("http://a/b c\"<>`", "http://a/b%20c%22%3C%3E%60"), ("ht\ntp://a/\tb", "http://a/b"),
        ("http://a/%2e", "http://a/%2e"),
    ])
    func anAddressIsCleaned(_ address: String, _ expected: String) {
        #expect(URLReference(address.utf8).string == expected)
    }

    @Test(arguments: [
        ("https://a/", true), ("mailto:a@b", true), ("tel:+44", true), ("a/b", true), ("?x=y:z", true), ("//a/b", true),
        ("javascript:x", false), ("JavaScript:x", false), ("vbscript:x", false), ("data:text/html,x", false),
        ("file:///x", false),
        ("about:blank", false), ("a&colon;b", false), ("1:2", false),
    ])
    func onlySomeSchemesAreSafe(_ address: String, _ isSafe: Bool) {
        #expect(URLReference(address.utf8).isSafe == isSafe)
    }
}
