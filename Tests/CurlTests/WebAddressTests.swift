import Testing

@testable import Curl

struct WebAddressTests {
    @Test func takesUserAndFragmentOut() throws {
        let address = try WebAddress("HTTPS://us%40er:p%3Ass@Example.ORG:8443/a/./b?q=1#part")
        #expect(address.url == "https://Example.ORG:8443/a/b?q=1")
        #expect(address.origin == WebAddress.Origin(scheme: "https", host: "example.org", port: 8443))
        #expect(address.credentials == Credentials(username: "us@er", password: "p:ss"))
        #expect(address.place(redacted: true) == "https://example.org/…")
    }

    @Test(arguments: [
        ("http://a/b/c?d", "e", "http://a/b/e"), ("http://a/b/c", "../e f", "http://a/e%20f"),
        ("http://a/b/c", "/e", "http://a/e"), ("http://a/b/c", "//x/e", "http://x/e"),
        ("https://a/b", "?q", "https://a/b?q"),
        ("http://a/b", "https://u:p@x/#f", "https://x/"), ("http://a/b", "file:///etc/passwd", "file:///etc/passwd"),
        ("http://a/b", "gopher://x:70/_y", "gopher://x:70/_y"), ("http://a/b", "é", "http://a/%c3%a9"),
    ])
    func resolves(base: String, location: String, url: String) throws {
        let address = try WebAddress(base).resolving(Array(location.utf8))
        #expect(address.url == url)
        #expect(address.credentials == nil)
    }

    @Test(arguments: ["", "feed.xml", "http://", "http://a:99999/", "http://a\r\nb/", "http://a/\0b", "http:// /"])
    func refuses(text: String) {
        #expect(throws: TransferError.self) { try WebAddress(text) }
    }

    @Test func showsNoPasswordOfWhatIsNoURL() {
        let error = #expect(throws: TransferError.self) { try WebAddress("http://user:secret@host:99999/") }
        #expect(error?.description.contains("secret") == false)
    }
}
