import LoopbackServers
import Testing

@testable import Curl

struct RedirectChainTests {
    let transfers = Transfers(proxies: ProxySettings())

    @Test(arguments: [
        ([301], true), ([308], true), ([302], false), ([303], false), ([307], false), ([301, 308], true),
    ])
    func tellsPermanentFromTemporary(statuses: [Int], isPermanent: Bool) async throws {
        let server = try HTTPServer { request in
            let step = Int(request.path.dropFirst()) ?? 0
            return step < statuses.count ? .redirect(statuses[step], to: "\(step + 1)") : .ok("end")
        }
        let response = try await transfers.send(inside(server.url("/0")))
        #expect(response.body == Array("end".utf8))
        #expect(response.url == server.url("/\(statuses.count)"))
        #expect(response.permanentURL == (isPermanent ? response.url : nil))
    }

    @Test func stopsBeingPermanentAtTheFirstTemporaryRedirect() async throws {
        let server = try HTTPServer([
            "/0": .redirect(301, to: "/1"), "/1": .redirect(302, to: "/2"), "/2": .redirect(301, to: "/3"),
            "/3": .ok(""),
        ])
        let response = try await transfers.send(inside(server.url("/0")))
        #expect(response.url == server.url("/3"))
        #expect(response.permanentURL == server.url("/1"))
    }

    @Test(arguments: [true, false]) func credentialsStayAtHome(isAtHome: Bool) async throws {
        let server = try HTTPServer(["/": .ok("")])
        let other = try HTTPServer(["/": .ok("")])
        var request = inside(server.url())
        request.home = isAtHome ? server.url("/elsewhere") : other.url()
        request.headers = ["X-Api-Key": "k", "If-None-Match": "\"1\""]
        request.credentials = Credentials(username: "user", password: "pass")
        _ = try await transfers.send(request)
        let received = try #require(server.requests.first)
        #expect(received["X-Api-Key"] == (isAtHome ? "k" : nil))
        #expect(received["Authorization"] == (isAtHome ? "Basic dXNlcjpwYXNz" : nil))
        #expect(received["If-None-Match"] == "\"1\"")
    }

    @Test func returnsARedirectThatNamesNoPlace() async throws {
        let server = try HTTPServer(["/": .status(302)])
        #expect(try await transfers.send(inside(server.url())).status == 302)
    }

