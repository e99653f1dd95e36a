import Curl
import Foundation
import LoopbackServers
import Testing
import TrustwatchCore
import TrustwatchStore

@testable import TrustwatchService

/// Ways to make a public program ask for what is inside. The trap listens on loopback, and nobody may ever reach it; the
/// control source is on loopback too, with permission, and is read in every round.
@Suite struct PrivateAddressTests {
    struct Case: CustomTestStringConvertible, Sendable {
        var testDescription: String { url }
        /// `PORT` stands for the trap's.
        var url: String
        var error: String

        init(_ url: String, _ error: String = "is not allowed") {
            self.url = url
            self.error = error
        }
    }

    static let cases: [Case] = [
        // 52: spellings of 127.0.0.1
        Case("http://127.0.0.1:PORT/"), Case("http://127.1:PORT/"), Case("http://0x7f.1:PORT/"),
        Case("http://2130706433:PORT/"), Case("http://0177.0.0.1:PORT/"), Case("http://127.0.0.1.:PORT/", ""),
        // 53, 54
        Case("http://[::1]:PORT/"), Case("http://[::ffff:127.0.0.1]:PORT/"), Case("http://0.0.0.0:PORT/"),
        Case("http://[::]:PORT/"),
        // 55: IPv4 inside IPv6
        Case("http://[64:ff9b::7f00:1]:PORT/"), Case("http://[2002:7f00:1::]:PORT/"), Case("http://[2001:0::1]:PORT/"),
        Case("http://[::7f00:1]:PORT/"),
        // 56, 57, 58
        Case("http://169.254.169.254/latest/meta-data/"), Case("http://100.64.0.1:PORT/"),
        Case("http://192.88.99.1:PORT/"), Case("http://224.0.0.1:PORT/"), Case("http://[3fff::1]:PORT/"),
        Case("http://10.0.0.1:PORT/"), Case("http://172.16.0.1:PORT/"), Case("http://192.168.0.1:PORT/"),
        Case("http://[fe80::1%25eth0]:PORT/"), Case("http://[fd00::1]:PORT/"),
        // 59: names
        Case("http://localhost:PORT/"), Case("http://LOCALHOST:PORT/"),
        // 62: what looks like another host
        Case("http://127.0.0.1:PORT\\@good.example/", ""), Case("http://good.example@127.0.0.1:PORT/"),
        Case("http://127.0.0.1:PORT#@good.example/"), Case("http://127.0.0.1:PORT?@good.example/"),
        Case("http://①②⑦.0.0.1:PORT/", ""), Case("http://127。0。0。1:PORT/", ""),
        // 64: other protocols' ports
        Case("http://127.0.0.1:25/", "port 25 is not one of the web's"),
        Case("http://good.example:22/", "port 22 is not one of the web's"),
    ]

    @Test(arguments: cases)
    func nobodyGetsInside(trick: Case) async throws {
        let trap = try HTTPServer(["/": .ok(RoundTests.feed)])
        let control = try HTTPServer(["/": .ok(RoundTests.feed)])
        var feed = RoundTests.source("case", trick.url.replacing("PORT", with: "\(trap.port)"))
        feed.allowPrivateAddress = false
        let rounds = try RoundTests()
        let summary = try await rounds.run(
            [feed, RoundTests.source("control", control.url())], at: "2024-01-01T10:00:00Z")
        #expect(summary.failures.map(\.feed.name) == ["case"])
        let error = try rounds.store.pollRecord(of: "case")?.error ?? ""
        #expect(trick.error.isEmpty || error.contains(trick.error), "\(error)")
        #expect(trap.connections == 0)
        #expect(try rounds.store.pollRecord(of: "control")?.items == 2)
    }

    /// 60: what one source may reach, another may not, be the connection open already.
    @Test func anOpenConnectionIsNoWayIn() async throws {
        let server = try HTTPServer(["/": .ok(RoundTests.feed)])
        var allowed = HTTPRequest(server.url())
        allowed.allowPrivateAddress = true
        let transfers = Transfers(proxies: ProxySettings())
        #expect(try await transfers.send(allowed).status == 200)
        let error = await #expect(throws: TransferError.self) { try await transfers.send(HTTPRequest(server.url())) }
        #expect(error?.kind == .refusedAddress)
        #expect(server.requests.count == 1)
        #expect(try await transfers.send(allowed).status == 200)
    }

    /// 61: the proxy stands for the Internet, and what it answers for `public.example` redirects inside.
    @Test(arguments: ["http://127.0.0.1:PORT/", "http://127.1:PORT/", "http://[::1]:PORT/", "http://localhost:PORT/"])
    func aRedirectLeadsNobodyInside(target: String) async throws {
        let trap = try HTTPServer(["/": .ok(RoundTests.feed)])
        let location = target.replacing("PORT", with: "\(trap.port)")
        let proxy = try HTTPServer { request in
            request.path == "http://public.example/rss" ? .redirect(to: location) : .ok(RoundTests.feed)
        }
        var feed = RoundTests.source("case", "http://public.example/rss")
        feed.allowPrivateAddress = false
        feed.access.proxy = proxy.url()
        var control = RoundTests.source("control", "http://control.example/")
        control.allowPrivateAddress = false
        control.access.proxy = proxy.url()
        let rounds = try RoundTests()
        let summary = try await rounds.run([feed, control], at: "2024-01-01T10:00:00Z")
        #expect(summary.failures.map(\.feed.name) == ["case"])
        #expect(try rounds.store.pollRecord(of: "case")?.error?.contains("is not allowed") == true)
        #expect(trap.connections == 0)
        #expect(try rounds.store.pollRecord(of: "control")?.items == 2)
        #expect(proxy.requests.map(\.path).sorted() == ["http://control.example/", "http://public.example/rss"])
    }

    /// 63: webhooks as well; their own tests say more.
    @Test func aHookInsideIsRefused() async throws {
        let trap = try HTTPServer(["/": .ok("")])
        let error = await #expect(throws: TransferError.self) {
            try await Transfers(proxies: ProxySettings()).send(HTTPRequest(trap.url(), method: .post, body: [1]))
        }
        #expect(error?.kind == .refusedAddress)
        #expect(trap.connections == 0)
    }
}
