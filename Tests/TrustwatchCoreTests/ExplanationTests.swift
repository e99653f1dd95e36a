import Foundation
import Testing

@testable import TrustwatchCore

/// What would have turned a match round.
struct ExplanationTests {
    private static let item = Item(
        id: Identifier(1), feed: "BBC", feedURL: "", title: "Title", firstSeen: .distantPast, article: Identifier(1))

    private static func counterfactual(
        _ evidence: [(rule: String, weight: Double)], score: Double, threshold: Double = Weights.threshold
    ) -> String? {
        let match = Match(
            subject: "leeds", score: score, threshold: threshold,
            evidence: evidence.map {
                Evidence(rule: $0.rule, quote: $0.rule.uppercased(), place: .body, weight: $0.weight)
            })
        return Explanation(item, matches: [match], mentions: [], reasons: nil).verdicts[0].counterfactual
    }

    @Test(
        arguments: [
            (
                [("named", 0.8), ("service", 2.5)], 0.8,
                "0.95 short in what names the place: its name in the headline would have done"
            ),
            (
                [("named", 0.8), ("local-outlet", 0.75), ("service", 2.5)], 1.55,
                "0.2 short in what names the place: its name in the headline would have done"
            ),
            (
                [("council-named", 2.2), ("children", 0.5)], 0.5,
                "1.25 short in what names the work: social work, fostering or care in the headline would have done"
            ),
            (
                [("council-named", 2.2), ("service", 2.5), ("school", -2.5)], 0,
                "1.75 short in what names the work: it would have done without \"SCHOOL\" in the body"
            ),
            (
                [("named", 0.8), ("children", 0.5)], 0.5,
                """
                0.95 short in what names the place: its name in the headline would have done; 1.25 short in what names the \
                work: social work, fostering or care in the headline would have done
                """
            ),
            ([("named", 0.8), ("abroad", -6.0), ("service", 2.5)], -5.2, "6.95 short in what names the place"),
            (
                [("council-named", 2.2), ("service", 2.5)], 2.2,
                "0.45 to spare: not about it without \"COUNCIL-NAMED\" in the body or without \"SERVICE\" in the body"
            ),
            ([("feed-of-subject", 3.0), ("feed-of-subject", 1.5), ("children", 0.5)], 2, nil),
            ([("named", 2.0), (Correction.rule, 1.75)], 1.75, "somebody said so by hand"),
        ] as [([(String, Double)], Double, String?)])
    func whatWouldHaveTurnedIt(evidence: [(String, Double)], score: Double, sentence: String?) {
        if let sentence {
            #expect(Self.counterfactual(evidence, score: score) == sentence)
        } else {
            #expect(Self.counterfactual(evidence, score: score)?.contains("to spare") == true)
        }
    }

    @Test func ofPhrasesThereIsNoTrade() {
        #expect(Self.counterfactual([("phrase", 0.9)], score: 0.9, threshold: 1.2) == "0.3 short in its phrases")
    }

    /// Every rule of the place that weights are given for is known to be one.
    @Test func aRejectedItemOfARealTextIsExplained() throws {
        let leeds = Subject(id: "leeds", name: "Leeds", authority: Authorities.named("Leeds"))
        var item = ParsedItem()
        item.title = "Council to cut bus services"
        item.text = "Children in Leeds will have to walk to school, social workers say."
        var parsed = ParsedFeed(format: .rss20)
        parsed.items = [item]
        let read = Intake.read(parsed, of: Feed(name: "News", url: ""), with: Matcher(subjects: [leeds])).items[0]
        let verdict = try #require(
            Explanation(Self.item, matches: read.matches, mentions: [], reasons: nil).verdicts.first)
        #expect(verdict.match.isAbout == false)
        #expect(verdict.sentence.hasPrefix("not about it: "))
        #expect(verdict.counterfactual?.contains("short in") == true)
    }
}
