import Curl
import Foundation
import Logging
import LoopbackServers
import Synchronization
import Testing
import TrustwatchCore
import TrustwatchStore

@testable import TrustwatchService

/// Whole rounds against a web server on loopback and a store in memory.
@Suite struct RoundTests {
    /// A feed of one item that is about the subject, and another that is not.
    static let feed = """
        <rss version="2.0"><channel><title>Sample</title><link>http://news.example/</link>
        <item><title>Kites over the lake</title><link>http://news.example/kites</link><guid>kites</guid></item>
        <item><title>Nothing of note</title><link>http://news.example/nothing</link><guid>nothing</guid></item>
        </channel></rss>
        """

    let store: Store
    let directory = NSTemporaryDirectory() + "round-\(UUID().uuidString)"

    init() throws {
        store = try Store()
        try FileManager.default.createDirectory(atPath: directory, withIntermediateDirectories: true)
    }

    static func source(_ name: String, _ url: String) -> Feed {
        var pace = Feed.Pace()
        pace.pause = .zero
        pace.timeout = .seconds(5)
        return Feed(name: name, url: url, pace: pace, allowPrivateAddress: true)
    }

    func run(_ feeds: [Feed], at instant: String, scope: Round.Scope = Round.Scope()) async throws -> Round.Summary {
        var settings = Settings()
        settings.subjects = [Subject(id: "kites", name: "Kites", phrases: ["kites"])]
        settings.feeds = feeds
        let clock = WallClock(startingAt: Date(rfc3339: instant))
        let tools = Tools(
            store: store, transfers: Transfers(), clock: clock,
            log: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
        return try await Round(tools: tools, settings: settings, stateDirectory: directory).run(scope) { _, _, _ in }
    }

    static func words(_ outcome: PollReport.Outcome) -> String {
        switch outcome {
        case .read(let applied): "read: \(applied.new) new, \(applied.known) known"
        case .brought(let poll): "brought: \(poll.items.count)"
        case .unchanged: "unchanged"
        case .failed(let sentence): "failed: \(sentence)"
        case .leftAlone: "left alone"
        }
    }

    @Test func aDocumentIsReadOnceAndThenAskedForWithItsValidators() async throws {
        let server = try HTTPServer { request in
            request["If-None-Match"] == "W/\"a b\""
                ? .status(304, [("ETag", "W/\"a b\"")])
                : .ok(Self.feed, [("ETag", "W/\"a b\""), ("Content-Type", "text/xml")])
        }
        let feed = Self.source("Sample", server.url("/rss"))
        let first = try await run([feed], at: "2024-01-01T10:00:00Z")
        #expect(first.reports.map { Self.words($0.outcome) } == ["read: 2 new, 0 known"])
        let second = try await run([feed], at: "2024-01-01T11:00:00Z")
        #expect(second.reports.map { Self.words($0.outcome) } == ["unchanged"])
        #expect(try store.pollRecord(of: "Sample")?.httpStatus == 304)
        #expect(server.requests.map { $0["If-None-Match"] } == [nil, "W/\"a b\""])
        let aWeekLater = try await run([feed], at: "2024-01-09T10:00:00Z")
        #expect(aWeekLater.reports.map { Self.words($0.outcome) } == ["unchanged"], "the same bytes are not read again")
        #expect(server.requests.last?["If-None-Match"] == nil, "once a week without validators")
    }

    @Test func oneBadSourceStopsNoOther() async throws {
        let page =
            "<!DOCTYPE html><html><link rel=alternate type=application/rss+xml href=/rss><title>Log in</title></html>"
        let server = try HTTPServer([
            "/good": .ok(Self.feed), "/page": .ok(page),
            "/broken": .status(500),
            "/cut": .raw("HTTP/1.1 200 OK\r\nContent-Length: 5000\r\nETag: \"cut\"\r\n\r\n<rss><channel>"),
        ])
        let names = ["good", "page", "broken", "cut", "missing"]
        let summary = try await run(names.map { Self.source($0, server.url("/\($0)")) }, at: "2024-01-01T10:00:00Z")
        #expect(summary.failures.map(\.feed.name).sorted() == ["broken", "cut", "missing", "page"])
        let records = try store.pollRecords()
        #expect(records["good"]?.status == .ok)
        #expect(records["good"]?.items == 2)
        #expect(records["broken"]?.error == "\(server.url("/broken")): the server answered 500 (server error)")
        #expect(records["missing"]?.error == "\(server.url("/missing")): the server answered 404 (not found)")
        #expect(records["cut"]?.etag == nil)
        #expect(
            records["page"]?.error
                == "\(server.url("/page")): found an HTML page, which names the feed \(server.url("/rss"))")
        #expect(records["page"]?.baseline == false)
    }

