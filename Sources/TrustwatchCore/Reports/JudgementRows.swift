/// The table of judgements on the first page of an ILACS report, where its rows are printed line by line, so that the
/// lines of a label and those of its grade alternate: `… children in care and care Requires improvement / leavers to be good`.
struct JudgementRows {
    /// nil where the rows do not add up.
    private(set) var grades: Inspection.Grades?

    private static let lines = 40
    /// Words of a label with those of its grade.
    private static let longest = 22
    private static let least = 3
    private static let starts = [
        "impact of leaders", "impact of leadership", "experiences and progress", "overall effectiveness",
    ]
    .map(ReportWord.all(in:))

    init(_ words: [ReportWord]) {
        let page = words.prefix { $0.line < Self.lines }
        let starts = page.indices.filter { index in
            page[index].startsLine && Self.starts.contains { words.read($0[...], at: index) }
        }
        var found = Inspection.Grades()
        for (number, start) in starts.enumerated() {
            let end = number + 1 < starts.count ? starts[number + 1] : page.endIndex
            let row = page[start..<min(end, start + Self.longest)].map(\.text)
            // What stands under the table is no row; the last row is the overall one, or short.
            guard let area = Self.area(row), let grade = Self.grade(row), found[area] == nil else { return }
            found[area] = grade
        }
        if found.count >= Self.least { grades = found }
    }

    private static func area(_ row: [String]) -> Inspection.Area? {
        if row.contains("effectivenes") { return .overall }
        if row.contains("leader") || row.contains("leadership") { return .leadership }
        if row.contains("protection") { return .helpProtection }
        guard let leavers = row.firstIndex(of: "leaver") else { return row.contains("care") ? .childrenInCare : nil }
        return row[..<leavers].contains("in") ? .careAndLeavers : .careLeavers
    }

    private static func grade(_ row: [String]) -> Inspection.Grade? {
        if row.contains("require"), row.contains("improvement") { return .requiresImprovement }
        let grades = [("outstanding", Inspection.Grade.outstanding), ("good", .good), ("inadequate", .inadequate)]
            .filter { row.contains($0.0) }
        return grades.count == 1 ? grades[0].1 : nil
    }
}
