import Testing

@testable import TrustwatchCore

/// Items that say that inspectors are coming, or are there.
struct AnnouncementTests {
    private static let rows = CaseFile("announcements.txt").rows
    private static let subjects = Set(rows.map { $0[0] }).sorted().compactMap { Authorities.named($0) }.map {
        Subject(id: $0.slug, name: $0.name, authority: $0)
    }

    @Test func everyAnnouncementIsRead() {
        var wrong: [String] = []
        for row in Self.rows where row[0] != "no" {
            let item = Self.item(row)
            let mention = item.mentions.first
            let isRight =
                item.subjects == [row[0]] && mention?.authority == row[0] && mention?.standing == .expected
                && (row[1] == "-" || mention?.facts.kind?.rawValue == row[1])
            if !isRight { wrong.append(Self.line(row, item)) }
        }
        for line in wrong { print(line) }
        // `await their fate`, `what happens now?` and a warm welcome with an old grade in it say too little.
        #expect(wrong.count <= 3)
    }

    @Test func nothingElseIsTakenForOne() {
        for row in Self.rows where row[0] == "no" {
            let item = Self.item(row)
            #expect(item.mentions.allSatisfy { !$0.wouldBeTold }, "\(Self.line(row, item))")
        }
    }

    private static func item(_ row: [String]) -> Intake.IncomingItem {
        CaseFile.read(title: row[5], summary: row[6], outlet: row[3], url: row[4], day: row[2], watching: subjects)
    }

    private static func line(_ row: [String], _ item: Intake.IncomingItem) -> String {
        let said = item.mentions.first.map {
            "\($0.authority) \($0.facts.kind?.rawValue ?? "-") \($0.standing) "
                + $0.evidence.map { "\($0.rule) \($0.weight) ‘\($0.quote)’" }.joined(separator: ", ")
        }
        let match = item.matches.first { $0.subject == row[0] }
        let evidence = match?.evidence.map { "\($0.rule) \($0.weight) ‘\($0.quote)’" }.joined(separator: ", ")
        return """
            \(row[0]) \(row[1]): \(row[5]) -- \(row[6])
              \(item.subjects) \(match?.score ?? 0): \(evidence ?? "")
              \(said ?? "no mention")
            """
    }
}
