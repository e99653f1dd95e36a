import Curl
import Foundation
import Logging
import LoopbackServers
import Testing
import TrustwatchCore
import TrustwatchStore

@testable import TrustwatchService

@Suite struct PollBatchTests {
    static let page = """
        <!DOCTYPE html><html><body><h1 class="title-block__heading">Birmingham</h1><p>URN: 80429</p>
        <ol class="timeline"><li class="timeline__day"><time>1 January 2024</time>
        <a class="publication-link" href="https://files.ofsted.invalid/v1/file/50000001">Children's services focused visit</a>
        Published <time pubdate>1 January 2024</time></li></ol></body></html>
        """

    let server: HTTPServer
    let tools: Tools
    let poller: Poller
    let channel = Channel(name: "log", kind: .journal, events: [.inspectionPublished])

    init() throws {
        server = try HTTPServer { request in
            request["If-None-Match"] == "\"1\"" ? .status(304) : .ok(Self.page, [("ETag", "\"1\"")])
        }
        var settings = Settings()
        settings.subjects = [
            Subject(id: "birmingham", name: "Birmingham", authority: Authorities.named("Birmingham"))
        ]
        settings.channels = [channel]
        tools = Tools(
            store: try Store(), transfers: Transfers(), deliveries: Transfers(),
            clock: WallClock(startingAt: Date(rfc3339: "2024-01-01T10:00:00Z")),
            log: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
        poller = Poller(tools: tools, watch: Watch(settings), reports: nil)
    }

    func poll(_ name: String) async throws -> PollReport {
        var feed = RoundTests.source(name, server.url("/\(name)"))
        feed.kind = .ofstedProvider
        let record = try tools.store.pollRecord(of: name) ?? PollRecord(feed: name, url: feed.url)
        return await poller.poll(feed, record)
    }

    func sync(_ names: String...) throws {
        try tools.store.sync(
            feeds: names.map { RoundTests.source($0, server.url("/\($0)")) }, subjects: poller.watch.settings.subjects)
    }

    @Test func whoDiesBeforeItIsWrittenAsksAgainAndTellsOnce() async throws {
        try sync("a")
        var lost = PollBatch(tools: tools, channels: [channel])
        lost.add(try await poll("a"))
        #expect(try tools.store.pollRecord(of: "a")?.etag == nil)
        #expect(try tools.store.counts().items == 0)
        for expected in ["read: 1 new, 0 known", "unchanged"] {
            var batch = PollBatch(tools: tools, channels: [channel])
            batch.add(try await poll("a"))
            #expect(batch.write().map { RoundTests.words($0.outcome) } == [expected])
        }
        #expect(try tools.store.deliveries().count == 1)
        #expect(server.requests.map { $0["If-None-Match"] } == [nil, nil, "\"1\""])
    }

    @Test func aPollThatCannotBeStoredTakesNoOtherWithIt() async throws {
        try sync("a", "c")
        var batch = PollBatch(tools: tools, channels: [])
        for name in ["a", "unknown", "c"] { batch.add(try await poll(name)) }
        let reports = batch.write()
        #expect(
            Set(reports.map { "\($0.feed.name) \(RoundTests.words($0.outcome).prefix(6))" })
                == ["a read: ", "c read: ", "unknown failed"])
        #expect(reports.first { $0.feed.name == "unknown" }?.record.etag == nil)
        #expect(try tools.store.pollRecord(of: "c")?.items == 1)
        #expect(batch.isEmpty)
    }

    @Test func unchangedPollsWaitForOneAnother() async throws {
        try sync("a")
        var batch = PollBatch(tools: tools, channels: [])
        batch.add(try await poll("a"))
        _ = batch.write()
        batch.add(try await poll("a"))
        #expect(!batch.isDue)
        #expect(try #require(batch.pause) > .zero)
    }
}
