import Curl
import Foundation
import Logging
import LoopbackServers
import Synchronization
import Testing
import TrustwatchCore
import TrustwatchStore

@testable import TrustwatchService

/// Thirty days of polling under the eyes of a server that scores readers as Rachel Kroll's does
/// (rachelbythebay.com/fs/). The clock is moved; before every poll all is read from the store, as after a restart.
@Suite struct EtiquetteTests {
    static let start = Date(timeIntervalSince1970: 1_704_103_200)  // 1 January 2024, 10:00 UTC

    @Test func thirtyDaysWithoutAFault() async throws {
        let publisher = Publisher(start: Self.start)
        let server = try HTTPServer { publisher.answer($0) }
        let reader = try Reader(["feed", "gone", "moved", "detour", "missing", "busy"].map { server.url("/\($0)") })
        var now = Self.start
        while now < Self.start + .seconds(30 * 86_400) {
            publisher.now.withLock { $0 = now }
            try await reader.poll(at: now)
            now = try max(reader.nextPoll(after: now), now.addingTimeInterval(1))
        }

        let faults = publisher.faults
        #expect(faults.isEmpty, "\(faults.prefix(20).joined(separator: "\n"))")
        #expect(server.connections == 1, "one connection, kept open")
        let records = try reader.store.pollRecords()
        #expect(records["/gone"]?.status == .gone)
        #expect(records["/moved"]?.adoptedURL == server.url("/new"))
        #expect(records["/detour"]?.adoptedURL == nil)
        #expect(records["/missing"]?.status == .ok, "what comes back is found again")
        let polls = Dictionary(grouping: publisher.log) { $0.path }.mapValues(\.count)
        #expect((500...720).contains(polls["/feed"] ?? 0), "\(polls)")
        #expect(publisher.log.count { $0.path == "/feed" && $0.isUnconditional } == 5, "the first, and one a week")
        #expect((69...74).contains(polls["/gone"] ?? 0), "three days and the last answer: \(polls)")
        #expect(try #require(polls["/moved"]) < 110, "after some days the new address is asked at once")
    }
}

/// Polls as the daemon would that is started anew for every poll.
private struct Reader {
    let store: Store
    private let transfers = Transfers(proxies: ProxySettings())
    private let watch: Watch
    private let log = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }

    init(_ urls: [String]) throws {
        store = try Store()
        var settings = Settings()
        settings.contact = "https://example.org/contact"
        settings.subjects = [Subject(id: "kites", name: "Kites", phrases: ["kites"])]
        settings.feeds = urls.map { url in
            var feed = RoundTests.source("/" + (url.split(separator: "/").last ?? ""), url)
            feed.pace.every = .seconds(3600)
            return feed
        }
        watch = Watch(settings)
        try store.sync(feeds: settings.feeds, subjects: settings.subjects)
    }

    func nextPoll(after now: Date) throws -> Date {
        let records = try store.pollRecords()
        return try #require(watch.settings.feeds.compactMap { date($0, records, now) }.min())
    }

    private func date(_ feed: Feed, _ records: [String: PollRecord], _ now: Date) -> Date? {
        guard let record = records[feed.name] else { return nil }
        return record.status == .never ? now : record.due(for: feed, now: now)
    }

    func poll(at now: Date) async throws {
        let tools = Tools(
            store: store, transfers: transfers, deliveries: transfers, clock: WallClock(startingAt: now), log: log)
        let records = try store.pollRecords()
        let due = watch.settings.feeds.compactMap { feed -> (feed: Feed, due: Date)? in
            date(feed, records, now).flatMap { $0 <= now ? (feed, $0) : nil }
        }
        var loop = PollLoop(
            Poller(tools: tools, watch: watch, reports: nil), records: records, schedule: due, mode: .once)
        await withDiscardingTaskGroup { group in
            let (answers, report) = AsyncStream.makeStream(of: PollReport.self)
            loop.start(in: &group) { report.yield($0) }
            guard !loop.isIdle else { return }
            for await answer in answers {
                loop.take(answer)
                loop.start(in: &group) { report.yield($0) }
                _ = loop.write()
                if loop.isIdle { break }
            }
        }
        _ = loop.write(everything: true)
    }
}

/// A server with a story for thirty days, which writes down every fault of its reader.
private final class Publisher: Sendable {
    struct Entry: Sendable {
        var path: String
        var time: Date
        var isUnconditional: Bool
    }

    private struct Page {
        var etag: String?
        var lastModified: String?
        var lastRequest: Date?
        var lastUnconditional: Date?
        var isGone = false
    }

    private struct State {
        var pages: [String: Page] = [:]
        var quietUntil = Date.distantPast
        var entries: [Entry] = []
        var faults: [String] = []
        var freshUntil: [String: Date] = [:]
    }

    let now: Mutex<Date>
    private let start: Date
    private let state = Mutex(State())

    init(start: Date) {
        self.start = start
        now = Mutex(start)
    }

