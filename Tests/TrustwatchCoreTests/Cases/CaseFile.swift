import Foundation

@testable import TrustwatchCore

/// A table of cases in Fixtures: fields between ` | `, a line that starts with `#` is a comment.
struct CaseFile {
    let rows: [[String]]

    init(_ name: String) {
        let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../Fixtures/\(name)")
        let text = (try? String(contentsOf: file, encoding: .utf8)) ?? ""
        rows = text.split(separator: "\n").filter { !$0.hasPrefix("#") }.map {
            $0.split(separator: " | ").map(String.init)
        }
    }

    static func read(
        title: String, summary: String, outlet: String, url: String?, day: String?, watching subjects: [Subject]
    ) -> Intake.IncomingItem {
        var item = ParsedItem()
        item.id = title
        item.url = url
        item.title = title
        item.text = summary
        item.published = day.flatMap { PartialDate($0) }.map {
            Date(timeIntervalSince1970: Double($0.firstDay) * 86_400 + 36_000)
        }
        var parsed = ParsedFeed(format: .rss20)
        parsed.title = outlet
        parsed.items = [item]
        let feed = Feed(name: outlet, url: "https://feeds.example.org/")
        return Intake.read(parsed, of: feed, with: Matcher(subjects: subjects)).items[0]
    }
}
