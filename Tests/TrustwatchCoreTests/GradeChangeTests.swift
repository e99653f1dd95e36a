import Testing

@testable import TrustwatchCore

@Suite struct GradeChangeTests {
    @Test(
        arguments: [
            (Inspection.Grade.good, nil, "good"),
            (.good, .good, "good, as before"),
            (.good, .requiresImprovement, "good, up from requires improvement"),
            (.inadequate, .outstanding, "inadequate, down from outstanding"),
            (.requiresImprovement, .adequate, "requires improvement, before: adequate"),
        ] as [(Inspection.Grade, Inspection.Grade?, String)])
    func words(grade: Inspection.Grade, before: Inspection.Grade?, expected: String) {
        #expect(GradeChange(area: .overall, grade: grade, before: before).words == expected)
    }

    /// "Children in care" and "care leavers" were one judgement until 2022.
    @Test func areasThatWereOne() {
        let changes = Samples.timeline[0].gradeChanges(since: Samples.timeline[2])
        #expect(changes.map(\.area) == [.overall, .leadership, .helpProtection, .childrenInCare, .careLeavers])
        #expect(changes.allSatisfy { $0.before == .requiresImprovement })
    }

    @Test func theLastGradedOfTheSameServices() {
        let history = Samples.timeline
        func last(_ inspection: Inspection) -> Inspection.ID? { inspection.lastGraded(in: history)?.id }
        #expect(history.map { last($0)?.number } == [7, 7, 3, 3, 3, 3, 2, 1, nil])
    }

    @Test func otherServicesAreNotCompared() {
        let fostering = Samples.inspection(20, .init(kind: .fostering, published: Samples.day("2024-01-05")))
        #expect(fostering.lastGraded(in: Samples.timeline) == nil)
        let unknown = Samples.inspection(21, .init(published: Samples.day("2024-01-05")))
        #expect(unknown.lastGraded(in: Samples.timeline) == nil)
        let undated = Samples.inspection(22, .init(kind: .ilacs))
        #expect(undated.lastGraded(in: Samples.timeline) == nil)
    }
}
