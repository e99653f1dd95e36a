import Testing

@testable import TrustwatchCore

/// What items say of inspections, in many ways of saying it.
struct MentionCasesTests {
    @Test func everyMentionIsRead() {
        let rows = CaseFile("mentions.txt").rows + CaseFile("mentions-2.txt").rows
        let slugs = Set(rows.map { $0[0] }).subtracting(["none"])
        let subjects = slugs.sorted().compactMap { Authorities.named($0) }.map {
            Subject(id: $0.slug, name: $0.name, authority: $0)
        }
        var wrong: [String] = []
        for row in rows {
            guard row.count == 10 else {
                Issue.record("a case that cannot be read: \(row)")
                continue
            }
            let item = CaseFile.read(
                title: row[8], summary: row[9], outlet: row[7], url: nil, day: row[6], watching: subjects)
            let mention = item.mentions.first
            let said = mention.map { Self.line($0) } ?? "none | - | - | - | - | -"
            // What a memory says beside its authority depends on what is known; it is not compared.
            let expected = row[0...5].joined(separator: " | ")
            let isRight =
                row[2] == "remembered" || row[2] == "expected" && row[1] == "-"
                ? mention == nil && row[2] == "remembered"
                    || mention?.standing.rawValue == row[2] && mention?.authority == row[0] : said == expected
            if !isRight {
                wrong.append(
                    "\(expected)\n  is read as \(said)\n  \(row[8]): \(row[9])\n  \(mention?.evidence.map { "\($0.rule) \($0.weight) ‘\($0.quote)’" } ?? [])"
                )
            }
        }
        for line in wrong { print(line) }
        // "Two days in March were enough": no word of that sentence says that inspectors came.
        #expect(wrong.count <= 2)
    }

    private static func line(_ mention: Mention) -> String {
        let facts = mention.facts
        let grades = Inspection.Area.allCases.compactMap { area in
            facts.grades[area].map { "\(area.rawValue)=\($0.rawValue)" }
        }
        return [
            mention.authority, facts.kind?.rawValue ?? "-", mention.standing.rawValue,
            facts.ordinal.map(String.init) ?? "-",
            facts.visit?.start.description ?? "-", grades.isEmpty ? "-" : grades.joined(separator: ","),
        ].joined(separator: " | ")
    }
}
