import Testing

@testable import TrustwatchCore

@Suite struct WebAddressTests {
    @Test(
        arguments: [
            "https://example.org", "http://example.org/rss?a=b#c", "HTTPS://EXAMPLE.ORG/", "https://example.org:8443/",
            "https://example.org:/", "https://[::1]/", "https://[2001:db8::1]:8080/rss", "https://bücher.example/ä",
            "https://example.org/a:b@c", "https://example.org?user@host", "https://127.0.0.1:1/%20",
        ])
    func anAddress(text: String) {
        #expect(WebAddress.fault(of: text, schemes: ["https", "http"]) == nil)
    }

    @Test(
        arguments: [
            ("", "does not begin with https:// or http://"), ("example.org", "does not begin with https:// or http://"),
            ("https:/example.org", "does not begin with https:// or http://"),
            ("https:", "does not begin with https:// or http://"), ("://a", "does not begin with https:// or http://"),
            ("ftp://example.org/", "does not begin with https:// or http://"),
            (" https://example.org", "does not begin with https:// or http://"),
            ("httpss://example.org", "does not begin with https:// or http://"),
            ("https://", "names no host"), ("https:///rss", "names no host"), ("https://:80/", "names no host"),
            ("https://?a", "names no host"), ("https://a b/", "is not an address"),
            ("https://a\\@b/", "is not an address"),
            ("https://a/<b>", "is not an address"), ("https://a/\u{A0}", "is not an address"),
            ("https://a/\u{7F}", "is not an address"), ("https://me:secret@a/", "carries a password"),
            ("https://me:@a/", "carries a password"), ("https://me@a/", "carries a user name"),
            ("https://a@b@c/", "carries a user name"), ("https://a:0/", "has no valid port"),
            ("https://a:65536/", "has no valid port"), ("https://a:+80/", "has no valid port"),
            ("https://a:b/", "has no valid port"), ("https://a:1:2/", "has no valid port"),
            ("https://[::1]:x/", "has no valid port"),
        ])
    func noAddress(text: String, why: String) {
        #expect(WebAddress.fault(of: text, schemes: ["https", "http"])?.why == why)
    }

    @Test(
        arguments: [
            ("https://Example.ORG:80/rss", "example.org"), ("http://[::1]:80/", "[::1]"), ("http://me:x@a.b/c", "a.b"),
            ("http://a?b", "a"), ("file:///etc/feeds.xml", nil), ("file:feeds.xml", nil), ("archive:x", nil), ("", nil),
        ] as [(String, String?)])
    func host(text: String, host: String?) {
        #expect(WebAddress.host(of: text) == host)
    }
}
