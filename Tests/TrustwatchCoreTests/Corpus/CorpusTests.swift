import Foundation
import Testing

@testable import TrustwatchCore

/// The labelled corpus, replayed in memory. Its halves differ in their stories; rules may be tuned on the first only, so
/// errors are listed for that one alone.
struct CorpusTests {
    private static let replay: Replay = {
        let birmingham = Authorities.named("Birmingham")!
        return Replay(CorpusItem.all, subjects: [Subject(id: "birmingham", name: "Birmingham", authority: birmingham)])
    }()

    private static func scores(_ half: String) -> Scores {
        Scores(CorpusItem.all.filter { $0.labels.half == half }, replay)
    }

    @Test func tune() {
        let scores = Self.scores("tune")
        print("tune:", scores.summary)
        for error in scores.errors { print("   ", error) }
        #expect(scores.relevance >= 0.97)
    }

    @Test func confirm() {
        let scores = Self.scores("confirm")
        print("confirm:", scores.summary)
        print(scores.classes.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }.joined(separator: ", "))
        #expect(scores.relevance >= 0.94)
    }
}
