/// One judgement beside the one before it.
package struct GradeChange: Sendable, Equatable {
    package var area: Inspection.Area
    package var grade: Inspection.Grade
    package var before: Inspection.Grade?

    /// `good, up from requires improvement`; `good, as before`; `good` where nothing was before.
    package var words: String { ([grade.words] + [beforeWords].compactMap(\.self)).joined(separator: ", ") }

    /// `up from requires improvement`
    package var beforeWords: String? {
        guard let before else { return nil }
        if grade == before { return "as before" }
        switch before.rank - grade.rank {
        case 1...: return "up from \(before.words)"
        case ..<0: return "down from \(before.words)"
        default: return "before: \(before.words)"
        }
    }
}

extension Inspection.Grade {
    /// From 0, outstanding, to 3. `adequate` was the third of four grades as well, though what it stood for differs.
    package var rank: Int {
        switch self {
        case .outstanding: 0
        case .good: 1
        case .adequate, .requiresImprovement: 2
        case .inadequate: 3
        }
    }
}

extension Inspection {
    /// Every judgement of this inspection in the order of reports, beside that of `previous`.
    package func gradeChanges(since previous: Inspection?) -> [GradeChange] {
        facts.grades.map { GradeChange(area: $0.area, grade: $0.grade, before: previous?.grade(for: $0.area)) }
    }

    /// The grade for an area; "in care" and "care leavers" shared one judgement before 2023.
    private func grade(for area: Area) -> Grade? {
        if let grade = facts.grades[area] { return grade }
        switch area {
        case .childrenInCare, .careLeavers: return facts.grades[.careAndLeavers]
        case .careAndLeavers where facts.grades[.childrenInCare] == facts.grades[.careLeavers]:
            return facts.grades[.careLeavers]
        default: return nil
        }
    }

    /// The last earlier inspection that graded the same services; for a visit without grades the last full inspection.
    ///
    /// - Parameter history: inspections of the same authority in any order, this one among them or not.
    package func lastGraded(in history: [Inspection]) -> Inspection? {
        guard let services, let day else { return nil }
        return
            history.lazy.filter { other in
                guard other.id != id, other.status != .expected, !other.facts.grades.isEmpty else { return false }
                return other.services == services && other.day.map { $0 < day } ?? false
            }
            .max { $0.day ?? .min < $1.day ?? .min }
    }

    /// Days since 1970 of the visit, else of the publication: what puts inspections in order.
    package var day: Int? { (facts.visit?.start ?? facts.published)?.firstDay }

    private enum Services { case local, fostering, adoption, youth }

    /// What is inspected, as far as two inspections can be compared: children's homes are many, `other` anything.
    private var services: Services? {
        switch facts.kind {
        case .ilacs, .sif, .slac, .childProtection, .monitoringVisit, .focusedVisit, .jtai: .local
        case .fostering: .fostering
        case .adoption: .adoption
        case .hmipYouth: .youth
        case .send, .childrensHome, .other, nil: nil
        }
    }
}
