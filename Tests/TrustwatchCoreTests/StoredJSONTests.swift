import Foundation
import Testing

@testable import TrustwatchCore

/// What the store keeps reads as Foundation's encoder wrote it, and back as it was.
@Suite struct StoredJSONTests {
    private func check<Value: Storable & Encodable & Equatable>(_ value: Value) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        #expect(value.stored.text == String(decoding: try encoder.encode(value), as: UTF8.self))
        #expect(try JSONDecoder().decode(Value.self, from: Data(value.stored.utf8)) == value)
    }

    private static let evidence = [
        Evidence(rule: "name", quote: "“Birmingham” \\ \"Trust\"\n/ Zoë\t", place: .title, weight: 2.25),
        Evidence(rule: "school", quote: "", place: .body, weight: -0.5625),
        Evidence(rule: "trust", quote: "Trust", place: .feed, weight: 3),
    ]

    @Test func matches() throws {
        try check([Match]())
        try check([
            Match(subject: "birmingham", score: 1.1 + 2.2, threshold: 1, evidence: Self.evidence),
            Match(subject: "leeds", score: -1e-7, threshold: 1.75, evidence: []),
        ])
    }

    @Test func mentions() throws {
        var facts = Inspection.Facts(
            kind: .ilacs, ordinal: 6,
            visit: .init(start: PartialDate(year: 2023, month: 2, day: 20), end: PartialDate(year: 2023, month: 3)),
            published: PartialDate(year: 2023), grades: [.overall: .good, .adoption: .requiresImprovement],
            improve: ["This.", "That."], reportURL: "https://files.example/1?a=b")
        facts.reportHash = "00ff"
        try check([
            Mention(authority: "birmingham", facts: .init(), standing: .expected),
            Mention(
                authority: "birmingham", facts: facts, standing: .official, said: PartialDate(year: 2023, month: 4),
                about: PartialDate(year: 2022), evidence: Self.evidence),
        ])
    }

    @Test func reasons() throws {
        let decision = Intake.Decision(
            known: nil, article: .new(because: "no copy of it is known"),
            story: .joins(Identifier(4), because: "it is"),
            notification: .silent(because: "nothing"))
        try check(Reasons(decision))
    }
}
