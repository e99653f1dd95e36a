/// The table of judgements on the first page: labels and grades with nothing between them.
///
/// Most tables are printed row by row, but some column by column, and some with the first line of a grade before its label.
/// Whatever the order, the first label has the first grade.
struct JudgementTable {
    /// nil where no table stands there, or one that does not add up.
    private(set) var grades: Inspection.Grades?

    /// How far down the first page goes.
    private static let lines = 80
    /// Two judgements under a heading are no table.
    private static let least = 3

    init(_ words: [ReportWord], _ labels: [Judgements.Label]) {
        let closed = labels.filter { $0.section == nil && $0.words.last != "…" }
        var index = 0
        while index < words.count, words[index].line < Self.lines {
            let isStart =
                words[index].startsLine && Self.token(in: words, at: index, closed, isAfterLabel: false) != nil
            if isStart, let found = Self.run(in: words, from: index, closed) {
                grades = found
                return
            }
            index += 1
        }
    }

    private enum Token {
        case label(Inspection.Area)
        case grade(Inspection.Grade)
    }

    private static func run(
        in words: [ReportWord], from start: Int, _ labels: [Judgements.Label]
    ) -> Inspection.Grades? {
        var areas: [Inspection.Area] = []
        var grades: [Inspection.Grade] = []
        var index = start
        var isAfterLabel = false
        while index < words.count {
            if let (token, length) = token(in: words, at: index, labels, isAfterLabel: isAfterLabel) {
                isAfterLabel = false
                switch token {
                case .label(let area):
                    // The chapters repeat the labels.
                    if areas.contains(area) { return table(areas, grades) }
                    areas.append(area)
                    isAfterLabel = true
                case .grade(let grade): grades.append(grade)
                }
                index += length
            } else if let length = filler(in: words, at: index) {
                index += length
            } else {
                break
            }
        }
        return table(areas, grades)
    }

    private static func table(
        _ areas: [Inspection.Area], _ grades: [Inspection.Grade]
    ) -> Inspection.Grades? {
        guard areas.count == grades.count, areas.count >= least else { return nil }
        return Inspection.Grades(zip(areas, grades))
    }

    private static func token(
        in words: [ReportWord], at index: Int, _ labels: [Judgements.Label], isAfterLabel: Bool
    ) -> (Token, length: Int)? {
        if let label = label(in: words, at: index, labels) { return (.label(label.area), label.words.count) }
        guard words[index].startsLine || isAfterLabel else { return nil }
        for (phrase, grade) in Judgements.compiledGrades where words.read(phrase[...], at: index) {
            let next = index + phrase.count
            let isWhole = words.isEnd(next) || label(in: words, at: next, labels) != nil
            return isWhole ? (.grade(grade), phrase.count) : nil
        }
        return nil
    }

    private static func label(
        in words: [ReportWord], at index: Int, _ labels: [Judgements.Label]
    ) -> Judgements.Label? {
        labels.first { words.read($0.words[...], at: index) }
    }

    /// The table's heading, a footnote's number, the second line of a grade whose first stands before its label.
    private static func filler(in words: [ReportWord], at index: Int) -> Int? {
        if let link = words.link(at: index) { return link }
        let half = Judgements.halves.first { words.read($0[...], at: index) && words.isEnd(index + $0.count) }
        return half?.count
    }
}
