import Foundation

@testable import TrustwatchCore

/// A table of cases in Fixtures: fields between ` | `, a line that starts with `#` is a comment.
struct CaseFile {
    let rows: [[String]]

    init(_ name: String) {
        rows = Self.text(name).split(separator: "\n").filter { !$0.hasPrefix("#") }.map {
            $0.split(separator: " | ").map(String.init)
        }
    }

    private static func text(_ name: String) -> String {
        let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../Fixtures/\(name)")
        return (try? String(contentsOf: file, encoding: .utf8)) ?? ""
    }

    /// What `# name: value` lines at its head say.
    static func comments(_ name: String) -> [String: String] {
        let lines = text(name).split(separator: "\n").filter { $0.hasPrefix("# ") }
        let pairs = lines.map { $0.dropFirst(2).split(separator: ": ", maxSplits: 1).map(String.init) }
        return Dictionary(
            pairs.filter { $0.count == 2 }.map { ($0[0], $0[1]) }, uniquingKeysWith: { first, _ in first })
    }

    static func read(
        title: String, summary: String, outlet: String, url: String?, day: String?, watching subjects: [Subject]
    ) -> Intake.IncomingItem {
        entries(title: title, summary: summary, outlet: outlet, url: url, day: day, watching: subjects).items[0]
    }

    /// One item as a feed of that outlet has it.
    ///
    /// - Parameter summary: behind ` // ` in it stands the text of the page.
    static func entries(
        title: String, summary: String, outlet: String, url: String?, day: String?, watching subjects: [Subject]
    ) -> (feed: Feed, items: [Intake.IncomingItem]) {
        var item = ParsedItem()
        item.id = (url ?? "") + title
        item.url = url
        item.title = CorpusItem.plain(title)
        let texts = summary.split(separator: " // ", maxSplits: 1).map { CorpusItem.plain(String($0)) }
        item.text = texts.last
        item.summary = texts.count > 1 ? texts[0] : nil
        item.published = day.flatMap { PartialDate($0) }.map {
            Date(timeIntervalSince1970: Double($0.firstDay) * 86_400 + 36_000)
        }
        var parsed = ParsedFeed(format: .rss20)
        parsed.title = outlet
        var feed = Feed(name: outlet, url: "https://feeds.example.org/")
        if outlet == "Ofsted", let authority = subjects.first?.authority {
            feed.kind = .ofstedProvider
            item.official = official(title, of: authority, days: summary)
        }
        parsed.items = [item]
        return (feed, Intake.read(parsed, of: feed, with: Matcher(subjects: subjects)).items)
    }

    /// A row of Ofsted's page of a provider.
    ///
    /// - Parameter days: the first of the visit and that of publication.
    private static func official(_ label: String, of authority: Authority, days: String) -> OfficialRecord {
        let dates = days.split(separator: " ").compactMap { PartialDate(String($0)) }
        let kind = Inspection.Kind(label: label, visit: dates[0], published: dates[1])
        return OfficialRecord(
            provider: authority.name, urn: authority.urn,
            facts: Inspection.Facts(kind: kind, visit: Inspection.Visit(start: dates[0]), published: dates[1]))
    }
}