    @Test func aHostThatAsksToWaitIsLeftAloneByAllItsSources() async throws {
        let server = try HTTPServer { request in
            request.path == "/busy" ? .status(429, [("Retry-After", "7200")]) : .ok(Self.feed)
        }
        let feeds = ["busy", "calm"].map { Self.source($0, server.url("/\($0)")) }
        _ = try await run([feeds[0]], at: "2024-01-01T10:00:00Z")
        _ = try await run(feeds, at: "2024-01-01T10:01:00Z")
        #expect(server.requests.map(\.path).filter { $0 == "/busy" }.count == 1)
        let early = try await run(feeds, at: "2024-01-01T11:00:00Z")
        #expect(Self.words(try #require(early.reports.first { $0.feed.name == "busy" }).outcome) == "left alone")
        let forced = try await run(feeds, at: "2024-01-01T11:01:00Z", scope: Round.Scope(feeds: ["busy"], force: true))
        #expect(forced.failures.count == 1)
    }

    /// A source that has moved for good is asked there, and its credentials stay with the host that feeds.conf names.
    @Test(arguments: [true, false]) func afterAMoveCredentialsCrossToNoOtherHost(isSameHost: Bool) async throws {
        let other = try HTTPServer(["/new": .ok(Self.feed)])
        let target = Mutex("/new")
        let server = try HTTPServer { request in
            request.path == "/new" ? .ok(Self.feed) : .redirect(301, to: target.withLock { $0 })
        }
        if !isSameHost { target.withLock { $0 = other.url("/new") } }
        var feed = Self.source("Sample", server.url("/old"))
        (feed.access.username, feed.access.password) = ("user", Secret("pass"))
        feed.access.headers = ["X-Api-Key": "k"]
        for day in 1...6 { _ = try await run([feed], at: "2024-01-0\(day)T10:00:00Z") }
        let new = (isSameHost ? server : other).requests.filter { $0.path == "/new" }
        #expect(try store.pollRecord(of: "Sample")?.adoptedURL == (isSameHost ? server : other).url("/new"))
        #expect(server.requests.filter { $0.path == "/old" }.count == 5, "the sixth went straight to the new address")
        #expect(new.count == 6)
        #expect(new.allSatisfy { ($0["Authorization"] != nil) == isSameHost && ($0["X-Api-Key"] != nil) == isSameHost })
    }

    @Test func whatIsAboutNothingIsDroppedInTimeAndDoesNotComeBack() async throws {
        let body = Mutex(Self.feed)
        let server = try HTTPServer { _ in .ok(body.withLock { $0 }) }
        let feed = Self.source("Sample", server.url("/rss"))
        _ = try await run([feed], at: "2024-01-01T10:00:00Z")
        #expect(try store.counts().items == 2)
        body.withLock { $0 = $0.replacing("Sample", with: "Sample, changed") }
        let later = try await run([feed], at: "2024-03-15T10:00:00Z")
        #expect(try store.counts().items == 1)
        #expect(later.reports.map { Self.words($0.outcome) } == ["read: 0 new, 2 known"])
        body.withLock { $0 = $0.replacing("changed", with: "changed again") }
        let again = try await run([feed], at: "2024-03-16T10:00:00Z")
        #expect(again.reports.map { Self.words($0.outcome) } == ["read: 0 new, 2 known"])
    }

    @Test func aDryRunStoresNothing() async throws {
        let server = try HTTPServer(["/rss": .ok(Self.feed)])
        let feed = Self.source("Sample", server.url("/rss"))
        let summary = try await run([feed], at: "2024-01-01T10:00:00Z", scope: Round.Scope(dryRun: true))
        #expect(summary.rehearsed.map(\.new) == [2])
        #expect(try store.pollRecord(of: "Sample")?.status == .never)
        #expect(try store.counts().items == 0)
    }
}
