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
        let loads = [
            Load(what: "unrelated", news: SampleNews.unrelated(20_000), candidates: Intake.Candidates()),
            Load(what: "related, empty store", news: related, candidates: Intake.Candidates()),
            Load(what: "related, full store", news: related, candidates: stored),
        ]
        let circumstances = Intake.Circumstances(
            now: SampleNews.start, feed: feed, baseline: true, notifyWithin: .seconds(14 * 86_400), subjects: subjects)
        // In turn, after a round to warm up: what the machine does meanwhile, it does to all.
        let rounds = (0..<10).map { _ in loads.map { $0.seconds(circumstances, matcher) } }.dropFirst()
        for (place, load) in loads.enumerated() {
            print("\(load.what): \(Int(1 / median(rounds.map { $0[place] }))) items a second")
        }
        let ratio = median(rounds.map { $0[2] / $0[1] })
        print("a full store costs", String(format: "%.2f", ratio), "times an empty one")
    }

    private static func median(_ values: [Double]) -> Double { values.sorted()[values.count / 2] }

    private struct Load {
        var what: String
        var news: ParsedFeed
        var candidates: Intake.Candidates

        /// An item, of processor time.
        func seconds(_ circumstances: Intake.Circumstances, _ matcher: Matcher) -> Double {
            CPU.time {
                for item in Intake.read(news, of: circumstances.feed, with: matcher).items {
                    _ = Intake.keys(for: item, now: circumstances.now)
                    _ = Intake.decide(item, among: candidates, in: circumstances)
                }
            } / Double(news.items.count)
        }
    }
}