    @Test func sendsAllToTheSameOriginAndOnlyTheHarmlessElsewhere() async throws {
        let other = try HTTPServer(["/end": .ok("")])
        let end = other.url("/end")
        let server = try HTTPServer(["/0": .redirect(307, to: "/1"), "/1": .redirect(307, to: end)])
        var request = inside(server.url("/0"))
        request.headers = [
            "X-Api-Key": "k", "Cookie": "c=1", "Accept": "text/xml", "If-None-Match": "W/\"1\"",
            "If-Modified-Since": "Sat, 21 Nov 2026 20:00:00 GMT", "Content-Type": "text/plain",
        ]
        request.method = .post
        request.body = Array("body".utf8)
        request.userAgent = "trustwatch/1.0 (+https://example.org)"
        request.credentials = Credentials(username: "user", password: "pass")
        _ = try await transfers.send(request)

        let common = [
            "Host: 127.0.0.1:\(server.port)", "Accept: text/xml", "If-None-Match: W/\"1\"",
            "If-Modified-Since: Sat, 21 Nov 2026 20:00:00 GMT", "Content-Type: text/plain",
            "User-Agent: trustwatch/1.0 (+https://example.org)", "Accept-Encoding: gzip, deflate, br, zstd",
            "Content-Length: 4",
        ]
        let secret = ["Authorization: Basic dXNlcjpwYXNz", "X-Api-Key: k", "Cookie: c=1"]
        #expect(server.requests.map { $0.path } == ["/0", "/1"])
        for request in server.requests {
            #expect(Set(request.headers.map { "\($0.name): \($0.value)" }) == Set(common + secret))
        }
        let elsewhere = try #require(other.requests.first)
        #expect(elsewhere.body == Array("body".utf8))
        #expect(
            Set(elsewhere.headers.map { "\($0.name): \($0.value)" })
                == Set(common.dropFirst() + ["Host: 127.0.0.1:\(other.port)"]))
    }

    @Test func forgetsCredentialsForGood() async throws {
        let (back, there) = (Gate(), Gate())
        let home = try HTTPServer { $0.path == "/end" ? .ok("") : .redirect(to: there.value) }
        let other = try HTTPServer { _ in .redirect(to: back.value) }
        there.value = other.url("/")
        back.value = home.url("/end")
        _ = try await transfers.send(inside(home.url("/start").replacing("http://", with: "http://user:pass@")))
        #expect(home.requests.map { $0["Authorization"] } == ["Basic dXNlcjpwYXNz", nil])
        #expect(other.requests.map { $0["Authorization"] } == [nil])
    }

    @Test(arguments: [(301, "GET"), (302, "GET"), (303, "GET"), (307, "POST"), (308, "POST")])
    func changesTheMethodAsBrowsersDo(status: Int, method: String) async throws {
        let server = try HTTPServer(["/": .redirect(status, to: "/end"), "/end": .ok("")])
        var request = inside(server.url())
        request.method = .post
        request.headers = ["Content-Type": "text/plain"]
        request.body = Array("body".utf8)
        _ = try await transfers.send(request)
        let last = try #require(server.requests.last)
        #expect(last.method == method)
        #expect(last.body == (method == "POST" ? Array("body".utf8) : []))
        #expect(last["Content-Type"] == (method == "POST" ? "text/plain" : nil))
    }

    @Test(arguments: ["file:///etc/passwd", "gopher://127.0.0.1:25/_x", "ftp://127.0.0.1/", "smtp://127.0.0.1/"])
    func neverLeavesTheWeb(location: String) async throws {
        let server = try HTTPServer(["/": .redirect(to: location)])
        var request = inside(server.url())
        request.allowFile = true
        let expected = TransferError(
            .redirect, at: server.url(), "redirects to \(location), which is neither http nor https")
        await #expect(throws: expected) { try await transfers.send(request) }
    }

    @Test func namesLoopsAndEndlessChains() async throws {
        let server = try HTTPServer { request in
            switch request.path {
            case "/a": .redirect(to: "/b")
            case "/b": .redirect(to: "/a")
            default: .redirect(to: request.path + "x")
            }
        }
        let loop = TransferError(
            .redirect, at: server.url("/b"), "redirects in a loop, to \(server.url("/a")) again")
        await #expect(throws: loop) { try await transfers.send(inside(server.url("/a"))) }
        let endless = TransferError(
            .redirect, at: server.url("/xxxxxxxxxxx"), "redirects more than 10 times")
        await #expect(throws: endless) { try await transfers.send(inside(server.url("/x"))) }
        #expect(server.requests.count == 2 + 11)
    }

    @Test func refusesHeadersThatCannotBeSent() async throws {
        let server = try HTTPServer(["/": .ok("")])
        for headers: HTTPHeaders in [["X": "secret\r\nX-Injected: 1"], ["X\r\nY": "1"], ["X": "a\0"]] {
            var request = inside(server.url())
            request.headers = headers
            let error = await #expect(throws: TransferError.self) { try await transfers.send(request) }
            #expect(error?.kind == .badRequest)
            #expect(error?.description.contains("secret") == false)
        }
        var request = inside(server.url())
        request.userAgent = "a\r\nX-Injected: 1"
        await #expect(throws: TransferError.self) { try await transfers.send(request) }
        #expect(server.requests.isEmpty)
    }

    @Test func showsNoMoreThanTheHostOfASecretAddress() async throws {
        let server = try HTTPServer([
            "/hook/T0K3N": .redirect(to: "/hook/T0K3N"), "/lost/T0K3N": .redirect(to: "http://"),
        ])
        var request = inside(server.url("/hook/T0K3N?key=T0K3N"))
        request.redactURL = true
        let error = await #expect(throws: TransferError.self) { try await transfers.send(request) }
        #expect(error?.kind == .redirect)
        #expect(error?.description.contains("T0K3N") == false)

        request.url = server.url("/lost/T0K3N")
        let lost = await #expect(throws: TransferError.self) { try await transfers.send(request) }
        #expect(
            lost?.description == "the secret address: redirects to what is no URL (No host part in the URL)")

        request.url = "http://T0K3N:99999/T0K3N"
        let wrong = await #expect(throws: TransferError.self) { try await transfers.send(request) }
        #expect(wrong?.description.hasPrefix("the secret address: is no URL (") == true)
    }
}
