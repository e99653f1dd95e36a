internal import Foundation
internal import TrustwatchCore

/// How many items a second are matched, recognised and grouped on one core, beside an empty store and a full one.
///
/// A full store is stood for by candidates at the limits that `Intake.Keys` sets to every look-up, however much is stored;
/// what the look-ups themselves cost is the store's.
enum MatchingBenchmark {
    private static let leeds = Authorities.named("Leeds").map {
        Subject(id: "leeds", name: "Leeds", authority: $0)
    }

    static func run() {
        let subjects = leeds.map { [$0] } ?? []
        let matcher = Matcher(subjects: subjects)
        let feed = Feed(name: "Evening Paper", url: "https://paper.example/rss.xml")
        measure("unrelated", SampleNews.unrelated(20_000), feed, matcher, Intake.Candidates())
        let related = SampleNews.related(4_000)
        let empty = measure("related, empty store", related, feed, matcher, Intake.Candidates())
        let stored = Intake.read(related, of: feed, with: matcher).items
        let full = measure("related, full store", related, feed, matcher, SampleNews.candidates(stored))
        print("a full store costs", String(format: "%.2f", full / empty), "times an empty one")
    }

    /// - Returns: seconds an item, the median of five rounds after one to warm up.
    @discardableResult
    private static func measure(
        _ what: String, _ feedItems: ParsedFeed, _ feed: Feed, _ matcher: Matcher, _ candidates: Intake.Candidates
    ) -> Double {
        let circumstances = Intake.Circumstances(
            now: SampleNews.start, feed: feed, baseline: true, notifyWithin: .seconds(14 * 86_400),
            subjects: matcher.subjects)
        let rounds = (0..<6).map { _ in
            CPU.time {
                for item in Intake.read(feedItems, of: feed, with: matcher).items {
                    _ = Intake.keys(for: item, now: SampleNews.start)
                    _ = Intake.decide(item, among: candidates, in: circumstances)
                }
            }
        }
        let seconds = rounds.dropFirst().sorted()[2] / Double(feedItems.items.count)
        print("\(what): \(Int(1 / seconds)) items a second")
        return seconds
    }
}
