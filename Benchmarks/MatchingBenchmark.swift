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
        let related = SampleNews.related(4_000)
        let stored = SampleNews.candidates(Intake.read(related, of: feed, with: matcher).items)
        let measured = measure(
            [
                ("unrelated", SampleNews.unrelated(20_000), Intake.Candidates()),
                ("related, empty store", related, Intake.Candidates()), ("related, full store", related, stored),
            ], feed, matcher)
        print("a full store costs", String(format: "%.2f", measured[2] / measured[1]), "times an empty one")
    }

    /// - Returns: seconds an item of each, the median of seven rounds of all in turn after one to warm up: what the machine
    ///   does meanwhile it does to all.
    private static func measure(
        _ loads: [(what: String, news: ParsedFeed, candidates: Intake.Candidates)], _ feed: Feed, _ matcher: Matcher
    ) -> [Double] {
        let circumstances = Intake.Circumstances(
            now: SampleNews.start, feed: feed, baseline: true, notifyWithin: .seconds(14 * 86_400),
            subjects: matcher.subjects)
        let rounds = (0..<8).map { _ in
            loads.map { _, news, candidates in
                CPU.time {
                    for item in Intake.read(news, of: feed, with: matcher).items {
                        _ = Intake.keys(for: item, now: SampleNews.start)
                        _ = Intake.decide(item, among: candidates, in: circumstances)
                    }
                } / Double(news.items.count)
            }
        }
        return loads.indices.map { load in
            let seconds = rounds.dropFirst().map { $0[load] }.sorted()[3]
            print("\(loads[load].what): \(Int(1 / seconds)) items a second")
            return seconds
        }
    }
}
