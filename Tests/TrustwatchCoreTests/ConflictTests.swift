import Testing

@testable import TrustwatchCore

struct ConflictTests {
    private func facts(
        _ kind: Inspection.Kind? = nil, visit: (String, String?)? = nil, published: String? = nil,
        overall: Inspection.Grade? = nil
    ) -> Inspection.Facts {
        Inspection.Facts(
            kind: kind,
            visit: visit.map { Inspection.Visit(start: PartialDate($0)!, end: $1.flatMap(PartialDate.init)) },
            published: published.flatMap(PartialDate.init), grades: overall.map { [.overall: $0] } ?? [:])
    }

    private func conflicts(
        _ stands: Inspection.Facts, _ claims: (Inspection.Facts, Mention.Standing)...
    ) -> [String] {
        let inspection = Inspection(
            id: .init(3), subject: "leeds", authority: "Leeds", facts: stands, status: .official)
        let said = claims.enumerated().map { number, claim in
            (
                item: Item.ID(Int64(number + 1)), source: "BBC",
                mention: Mention(authority: "leeds", facts: claim.0, standing: claim.1)
            )
        }
        return inspection.conflicts(among: said).map { conflict in
            "\(conflict.fact) \(conflict.value): "
                + conflict.claims.map { "\($0.value) \($0.item)" }.joined(separator: ", ")
        }
    }

    @Test func keepsWhatDoesNotStandWithItsSources() {
        #expect(
            conflicts(
                facts(.ilacs, visit: ("2023-02-20", "2023-03-03"), published: "2023-04-18", overall: .good),
                (facts(.ilacs, visit: ("2023-02-20", nil), published: "2023-04-18", overall: .good), .official),
                (facts(.focusedVisit, overall: .requiresImprovement), .published),
                (facts(visit: ("2023-05", nil), overall: .requiresImprovement), .published),
                (facts(published: "2023-04-19"), .official)) == [
                    "kind ilacs: focused_visit i2", "visit 2023-02-20 to 2023-03-03: 2023-05 i3",
                    "published 2023-04-18: 2023-04-19 i4",
                    "overall good: requires_improvement i2, requires_improvement i3",
                ])
    }

    @Test func lessExactIsNoConflict() {
        #expect(
            conflicts(
                facts(.ilacs, visit: ("2023-02-20", "2023-03-03"), published: "2023-04-18"),
                (facts(.sif, visit: ("2023-02", nil), published: "2023-04"), .official),
                (facts(visit: ("2023-03", nil), published: "2023-04-20"), .published), (facts(), .remembered)) == [])
    }
}
