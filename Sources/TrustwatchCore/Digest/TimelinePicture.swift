/// The timeline drawn for a page. What is full, monitoring or focused is told by shape, a grade by height, so that it
/// can be read without colours.
struct TimelinePicture {
    private let chart: TimelineChart
    private let heights: [Int]
    private let levels: [[Int]]

    /// Of the names of the rows, which stay in sight while the years are scrolled.
    private static let names = 108
    private static let width = 552
    private static let plot = width - 14 - 36
    private static let band = 36
    private static let level = 22

    init(_ chart: TimelineChart) {
        self.chart = chart
        levels = chart.rows.map { row in
            row.grade == nil
                ? TimelineChart.levels(row.marks.map { Self.x(of: $0.day, in: chart) }, apart: 30)
                : row.marks.map { _ in 0 }
        }
        heights = zip(chart.rows, levels).map { row, levels in
            row.grade == nil ? 10 + Self.level * ((levels.max() ?? 0) + 1) : Self.band
        }
    }

    /// The names of the rows, and right of them the years.
    ///
    /// - Parameter id: unlike that of any other picture of the page.
    func html(title: String, id: String) -> HTML {
        let bottom = heights.reduce(6, +)
        return """
            <div class="picture">
            <svg width="\(Self.names)" height="\(bottom + 26)" aria-hidden="true" xmlns="http://www.w3.org/2000/svg">
            \(chart.rows.indices.map(name(of:)))</svg>
            <div class="wide" role="region" aria-label="\(title), by year" tabindex="0">
            <svg width="\(Self.width)" height="\(bottom + 26)" role="img" aria-labelledby="\(id)-title \(id)-text" \
            xmlns="http://www.w3.org/2000/svg">
            <title id="\(id)-title">\(title)</title>
            <desc id="\(id)-text">\(chart.summary) The table that follows has all of it.</desc>
            \(chart.rows.indices.map(ground(of:)))\(axis(bottom))\(chart.steps.map(step))\(chart.bars.map(bar))\
            \(chart.rows.indices.map(marks))</svg>
            </div>
            </div>

            """
    }
}

extension TimelinePicture {
    private static func x(of day: Int, in chart: TimelineChart) -> Int { 14 + chart.place(day, in: plot) }

    private func x(of day: Int) -> Int { Self.x(of: day, in: chart) }

    /// The upper edge of a row.
    private func top(of row: Int) -> Int { heights[..<row].reduce(row < TimelineChart.bands.count ? 0 : 6, +) }

    private func y(of row: Int, level: Int = 0) -> Int {
        chart.rows[row].grade == nil ? top(of: row) + 16 + level * Self.level : top(of: row) + Self.band / 2
    }

    /// On two lines where it is long.
    private func name(of number: Int) -> HTML {
        let words = chart.rows[number].title.split(separator: " ")
        let isLong = chart.rows[number].title.utf8.count > 12 && words.count > 1
        let lines =
            isLong
            ? [words.dropLast().joined(separator: " "), String(words[words.count - 1])] : [chart.rows[number].title]
        let spans = lines.enumerated().map { index, line -> HTML in
            "<tspan x=\"\(Self.names - 8)\" y=\"\(y(of: number) + (isLong ? index * 15 - 2 : 5))\">\(line)</tspan>"
        }
        return "<text text-anchor=\"end\">\(spans)</text>\n"
    }

    private func ground(of number: Int) -> HTML {
        guard let grade = chart.rows[number].grade else { return "" }
        return """
            <rect class="band \(HTML(source: grade.rawValue))" x="0" y="\(top(of: number))" width="\(Self.width)" \
            height="\(Self.band - 2)"/>

            """
    }

    private func axis(_ bottom: Int) -> HTML {
        let labels = chart.labelledYears(in: Self.plot, each: 44).map { year -> HTML in
            let x = x(of: PartialDate(year: year).firstDay)
            return """
                <line class="grid" x1="\(x)" y1="0" x2="\(x)" y2="\(bottom)"/>
                <text x="\(x)" y="\(bottom + 18)" text-anchor="middle">\(HTML(source: String(year)))</text>

                """
        }
        return "\(labels)"
    }

    private func step(_ step: TimelineChart.Step) -> HTML {
        let turn = step.next.map { $0 == step.row ? "" : " V\(y(of: $0))" } ?? ""
        return
            "<path class=\"line\" d=\"M\(x(of: step.from)) \(y(of: step.row)) H\(x(of: step.to))\(HTML(source: turn))\"/>\n"
    }

    private func bar(_ bar: TimelineChart.Bar) -> HTML {
        "<path class=\"line\" d=\"M\(x(of: bar.day)) \(y(of: bar.rows.lowerBound)) V\(y(of: bar.rows.upperBound))\"/>\n"
    }

    private func marks(_ row: Int) -> HTML {
        let marks = chart.rows[row].marks
        let symbols = marks.indices.map { index -> HTML in
            let mark = marks[index]
            return symbol(mark, x(of: mark.day), y(of: row, level: levels[row][index]))
        }
        return "\(symbols)"
    }

    private func symbol(_ mark: TimelineChart.Mark, _ x: Int, _ y: Int) -> HTML {
        let outline: HTML =
            switch mark.shape {
            case .full: "<circle cx=\"\(x)\" cy=\"\(y)\" r=\"8\"/>"
            case .monitoring: "<path d=\"M\(x) \(y - 8) l8 14 h-16 z\"/>"
            case .focused: "<path d=\"M\(x) \(y - 9) l8 9 l-8 9 l-8 -9 z\"/>"
            case .other: "<rect x=\"\(x - 7)\" y=\"\(y - 7)\" width=\"14\" height=\"14\"/>"
            case .milestone: "<path d=\"M\(x - 5) \(y + 8) v-16 l12 5 l-12 5\"/>"
            }
        // Over the line that leads on from a grade; beside the mark in a lane, which has no line.
        let place = mark.shape == .full ? (x: x + 11, y: y - 5) : (x: x + 10, y: y + 5)
        let label: HTML? =
            mark.label.isEmpty ? nil : "<text class=\"label\" x=\"\(place.x)\" y=\"\(place.y)\">\(mark.label)</text>"
        let style: HTML =
            if mark.shape == .milestone { " flag" } else if mark.isHollow { " hollow" } else {
                mark.grade.map { " \(HTML(source: $0.rawValue))" } ?? ""
            }
        return "<g class=\"mark\(style)\"><title>\(mark.words)</title>\(outline)\(label)</g>\n"
    }
}
