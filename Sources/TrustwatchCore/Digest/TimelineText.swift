/// The timeline drawn in characters, for terminals and for `digest.md`.
package enum TimelineText {
    /// Lines of at most `width` columns, each ended by a line feed; what the signs mean comes last. Empty where no
    /// inspection has a date.
    package static func render(_ timeline: Digest.Timeline, until end: PartialDate, width: Int) -> String {
        let milestones = timeline.subject.milestones
        guard let chart = TimelineChart(timeline.inspections, milestones: milestones, until: end) else { return "" }
        let head = chart.rows.map(\.title.unicodeScalars.count).max() ?? 0
        let space = max(24, width - head - 2)
        let years = chart.labelledYears(in: space - margin, each: 6)
        let lines = chart.rows.enumerated().flatMap { number, row in
            let drawn = row.grade == nil ? lane(row, chart, space) : [band(number, chart, space)]
            return drawn.enumerated().map { index, cells in
                let title = index == 0 ? row.title : ""
                return padded(title, to: head) + "  " + text(cells)
            }
        }
        return (lines + [axis(years, chart, head, space)] + legend(chart, milestones)).map { $0 + "\n" }.joined()
    }

    private typealias Cells = [Character]

    /// Right of the last day, for what stands beside a sign.
    private static let margin = 4

    private static func column(_ day: Int, _ chart: TimelineChart, _ space: Int) -> Int {
        chart.place(day, in: space - margin - 1)
    }

    private static func band(_ number: Int, _ chart: TimelineChart, _ space: Int) -> Cells {
        var cells = Cells(repeating: "·", count: space - margin)
        for step in chart.steps { draw(step, number, chart, in: &cells) }
        for bar in chart.bars where bar.rows.contains(number) { cells[column(bar.day, chart, space)] = "│" }
        for mark in chart.rows[number].marks { cells[column(mark.day, chart, space)] = sign(mark) }
        return cells
    }

    /// The part of a step of the line that lies in one row.
    private static func draw(_ step: TimelineChart.Step, _ number: Int, _ chart: TimelineChart, in cells: inout Cells) {
        let (from, to) = (chart.place(step.from, in: cells.count - 1), chart.place(step.to, in: cells.count - 1))
        if number == step.row, from < to { for column in from + 1...to { cells[column] = "─" } }
        guard let next = step.next, next != step.row else { return }
        if number == step.row { cells[to] = next < step.row ? "┘" : "┐" }
        if number > min(step.row, next), number < max(step.row, next) { cells[to] = "│" }
    }

    /// As many lines as its marks need so as not to touch; a number stands right of its sign.
    private static func lane(_ row: TimelineChart.Row, _ chart: TimelineChart, _ space: Int) -> [Cells] {
        let widest = row.marks.map { 1 + label($0).count }.max() ?? 1
        let columns = row.marks.map { column($0.day, chart, space) }
        let levels = TimelineChart.levels(columns, apart: widest + 1)
        var lines = [Cells](repeating: Cells(repeating: " ", count: space), count: (levels.max() ?? 0) + 1)
        for (index, mark) in row.marks.enumerated() {
            for (offset, character) in ([sign(mark)] + label(mark)).enumerated() {
                lines[levels[index]][columns[index] + offset] = character
            }
        }
        return lines
    }

    private static func label(_ mark: TimelineChart.Mark) -> Cells {
        mark.shape == .monitoring || mark.shape == .milestone ? Cells(mark.label) : []
    }

    private static func axis(_ years: [Int], _ chart: TimelineChart, _ head: Int, _ space: Int) -> String {
        var cells = Cells(repeating: " ", count: space)
        for year in years {
            let column = column(PartialDate(year: year).firstDay, chart, space)
            for (offset, digit) in String(year).enumerated() { cells[column + offset] = digit }
        }
        return String(repeating: " ", count: head + 2) + text(cells)
    }

    private static func legend(_ chart: TimelineChart, _ milestones: [Milestone]) -> [String] {
        let marks = chart.rows.flatMap(\.marks)
        let shapes = TimelineChart.Shape.allCases.filter { shape in marks.contains { $0.shape == shape } }
        let hollow = marks.contains(where: \.isHollow) ? ["○ hollow: expected, or grades not known"] : []
        return ["", shapes.map { "\(filled($0)) \($0.words)" }.joined(separator: "  ")] + hollow
            + milestones.enumerated().map { "⚑\($0 + 1)  \($1.date.words): \(CleanText.line($1.words))" }
    }

    private static func sign(_ mark: TimelineChart.Mark) -> Character {
        guard mark.isHollow else { return filled(mark.shape) }
        return switch mark.shape {
        case .full: "○"
        case .monitoring: "△"
        case .focused: "◇"
        case .other: "□"
        case .milestone: "⚐"
        }
    }

    private static func filled(_ shape: TimelineChart.Shape) -> Character {
        switch shape {
        case .full: "●"
        case .monitoring: "▲"
        case .focused: "◆"
        case .other: "■"
        case .milestone: "⚑"
        }
    }

    private static func padded(_ text: String, to width: Int) -> String {
        text + String(repeating: " ", count: max(0, width - text.unicodeScalars.count))
    }

    /// Without spaces at the end.
    private static func text(_ cells: Cells) -> String {
        String(cells[..<(cells.lastIndex { $0 != " " }.map { $0 + 1 } ?? 0)])
    }
}

extension TimelineChart.Shape {
    /// In a legend.
    var words: String {
        switch self {
        case .full: "full inspection"
        case .monitoring: "monitoring visit"
        case .focused: "focused visit"
        case .other: "other inspection"
        case .milestone: "milestone"
        }
    }
}
