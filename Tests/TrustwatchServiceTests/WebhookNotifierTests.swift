import Foundation
import LoopbackServers
import Testing
import TrustwatchCore

@testable import TrustwatchService

@Suite struct WebhookNotifierTests {
    func deliver(
        to url: String, secret: Secret? = nil, headers: [String: String] = [:], timeout: Duration = .seconds(20)
    ) async -> DeliveryOutcome {
        let hook = Channel.Webhook(url: Secret(url), secret: secret, headers: headers)
        return await NotifierSamples.notifier.deliver(
            NotifierSamples.message, to: NotifierSamples.channel(.webhook(hook), timeout: timeout))
    }

    @Test func postsTheContractsJSONSigned() async throws {
        let server = try HTTPServer(["/hook": .ok("")])
        let outcome = await deliver(
            to: server.url("/hook?key=1"), secret: Secret("hush"),
            headers: ["X-Team": "desk", "content-type": "text/x"])
        #expect(outcome == .sent)
        let request = try #require(server.requests.first)
        #expect(request.method == "POST" && request.path == "/hook?key=1")
        #expect(request.body == NotifierSamples.message.json.utf8)
        #expect(request["Idempotency-Key"] == "k.inspection.published.v6")
        #expect(request["Content-Type"] == "text/x")
        #expect(request["X-Team"] == "desk")
        #expect(request["User-Agent"] == "trustwatch/test")
        #expect(request["webhook-id"] == "k.inspection.published.v6")
        let timestamp = try #require(request["webhook-timestamp"])
        // The clock of the samples runs on from when it is first asked, which may be long before this test.
        #expect((1_536_314_700..<1_536_318_300).contains(try #require(Int(timestamp))))
        #expect(
            request["webhook-signature"]
                == WebhookNotifier.signature(
                    of: request.body, id: "k.inspection.published.v6", timestamp: timestamp, secret: Secret("hush")))
    }

    /// Computed with Python: hmac.new(key, b"msg_1.1614265330.{}", "sha256").
    @Test(arguments: [
        ("hush", "v1,5TeFS14u6O5LPExEwAqWOULToUOyWPYPA2aDMlQ+EpI="),
        ("whsec_aHVzaA==", "v1,5TeFS14u6O5LPExEwAqWOULToUOyWPYPA2aDMlQ+EpI="),
        ("whsec_not base64", "v1,KaiZUdTaEaiX4bJc9MK+UfzOfNo/2S/wyUWo8DCexNU="),
    ])
    func signature(secret: String, expected: String) {
        let signature = WebhookNotifier.signature(
            of: Array("{}".utf8), id: "msg_1", timestamp: "1614265330", secret: Secret(secret))
        #expect(signature == expected)
    }

    @Test(
        arguments: [
            (200, [:], .sent), (204, [:], .sent),
            (400, [:], .failed(reason: "The server answered 400: no such channel", permanent: true)),
            (401, [:], .failed(reason: "The server answered 401: no such channel", permanent: true)),
            (408, [:], .failed(reason: "The server answered 408: no such channel", permanent: false)),
            (
                429, ["Retry-After": "7"],
                .failed(reason: "The server answered 429: no such channel", permanent: false, retryAfter: .seconds(7))
            ),
            (
                503, ["Retry-After": "soon"],
                .failed(reason: "The server answered 503: no such channel", permanent: false)
            ),
        ] as [(Int, [String: String], DeliveryOutcome)])
    func answers(status: Int, headers: [String: String], expected: DeliveryOutcome) async throws {
        let server = try HTTPServer([
            "/": .status(
                status, headers.map { ($0, $1) }, body: status == 204 ? [] : Array("no such\u{1B}\nchannel".utf8))
        ])
        #expect(await deliver(to: server.url()) == expected)
    }

    @Test func followsNoRedirect() async throws {
        let elsewhere = try HTTPServer { _ in .ok("") }
        let server = try HTTPServer(["/": .redirect(307, to: elsewhere.url())])
        let outcome = await deliver(to: server.url(), secret: Secret("hush"))
        #expect(outcome.reason.isEmpty == false)
        #expect(elsewhere.requests.isEmpty)
    }

    @Test func failuresOfTheWireAreTransientAndNameNoSecret() async throws {
        let server = try HTTPServer(["/secret": .raw("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\ncut")])
        let outcome = await deliver(to: server.url("/secret"))
        guard case .failed(let reason, false, nil) = outcome else { return #expect(outcome == .sent) }
        #expect(!reason.contains("/secret"))
    }

    @Test func aLineBreakInAHeaderIsRefused() async throws {
        let server = try HTTPServer(["/": .ok("")])
        let outcome = await deliver(to: server.url(), headers: ["X": "a\r\nX-Injected: 1"])
        guard case .failed(_, true, nil) = outcome else { return #expect(outcome != .sent) }
        #expect(server.requests.isEmpty)
    }

    @Test func aSilentServerCostsNoMoreThanTheTimeout() async throws {
        let server = try HTTPServer(["/": .script { _ = $0.read() }])
        let start = ContinuousClock.now
        let outcome = await deliver(to: server.url(), timeout: .milliseconds(300))
        guard case .failed(_, false, nil) = outcome else { return #expect(outcome != .sent) }
        #expect(ContinuousClock.now - start < .seconds(10))
    }

    @Test func aPrivateAddressNeedsPermission() async throws {
        let server = try HTTPServer(["/": .ok("")])
        var channel = NotifierSamples.channel(.webhook(.init(url: Secret(server.url()))))
        channel.allowPrivateAddress = false
        let outcome = await NotifierSamples.notifier.deliver(NotifierSamples.message, to: channel)
        guard case .failed(_, true, nil) = outcome else { return #expect(outcome != .sent) }
        #expect(server.requests.isEmpty)
    }

    @Test func chatServices() async throws {
        let server = try HTTPServer { _ in .ok("{}") }
        for service in Channel.Service.allCases {
            let hook = Channel.Webhook(url: Secret(server.url("/\(service)/topic")), secret: Secret("token"))
            let outcome = await NotifierSamples.notifier.deliver(
                NotifierSamples.message, to: NotifierSamples.channel(.chat(service, hook)))
            #expect(outcome == .sent)
            let request = try #require(server.requests.last)
            let post = ChatPost(NotifierSamples.message, to: service, at: hook.url.reveal)
            #expect(request.method == post.method.rawValue && server.url(request.path) == post.url)
            #expect(request.body == post.body.utf8)
            let wantsToken = [.matrix, .ntfy].contains(service)
            #expect(request["Authorization"] == (wantsToken ? "Bearer token" : nil))
        }
    }
}
