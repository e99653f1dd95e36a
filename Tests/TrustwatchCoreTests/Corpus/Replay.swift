import Foundation

@testable import TrustwatchCore

/// Walks the corpus day by day, one poll of every feed with news, as corpus/replay.py does with the built program.
struct Replay {
    private(set) var library = MemoryLibrary()
    /// By the corpus's id.
    private(set) var rows: [String: MemoryLibrary.Row] = [:]

    init(_ items: [CorpusItem], subjects: [Subject]) {
        let matcher = Matcher(subjects: subjects)
        var names: [String: String] = [:]
        for item in items where names[item.feedUrl] == nil { names[item.feedUrl] = "\(item.outlet) (\(names.count))" }
        let days = Dictionary(grouping: items) { Intake.day(of: $0.date) }.sorted { $0.key.firstDay < $1.key.firstDay }
        for (number, (_, today)) in days.enumerated() {
            let now = today.map(\.date).max()!.addingTimeInterval(1200)
            for (address, rows) in Dictionary(grouping: today, by: \.feedUrl).sorted(by: { $0.key < $1.key }) {
                let feed = Feed(name: names[address]!, url: "http://127.0.0.1/" + names[address]!)
                var parsed = ParsedFeed(format: .rss20)
                parsed.title = rows[0].outlet
                parsed.items = rows.sorted { $0.date > $1.date }.map(\.parsed)
                let circumstances = Intake.Circumstances(
                    now: now, feed: feed, baseline: number > 0, notifyWithin: .seconds(14 * 86_400), subjects: subjects)
                for item in Intake.read(parsed, of: feed, with: matcher).items {
                    library.apply(item, in: circumstances)
                }
            }
        }
        for item in items {
            rows[item.id] = library.rows.first { $0.item.guid == item.guid && $0.feed == names[item.feedUrl] }
        }
    }
}
