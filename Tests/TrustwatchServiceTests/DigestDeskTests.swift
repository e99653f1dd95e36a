import Curl
import Foundation
import Logging
import LoopbackServers
import Testing
import TrustwatchCore
import TrustwatchStore

@testable import TrustwatchService

/// A digest is gathered where something in it may have changed, and then always.
@Suite struct DigestDeskTests {
    let state = NSTemporaryDirectory() + "trustwatch-\(UUID().uuidString)"
    let store: Store
    var settings = Settings()

    init() throws {
        store = try Store()
        settings.digest.formats = [.markdown, .html]
        settings.subjects = [Subject(id: "kites", name: "Kites", phrases: ["kites"])]
        settings.feeds = [Feed(name: "news", url: "https://news.example/rss")]
        try store.sync(feeds: settings.feeds, subjects: settings.subjects)
    }

    /// Whether a digest is gathered when one is asked for at that time of 1 January 2024.
    func isWritten(_ time: String, _ settings: Settings? = nil) throws -> Bool {
        let now = try #require(Date(rfc3339: "2024-01-\(time)Z"))
        let transfers = Transfers(limit: 1, proxies: ProxySettings())
        let tools = Tools(
            store: store, transfers: transfers, deliveries: transfers, clock: WallClock(startingAt: now),
            log: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
        let before = try store.lastDigest().made
        let desk = DigestDesk(tools: tools, settings: settings ?? self.settings, stateDirectory: state)
        #expect(desk.write() == nil)
        return try store.lastDigest().made != before
    }

    func poll(_ change: (inout PollRecord) -> Void) throws {
        var record = try #require(try store.pollRecord(of: "news"))
        change(&record)
        try store.record([record])
    }

    func read(_ title: String) throws {
        let parsed = try FeedParser.parse(
            Array(
                "<rss version='2.0'><channel><title>News</title><item><title>\(title)</title></item></channel></rss>"
                    .utf8))
        let watch = Watch(settings)
        let record = try #require(try store.pollRecord(of: "news"))
        let now = try #require(Date(rfc3339: "2024-01-01T10:00:00Z"))
        _ = try store.apply(
            [
                Poll(
                    circumstances: watch.circumstances(of: settings.feeds[0], record, now: now), record: record,
                    items: Intake.read(parsed, of: settings.feeds[0], with: watch.matcher).items)
            ], to: [])
    }

    @Test func onlyWhatIsShownMakesANewOne() throws {
        defer { try? FileManager.default.removeItem(atPath: state) }
        #expect(try isWritten("01T10:00:00"))
        #expect(try !isWritten("01T10:01:00"))

        try poll { $0.lastAttempt = Date(timeIntervalSince1970: 1_704_103_200) }
        #expect(try !isWritten("01T10:02:00"), "the times of a poll are not in it")
        try read("Bread is dearer")
        #expect(try !isWritten("01T10:03:00"), "an item about nothing is not in it")
        try read("Kites over the town")
        #expect(try isWritten("01T10:04:00"))
        try read("Kites over the town")
        #expect(try !isWritten("01T10:05:00"), "the same entry again")

        try poll { ($0.status, $0.error) = (.failing, "no answer in time") }
        #expect(try isWritten("01T10:06:00"))
        try poll { $0.failures = 2 }
        #expect(try !isWritten("01T10:07:00"))
        try poll { ($0.status, $0.error) = (.ok, nil) }
        #expect(try isWritten("01T10:08:00"))
    }

    @Test func ageAndSettingsAndFilesMakeANewOne() throws {
        defer { try? FileManager.default.removeItem(atPath: state) }
        #expect(try isWritten("01T22:00:00"))
        #expect(try isWritten("01T23:00:00"), "after an hour in any case")
        #expect(try isWritten("01T23:45:00") == false)
        #expect(try isWritten("02T00:01:00"), "another day")
        #expect(try isWritten("01T23:59:00"), "a clock that was put back")

        var changed = settings
        changed.subjects[0].milestones = [Milestone("2020-01-01: The first kite")].compactMap(\.self)
        #expect(try isWritten("01T23:59:10", changed))
        changed.digest.formats = [.markdown]
        #expect(try isWritten("01T23:59:20", changed))
        #expect(try !isWritten("01T23:59:30", changed))
        changed.feeds[0].kind = .ofstedProvider
        #expect(try isWritten("01T23:59:40", changed))

        try FileManager.default.removeItem(atPath: state + "/digest/digest.md")
        #expect(try isWritten("01T23:59:50", changed))
        #expect(FileManager.default.fileExists(atPath: state + "/digest/digest.md"))
    }

    @Test func whatCouldNotBeWrittenIsTriedAgain() throws {
        defer { try? FileManager.default.removeItem(atPath: state) }
        try FileManager.default.createDirectory(atPath: state + "/digest/digest.md", withIntermediateDirectories: true)
        let transfers = Transfers(limit: 1, proxies: ProxySettings())
        let tools = Tools(
            store: store, transfers: transfers, deliveries: transfers, clock: WallClock(),
            log: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
        let desk = DigestDesk(tools: tools, settings: settings, stateDirectory: state)
        #expect(desk.write()?.contains("digest.md") == true)
        #expect(desk.write()?.contains("digest.md") == true)
        try FileManager.default.removeItem(atPath: state + "/digest/digest.md")
        #expect(desk.write() == nil)
        #expect(FileManager.default.fileExists(atPath: state + "/digest/digest.md"))
    }
}
