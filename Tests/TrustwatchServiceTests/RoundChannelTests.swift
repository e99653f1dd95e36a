import Curl
import Foundation
import Logging
import LoopbackServers
import Testing
import TrustwatchCore
import TrustwatchStore

@testable import TrustwatchService

/// What a round does beside polling: quiet hours, digests by mail, the heartbeat.
@Suite struct RoundChannelTests {
    let store: Store
    let directory = NSTemporaryDirectory() + "round-\(UUID().uuidString)"

    init() throws {
        store = try Store()
        try FileManager.default.createDirectory(atPath: directory, withIntermediateDirectories: true)
    }

    private func run(at instant: String, _ configure: (inout Settings) -> Void) async throws -> Round.Summary {
        var settings = Settings()
        settings.subjects = [Subject(id: "kites", name: "Kites", phrases: ["kites"])]
        configure(&settings)
        let clock = WallClock(startingAt: Date(rfc3339: instant), zone: .gmt)
        let transfers = Transfers(proxies: ProxySettings(http: nil))
        let tools = Tools(
            store: store, transfers: transfers, deliveries: transfers, clock: clock,
            log: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
        return try await Round(tools: tools, settings: settings, stateDirectory: directory).run(.init()) { _, _, _ in }
    }

    private func message(_ id: String, at instant: String) -> Message {
        Message(id: id, event: .test, created: Date(rfc3339: instant) ?? .distantPast, title: "Title", text: "Text")
    }

    @Test func quietHoursDelayAndLoseNothing() async throws {
        let server = try HTTPServer(["/hook": .ok("")])
        var channel = Channel(
            name: "hook", kind: .webhook(.init(url: Secret(server.url("/hook")))), allowPrivateAddress: true)
        channel.rules.quietHours = QuietHours("22:00-07:00")
        try store.enqueue(message("m1", at: "2024-01-01T22:30:00Z"), to: ["hook"])
        for instant in ["2024-01-01T23:00:00Z", "2024-01-02T06:59:00Z"] {
            #expect(try await run(at: instant) { $0.channels = [channel] }.delivered)
            #expect(server.requests.isEmpty)
        }
        #expect(try await run(at: "2024-01-02T07:00:00Z") { $0.channels = [channel] }.delivered)
        #expect(server.requests.map { $0["Idempotency-Key"] } == ["m1"])
        #expect(try store.deliveries().map(\.attempts) == [1])
    }

    @Test func digestsComeOnceAPeriod() async throws {
        let server = try SMTPServer()
        var mail = Channel.Mail(server: server.url, tls: .none, from: "watch@example.org", to: ["desk@example.org"])
        mail.digest = DigestSchedule(.daily, at: 8 * 60)
        var channel = Channel(name: "mail", kind: .mail(mail), events: [], allowPrivateAddress: true)
        channel.timeout = .seconds(10)
        let times = ["2024-01-02T08:00:00Z", "2024-01-02T09:00:00Z", "2024-01-03T07:59:00Z", "2024-01-03T08:10:00Z"]
        let counts = [1, 1, 1, 2]
        for (instant, count) in zip(times, counts) {
            #expect(try await run(at: instant) { $0.channels = [channel] }.delivered)
            #expect(server.messages.count == count, "at \(instant)")
        }
        let mails = server.messages.map(\.content)
        #expect(mails.allSatisfy { $0.contains("Nothing new.") })
        #expect(mails[0].contains("Subject: trustwatch, 1 to 2 January 2024\r\n"))
    }

    @Test func aGoodRoundIsHeardOf() async throws {
        let server = try HTTPServer(["/rss": .ok(RoundTests.feed), "/beat": .ok("")])
        let beats = { server.requests.count { $0.path == "/beat" } }
        let heartbeat = Settings.Heartbeat(url: Secret(server.url("/beat")), allowPrivateAddress: true)
        let feeds = ["/rss", "/missing"].map { RoundTests.source($0, server.url($0)) }
        _ = try await run(at: "2024-01-01T10:00:00Z") { settings in
            settings.feeds = feeds
            settings.heartbeat = heartbeat
        }
        #expect(beats() == 1, "one source is enough")
        _ = try await run(at: "2024-01-01T11:00:00Z") { settings in
            settings.feeds = [feeds[1]]
            settings.heartbeat = heartbeat
        }
        #expect(beats() == 1, "nothing was read: silence")
    }
}
