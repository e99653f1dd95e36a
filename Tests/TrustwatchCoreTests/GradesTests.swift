import Foundation
import Testing

@testable import TrustwatchCore

struct GradesTests {
    @Test func everyAreaKeepsEveryGradeBesideAllOthers() {
        for area in Inspection.Area.allCases {
            for grade in Inspection.Grade.allCases {
                var grades = Inspection.Grades(Inspection.Area.allCases.map { ($0, .adequate) })
                grades[area] = grade
                #expect(grades[area] == grade)
                #expect(grades.allSatisfy { $0.area == area || $0.grade == .adequate })
                grades[area] = nil
                #expect(grades.map(\.area) == Inspection.Area.allCases.filter { $0 != area })
            }
        }
    }

    @Test func noneIsEmpty() {
        var grades: Inspection.Grades = [.lscb: .inadequate]
        grades[.lscb] = nil
        #expect(grades.isEmpty && grades.count == 0 && grades == [:] && grades.shared == nil)
    }

    @Test(
        arguments: [
            ([.overall: .good], .good), ([.leadership: .good, .careLeavers: .good], .good),
            ([.leadership: .good, .careLeavers: .outstanding], nil),
        ] as [(Inspection.Grades, Inspection.Grade?)])
    func oneGradeIsSharedByAll(_ grades: Inspection.Grades, _ shared: Inspection.Grade?) {
        #expect(grades.shared == shared)
    }

    @Test func completedWhereThereIsNone() {
        for one in Inspection.Grade.allCases {
            for other in Inspection.Grade.allCases {
                var grades: Inspection.Grades = [.overall: one, .lscb: one]
                grades.complete(from: [.overall: other, .careLeavers: other])
                #expect(grades == [.overall: one, .careLeavers: other, .lscb: one])
            }
        }
    }

    @Test func codedAsADictionary() throws {
        let grades: Inspection.Grades = [.careLeavers: .requiresImprovement, .overall: .good]
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        let text = try encoder.encode(grades)
        #expect(String(decoding: text, as: UTF8.self) == #"{"care_leavers":"requires_improvement","overall":"good"}"#)
        #expect(try JSONDecoder().decode(Inspection.Grades.self, from: text) == grades)
    }
}
