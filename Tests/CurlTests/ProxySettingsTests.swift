import Testing

@testable import Curl

struct ProxySettingsTests {
    let settings = ProxySettings(environment: [
        "http_proxy": "http://proxy:3128", "HTTP_PROXY": "http://evil:1", "HTTPS_PROXY": "http://secure:3128",
        "NO_PROXY": "example.org, .Example.net",
    ])

    @Test(arguments: [
        ("http", "example.com", "http://proxy:3128"), ("https", "example.com", "http://secure:3128"),
        ("http", "notexample.org", "http://proxy:3128"), ("http", "example.org", nil), ("http", "www.example.org", nil),
        ("https", "www.example.net", nil), ("http", "localhost", nil), ("http", "127.0.0.1", nil),
        ("http", "10.0.0.1", nil),
    ])
    func chooses(scheme: String, host: String, proxy: String?) {
        #expect(settings.proxy(for: WebAddress.Origin(scheme: scheme, host: host, port: 80)) == proxy)
    }

    @Test func readsTheEnvironmentAsCurlDoes() {
        #expect(ProxySettings(environment: ["HTTP_PROXY": "http://evil:1"]) == ProxySettings())
        #expect(
            ProxySettings(environment: ["all_proxy": "socks5h://p:1"])
                == ProxySettings(http: "socks5h://p:1", https: "socks5h://p:1"))
        let none = ProxySettings(environment: ["http_proxy": "http://p:1", "no_proxy": "*"])
        #expect(none.proxy(for: WebAddress.Origin(scheme: "http", host: "example.org", port: 80)) == nil)
    }
}