    var faults: [String] { state.withLock { $0.faults } }
    var log: [Entry] { state.withLock { $0.entries } }

    func answer(_ request: HTTPServer.Request) -> HTTPServer.Answer {
        let time = now.withLock { $0 }
        let day = time.timeIntervalSince(start) / 86_400
        return state.withLock { state in
            score(request, time, &state)
            switch request.path {
            case "/gone" where day >= 3:
                state.pages["/gone"]?.isGone = true
                return .status(410)
            case "/moved" where day >= 1:
                state.pages["/moved"] = Page(lastRequest: time)
                return .redirect(301, to: "/new")
            case "/detour": return .redirect(302, to: "/elsewhere")
            case "/missing" where (5..<9).contains(day): return .status(404)
            case "/busy" where (10..<10.1).contains(day):
                state.quietUntil = time.addingTimeInterval(86_400)
                return .status(429, [("Retry-After", "86400")])
            case "/busy" where (20..<20.1).contains(day):
                state.quietUntil = time.addingTimeInterval(7200)
                return .status(503, [("Date", Self.http(time)), ("Retry-After", Self.http(state.quietUntil))])
            default: return document(request, day, time, &state)
            }
        }
    }

    private func score(_ request: HTTPServer.Request, _ time: Date, _ state: inout State) {
        let page = state.pages[request.path] ?? Page()
        func fault(_ what: String) {
            state.faults.append("\(request.path) after \(time.timeIntervalSince(start) / 3600) h: \(what)")
        }
        let (etag, modified) = (request["If-None-Match"], request["If-Modified-Since"])
        let isUnconditional = etag == nil && modified == nil
        if request.method != "GET" { fault("\(request.method)") }
        if let etag, etag != page.etag { fault("If-None-Match \(etag), not \(page.etag ?? "none")") }
        if let modified, modified != page.lastModified {
            fault("If-Modified-Since \(modified), not \(page.lastModified ?? "none")")
        }
        if !isUnconditional, etag == nil && page.etag != nil || modified == nil && page.lastModified != nil {
            fault("one validator of two")
        }
        if isUnconditional, page.etag != nil, let last = page.lastUnconditional, time < last.addingTimeInterval(86_400)
        {
            fault("unconditional again")
        }
        if let last = page.lastRequest, time < last.addingTimeInterval(3600) { fault("too early") }
        if let fresh = state.freshUntil[request.path], time < fresh { fault("while its copy was fresh") }
        if time < state.quietUntil { fault("though asked to wait") }
        if page.isGone { fault("though it is gone") }
        for name in ["Cookie", "Referer", "Authorization", "A-IM"] where request[name] != nil { fault("\(name)") }
        if request["User-Agent"] != "trustwatch/\(Version.number) (+https://example.org/contact)" {
            fault("User-Agent")
        }
        if request["Accept-Encoding"]?.contains("gzip") != true { fault("no compression") }
        state.pages[request.path] = page
        state.pages[request.path]?.lastRequest = time
        if isUnconditional { state.pages[request.path]?.lastUnconditional = time }
        state.entries.append(Entry(path: request.path, time: time, isUnconditional: isUnconditional))
    }

    /// The feed: a new entry every third day, touched on the fifth, another ETag alone on the eighth, and told to be kept
    /// for four hours on the fifteenth and sixteenth.
    private func document(
        _ request: HTTPServer.Request, _ day: Double, _ time: Date, _ state: inout State
    ) -> HTTPServer.Answer {
        let edition = Int(day / 3)
        let etag = "W/\"\(edition)-\(day >= 8 ? 1 : 0)\(request.path)\""
        let modified = Self.http(start.addingTimeInterval(Double(edition) * 259_200 + (day >= 5 ? 1 : 0)))
        var headers = [("ETag", etag), ("Last-Modified", modified), ("Set-Cookie", "reader=1; Path=/")]
        state.freshUntil[request.path] = nil
        if (15..<17).contains(day) {
            headers.append(("Cache-Control", "max-age=14400"))
            state.freshUntil[request.path] = time.addingTimeInterval(14_400)
        }
        state.pages[request.path]?.etag = etag
        state.pages[request.path]?.lastModified = modified
        // As nginx does it: the ETag decides where there is one. Its first change alone keeps the document.
        if request["If-None-Match"] == etag || request["If-None-Match"] == etag.replacing("-1/", with: "-0/") {
            return .status(304, headers)
        }
        let entries = (0...edition).reversed().map { "<item><title>Entry \($0)</title><guid>\($0)</guid></item>" }
        return .ok("<rss version=\"2.0\"><channel><title>Feed</title>\(entries.joined())</channel></rss>", headers)
    }

    private static func http(_ date: Date) -> String {
        let formatter = DateFormatter()
        formatter.locale = Locale(identifier: "en_US_POSIX")
        formatter.timeZone = TimeZone(identifier: "UTC")
        formatter.dateFormat = "EEE, dd MMM yyyy HH:mm:ss 'GMT'"
        return formatter.string(from: date)
    }
}
