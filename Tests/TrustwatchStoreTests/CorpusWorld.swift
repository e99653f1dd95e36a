import Foundation
import TrustwatchCore

@testable import TrustwatchStore

/// The labelled corpus, read by the real parser and stored day by day, as `trustwatch poll` does.
struct CorpusWorld {
    private struct Line: Decodable {
        var id: String
        var outlet: String
        var feedUrl: String
        var url: String
        var guid: String
        var title: String
        var summary: String?
        var contentHtml: String?
        var published: Date
    }

    static let settings = {
        var settings = Settings()
        settings.subjects = [Subject(id: "birmingham", name: "Birmingham", authority: Authorities.named("Birmingham")!)]
        settings.channels = [Channel(name: "desk", kind: .journal, events: [.inspectionPublished])]
        return settings
    }()

    let store: Store
    let rules: Rules
    private(set) var messages: [Message] = []

    init(_ store: Store) throws {
        self.store = store
        var settings = Self.settings
        let lines = try Self.lines()
        var names: [String: String] = [:]
        for line in lines where names[line.feedUrl] == nil { names[line.feedUrl] = "\(line.outlet) (\(names.count))" }
        settings.feeds = names.values.sorted().map { Feed(name: $0, url: "https://example.org/\($0)") }
        rules = Rules(settings)
        try store.sync(feeds: settings.feeds, subjects: settings.subjects)
        let days = Dictionary(grouping: lines) { Int($0.published.timeIntervalSince1970 / 86_400) }
        for (_, today) in days.sorted(by: { $0.key < $1.key }) {
            let now = today.map(\.published).max()! + 1200
            for (address, lines) in Dictionary(grouping: today, by: \.feedUrl).sorted(by: { $0.key < $1.key }) {
                try poll(names[address]!, lines, now, settings)
            }
        }
    }

    private mutating func poll(_ feed: String, _ lines: [Line], _ now: Date, _ settings: Settings) throws {
        let circumstances = rules.circumstances(feed: feed, url: "", now: now)
        let parsed = try FeedParser.parse(Array(Self.rss(lines).utf8), detail: .polling)
        let reading = Intake.read(parsed, of: circumstances.feed, with: rules.matcher)
        let poll = Poll(
            circumstances: circumstances, record: PollRecord(feed: feed, url: ""), items: reading.items,
            title: reading.title)
        messages += try store.apply([poll], to: settings.channels)[0].messages
    }

    private static func rss(_ lines: [Line]) -> String {
        func escaped(_ text: String) -> String {
            text.replacing("&", with: "&amp;").replacing("<", with: "&lt;")
        }
        let dates = DateFormatter()
        dates.locale = Locale(identifier: "en_US_POSIX")
        dates.timeZone = .gmt
        dates.dateFormat = "EEE, dd MMM yyyy HH:mm:ss 'GMT'"
        let items = lines.sorted { $0.published > $1.published }.map { line in
            """
            <item><title>\(escaped(line.title))</title><link>\(escaped(line.url))</link>
            <guid isPermaLink="false">\(escaped(line.guid))</guid><pubDate>\(dates.string(from: line.published))</pubDate>
            <description>\(escaped(line.summary ?? ""))</description>
            \(line.contentHtml.map { "<content:encoded>\(escaped($0))</content:encoded>" } ?? "")</item>
            """
        }
        return """
            <rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>
            <title>\(escaped(lines[0].outlet))</title>\(items.joined())</channel></rss>
            """
    }

    private static func lines() throws -> [Line] {
        let file = URL(filePath: #filePath).deletingLastPathComponent().appending(
            path: "../TrustwatchCoreTests/Fixtures/corpus/items.jsonl")
        let decoder = JSONDecoder()
        decoder.keyDecodingStrategy = .convertFromSnakeCase
        decoder.dateDecodingStrategy = .iso8601
        let text = try String(contentsOf: file, encoding: .utf8)
        return try text.split(separator: "\n").map { try decoder.decode(Line.self, from: Data($0.utf8)) }
    }
}
