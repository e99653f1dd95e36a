import LoopbackServers
import Testing

@testable import Curl

/// The address check where it happens: when connecting.
struct ExchangeTests {
    let transfers = Transfers(proxies: ProxySettings())

    /// `PORT` stands for that of a server on loopback that would answer.
    @Test(arguments: [
        ("http://127.0.0.1:PORT/", "127.0.0.1 (loopback)"), ("http://127.1:PORT/", "127.0.0.1 (loopback)"),
        ("http://0x7f.1:PORT/", "127.0.0.1 (loopback)"), ("http://2130706433:PORT/", "127.0.0.1 (loopback)"),
        ("http://0177.0.0.1:PORT/", "127.0.0.1 (loopback)"), ("http://0.0.0.0:PORT/", "0.0.0.0 (this host)"),
        ("http://0:PORT/", "0.0.0.0 (this host)"), ("http://[::]:PORT/", ":: (this host)"),
        ("http://[::1]:PORT/", "::1 (loopback)"),
        ("http://[::ffff:127.0.0.1]:PORT/", "::ffff:127.0.0.1 (IPv4 in IPv6)"),
        ("http://[64:ff9b::7f00:1]:PORT/", "64:ff9b::7f00:1 (NAT64)"),
        ("http://[2002:7f00:1::]:PORT/", "2002:7f00:1:: (6to4)"), ("http://[2001::1]:PORT/", "2001::1 (Teredo)"),
        ("http://[fe80::1%25lo]:PORT/", "fe80::1 (link-local)"), ("http://[3fff::1]:PORT/", "3fff::1 (documentation)"),
        ("http://169.254.169.254:PORT/", "169.254.169.254 (link-local)"),
        ("http://100.64.0.1:PORT/", "100.64.0.1 (carrier-grade NAT)"),
        ("http://192.88.99.1:PORT/", "192.88.99.1 (6to4 relay)"), ("http://224.0.0.1:PORT/", "224.0.0.1 (multicast)"),
        ("http://good.example@127.0.0.1:PORT/", "127.0.0.1 (loopback)"),
        ("http://good.example:80@127.0.0.1:PORT/", "127.0.0.1 (loopback)"),
        ("http://127.0.0.1:PORT#@good.example/", "127.0.0.1 (loopback)"),
    ])
    func refuses(url: String, address: String) async throws {
        let server = try HTTPServer(["/": .ok("inside")])
        let error = await #expect(throws: TransferError.self) {
            try await transfers.send(HTTPRequest(url.replacing("PORT", with: "\(server.port)")))
        }
        #expect(error?.kind == .refusedAddress)
        #expect(error?.reason == "the address \(address) is not allowed")
        #expect(error?.isTransient == false)
        #expect(server.connections == 0)
    }

    @Test(arguments: ["localhost", "LOCALHOST"])
    func refusesNamesThatResolveToLoopback(host: String) async throws {
        let server = try HTTPServer(["/": .ok("inside")])
        let error = await #expect(throws: TransferError.self) {
            try await transfers.send(HTTPRequest(server.url(host: host)))
        }
        #expect(error?.kind == .refusedAddress)
        #expect(server.connections == 0)
    }

    @Test(arguments: ["http://127.0.0.1\\@example.invalid/", "http://①②⑦.0.0.1/", "http://127。0。0。1/"])
    func neverReachesWhatReadersDisagreeOn(url: String) async throws {
        await #expect(throws: TransferError.self) { try await transfers.send(HTTPRequest(url)) }
    }

    @Test(arguments: [22, 25, 465, 6667])
    func refusesPortsOfOtherProtocols(port: Int) async throws {
        let url = "http://example.invalid:\(port)/"
        let expected = TransferError(.refusedAddress, at: url, "port \(port) is not one of the web's")
        await #expect(throws: expected) { try await transfers.send(HTTPRequest(url)) }
    }

    @Test func refusesAConnectionThatAnotherRequestWasAllowed() async throws {
        let server = try HTTPServer(["/": .ok("inside")])
        #expect(try await transfers.send(inside(server.url())).status == 200)
        let error = await #expect(throws: TransferError.self) { try await transfers.send(HTTPRequest(server.url())) }
        #expect(error?.reason == "the address 127.0.0.1 (loopback) is not allowed")
        #expect(server.requests.count == 1)
    }

    @Test func connectsToAProxyWhereverItIs() async throws {
        let proxy = try HTTPServer { request in .ok("for " + request.path) }
        var request = HTTPRequest("http://example.invalid/feed")
        request.proxy = proxy.url()
        #expect(try await transfers.send(request).body == Array("for http://example.invalid/feed".utf8))

        for host in ["127.0.0.1", "[::1]", "localhost", "0x7f.1", "10.0.0.1"] {
            request.url = "http://\(host)/"
            let error = await #expect(throws: TransferError.self) { try await transfers.send(request) }
            #expect(error?.kind == .refusedAddress)
        }
        #expect(proxy.requests.count == 1)
    }

    @Test func takesTheProxyOfTheEnvironmentForWhatIsOutside() async throws {
        let proxy = try HTTPServer { request in .ok("for " + request.path) }
        let server = try HTTPServer(["/": .ok("direct")])
        let transfers = Transfers(proxies: ProxySettings(http: proxy.url()))
        let outside = try await transfers.send(HTTPRequest("http://example.invalid/"))
        #expect(outside.body == Array("for http://example.invalid/".utf8))
        #expect(try await transfers.send(inside(server.url())).body == Array("direct".utf8))
    }
}
