import Testing

@testable import TrustwatchCore

struct JudgementsTests {
    struct Case: CustomTestStringConvertible {
        var vocabulary: Judgements.Vocabulary
        var text: String
        /// `area grade`, sorted.
        var grades: [String]
        var testDescription: String { text }

        init(_ vocabulary: Judgements.Vocabulary, _ text: String, _ grades: String...) {
            self.vocabulary = vocabulary
            self.text = text
            self.grades = grades
        }
    }

    @Test(arguments: [
        Case(.ilacs, "Overall effectiveness Good", "overall good"),
        Case(.ilacs, "Overall effectiveness\nRequires improvement\nto be good", "overall requires_improvement"),
        Case(.ilacs, "Requires improvement\nOverall effectiveness\nto be good", "overall requires_improvement"),
        Case(.ilacs, "Overall effectiveness1 Requires Improve-\nment to be good", "overall requires_improvement"),
        Case(.ilacs, "The experiences and progress of children in care: good", "children_in_care good"),
        Case(.ilacs, "The experience and progress of care leavers is outstanding", "care_leavers outstanding"),
        Case(
            .ilacs, "The experiences and progress of children in care and care leavers are inadequate.",
            "care_and_leavers inadequate"),
        Case(
            .sif, "The overall judgement is that children’s services require\nimprovement",
            "overall requires_improvement"),
        Case(.sif, "The overall judgement is Inadequate\nThere are failures", "overall inadequate"),
        Case(.sif, "Children’s services in the Royal Borough of Northmoor are good", "overall good"),
        Case(.sif, "2.1 Adoption performance\nRequires\nImprovement", "adoption requires_improvement"),
        Case(.sif, "Local Safeguarding Children Board (LSCB) requires improvement", "lscb requires_improvement"),
        Case(.sif, "1. Children who need help and protection are judged to be good", "help_protection good"),
        Case(.slac, "Safeguarding services\nOverall effectiveness Grade 2 (good)", "safeguarding good"),
        Case(.slac, "Services for looked after children\nOverall effectiveness\nAdequate", "children_in_care adequate"),
        Case(
            .childProtection, "The overall effectiveness of the arrangements to protect children is judged to be good.",
            "overall good"),
    ])
    func readsAGrade(_ example: Case) {
        #expect(grades(example) == example.grades)
    }

    @Test(arguments: [
        Case(.ilacs, "Overall effectiveness was good"),
        Case(.ilacs, "Overall effectiveness\nGood leaders listen to children"),
        Case(.ilacs, "They improved overall effectiveness. Good\nthings follow"),
        Case(.ilacs, "children in care good"),
        Case(.sif, "What the judgements mean for adoption performance 12\nGood"),
        Case(.sif, "An LSCB requires improvement\nif it is not good"),
        Case(.sif, "Adoption performance is not yet good"),
        Case(.slac, "Overall effectiveness Good"),
    ])
    func readsNoGrade(_ example: Case) {
        #expect(grades(example) == [])
    }

    private func grades(_ example: Case) -> [String] {
        Judgements.read(ReportText(example.text).lines, in: example.vocabulary).map {
            "\($0.area.rawValue) \($0.grade.rawValue)"
        }
        .sorted()
    }
}
