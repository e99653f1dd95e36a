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
        let news = [
            ("unrelated", SampleNews.unrelated(20_000)), ("of inspections", SampleNews.inspections(4_000)),
            ("other news of the service", SampleNews.others(4_000)),
        ]
        let loads = news.map { what, news in
            let items = Intake.read(news, of: feed, with: matcher).items
            return Load(what: what, news: news, stored: SampleNews.candidates(items.filter(\.isRelevant)))
        }
        let circumstances = Intake.Circumstances(
            now: SampleNews.start, feed: feed, baseline: true, notifyWithin: .seconds(14 * 86_400), subjects: subjects)
        // In turn, after a round to warm up: what the machine does meanwhile, it does to all.
        let rounds = (0..<14).map { _ in loads.map { $0.run(circumstances, matcher) } }.dropFirst()
        for (place, load) in loads.enumerated() {
            let costs = rounds.map { $0[place] }
            let (empty, full) = (median(costs.map(\.empty)), median(costs.map(\.full)))
            let ratio = String(format: "%.2f", median(costs.map { $0.full / $0.empty }))
            print("\(load.what): \(Int(1 / empty)) items a second beside an empty store,", terminator: " ")
            print("\(Int(1 / full)) beside a full one, which costs \(ratio) times as much")
        }
    }

    private static func median(_ values: [Double]) -> Double { values.sorted()[values.count / 2] }

    private struct Load {
        var what: String
        var news: ParsedFeed
        /// What a full store finds for each of its items.
        var stored: Intake.Candidates

        /// Seconds of processor time an item.
        func run(_ circumstances: Intake.Circumstances, _ matcher: Matcher) -> (empty: Double, full: Double) {
            func seconds(beside candidates: Intake.Candidates) -> Double {
                CPU.time {
                    for item in Intake.read(news, of: circumstances.feed, with: matcher).items {
                        _ = Intake.keys(for: item, now: circumstances.now)
                        _ = Intake.decide(item, among: candidates, in: circumstances)
                    }
                } / Double(news.items.count)
            }
            return (seconds(beside: Intake.Candidates()), seconds(beside: stored))
        }
    }
}
