import Foundation
import Testing
import TrustwatchCore

/// What docs/ says of feeds.conf and of JSON is what the program does.
@Suite struct DocumentsTests {
    /// The fenced blocks of a page in one language.
    private static func blocks(_ language: String, of page: String) throws -> [String] {
        try text(of: page).components(separatedBy: "```\(language)\n").dropFirst().map {
            $0.components(separatedBy: "\n```")[0]
        }
    }

    private static func text(of page: String) throws -> String {
        let url = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../docs/\(page)")
        return try String(contentsOf: url, encoding: .utf8)
    }

    private static func load(_ text: String) throws(FileErrors) -> Settings {
        try FeedsConf.load(
            text, file: "feeds.conf",
            in: .init(
                directory: "/etc/trustwatch", credential: { _ in .success(Secret("https://example.org/")) }))
    }

    @Test(arguments: try ["feeds-conf.md", "notifications.md", "operating.md"].flatMap { try blocks("toml", of: $0) })
    func examplesOfFeedsConf(text: String) throws {
        _ = try Self.load(text)
    }

    /// The hint at an unknown key lists the known ones.
    @Test(arguments: [
        "", "[poll]\n", "[store]\n", "[digest]\n", "[heartbeat]\nurl = \"https://a/\"\n",
        "[[subject]]\nauthority = \"Kent\"\n",
        "[[feed]]\nname = \"a\"\nurl = \"file:a\"\nkind = \"page\"\nitem = \"a\"\ntitle = \"a\"\nlink = \"a\"\n",
        "[[notify]]\nname = \"a\"\nkind = \"mail\"\nserver = \"smtp://a\"\nfrom = \"a@b\"\nto = [\"a@b\"]\n",
        "[[notify]]\nname = \"a\"\nkind = \"webhook\"\nurl = \"https://a/\"\n",
        "[[notify]]\nname = \"a\"\nkind = \"exec\"\ncommand = [\"/a\"]\n",
    ])
    func everyKeyIsExplained(table: String) throws {
        let page = try Self.text(of: "feeds-conf.md")
        let error = #expect(throws: FileErrors.self) { try Self.load(table + "qqqqqqq = 1\n") }
        let hint = try #require(error?.diagnostics.first?.hint)
        let keys = hint.replacing("known keys: ", with: "").components(separatedBy: ", ")
        #expect(keys.count > 1)
        for key in keys where !["feed", "notify", "poll", "store", "digest", "heartbeat", "subject"].contains(key) {
            #expect(page.contains("`\(key)`"), "\(key) is not in docs/feeds-conf.md")
        }
    }

    /// Members and values of each sample, whatever the layout.
    @Test func samplesOfJSON() throws {
        let samples = try Self.blocks("json", of: "json.md").map { try Self.object(Array($0.utf8)) }
        let values: [any JSONConvertible] = [
            Self.message, Self.item, Self.story, Self.health, Self.delivery,
        ]
        #expect(samples == (try values.map { try Self.object($0.json.utf8) }))
        #expect(try Message(json: Array(try Self.blocks("json", of: "json.md")[0].utf8)) == Self.message)
    }

    private static func object(_ json: [UInt8]) throws -> NSDictionary {
        try #require(try JSONSerialization.jsonObject(with: Data(json)) as? NSDictionary)
    }

    private static func date(_ text: String) -> Date { Date(rfc3339: text) ?? .distantPast }

    private static let bbc = "https://feeds.bbci.co.uk/news/england/birmingham_and_black_country/rss.xml"

    private static let message = Message(
        id: "9f86d081884c7d65.inspection.published.v3", event: .inspectionPublished,
        created: date("2023-04-18T10:00:00Z"),
        subjects: ["birmingham"], title: "Birmingham: children's services inspection (ILACS) published 18 April 2023",
        text: "Inspectors visited from 20 February to 3 March 2023.",
        url: "https://files.ofsted.gov.uk/v1/file/50214110",
        inspection: ContractJSONTests.inspection, trigger: .init(7))

    private static let item = Item(
        id: .init(17), feed: "BBC Birmingham", feedURL: bbc, guid: "https://www.bbc.co.uk/news/uk-england-1#0",
        url: "https://www.bbc.co.uk/news/uk-england-1", title: "Children's services rated good",
        published: date("2023-04-18T09:30:00Z"), firstSeen: date("2023-04-18T09:41:12Z"), subjects: ["birmingham"],
        article: .init(17), story: .init(4), inspection: .init(3))

    private static let story = Story(
        id: .init(4), title: "Children's services rated good", subjects: ["birmingham"], inspection: .init(3),
        firstSeen: date("2023-04-18T09:41:12Z"), lastSeen: date("2023-04-19T06:00:00Z"), items: [.init(17), .init(21)],
        outlets: ["BBC Birmingham", "Community Care"])

    private static var health: FeedHealth {
        var record = PollRecord(feed: "BBC Birmingham", url: bbc)
        record.status = .failing
        record.lastAttempt = date("2023-04-18T12:00:00Z")
        record.lastSuccess = date("2023-04-18T11:30:00Z")
        record.httpStatus = 503
        record.error = "the server answered 503"
        record.failures = 1
        record.nextPoll = date("2023-04-18T12:30:00Z")
        record.items = 34
        record.failingSince = date("2023-04-18T12:00:00Z")
        record.nextPollReason = "failed once"
        return FeedHealth(Feed(name: "BBC Birmingham", url: bbc), record)
    }

    private static let delivery = Delivery(
        channel: "mail", message: message, attempts: 1, nextAttempt: date("2023-04-18T10:05:00Z"),
        error: "mail.example.org: connection refused")
}
