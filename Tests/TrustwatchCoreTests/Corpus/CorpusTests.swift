import Foundation
import Testing

@testable import TrustwatchCore

/// The labelled corpus, replayed in memory. Its halves differ in their stories; rules are tuned on the first only, so
/// errors are listed for that one alone.
struct CorpusTests {
    private static let replay: Replay = {
        let birmingham = Authorities.named("Birmingham")!
        return Replay(CorpusItem.all, subjects: [Subject(id: "birmingham", name: "Birmingham", authority: birmingham)])
    }()

    private static func scores(_ items: [CorpusItem]) -> Scores {
        Scores(items.map { $0.judged(replay.rows[$0.id]) }, told: replay.library.told.map(\.item))
    }

    private static let tuned = CorpusItem.all.filter { $0.labels.half == "tune" }
    private static let confirming = CorpusItem.all.filter { $0.labels.half == "confirm" }

    @Test func bothHalvesTogether() {
        #expect(CorpusItem.all.count == 320)
        let scores = Self.scores(CorpusItem.all)
        let facts = FactScores(CorpusItem.all, Self.replay)
        print("both halves:", scores.summary, facts.summary)
        // Promised: 0.97, 0.96, 0.95, 0.96. Here is what is reached; it must not become less.
        #expect(scores.relevance >= 0.989)
        #expect(scores.copies >= 0.975)
        #expect(scores.stories >= 0.974)
        #expect(scores.inspections >= 0.99)
        #expect(scores.due == 17 && scores.once == 17)
        #expect(scores.repeated == 0 && scores.falseAlarms == 0 && scores.early == 0)
        for fact in ["kind", "ordinal", "grade"] { #expect(facts.wrong[fact, default: 0] <= 1) }
    }

    /// What was not looked at must do nearly as well as what was.
    @Test func confirmIsNotFarBelowTune() {
        let tune = Self.scores(Self.tuned)
        let confirm = Self.scores(Self.confirming)
        print("tune:", tune.summary, FactScores(Self.tuned, Self.replay).summary)
        for error in tune.errors + FactScores(Self.tuned, Self.replay).errors { print("   ", error) }
        print("confirm:", confirm.summary, FactScores(Self.confirming, Self.replay).summary)
        #expect(confirm.relevance >= tune.relevance - 0.03)
        #expect(confirm.copies >= tune.copies - 0.03)
        #expect(confirm.stories >= tune.stories - 0.03)
        #expect(confirm.inspections >= tune.inspections - 0.03)
    }
}
