internal import TrustwatchCore

/// A table of texts that fits a number of columns: wide cells are cut as far as they can still be read, each in the
/// measure of what it needs for that; then columns are left out, and where even that is not enough, cells are cut further.
struct TextTable {
    struct Column {
        var title: String
        /// With fewer columns than this it is hard to read; nil for a column that is never cut.
        var least: Int?
        var isRight = false
        /// Left out when space is short; the higher, the sooner.
        var dispensable = 0

        init(_ title: String, least: Int? = nil, isRight: Bool = false, dispensable: Int = 0) {
            self.title = title
            self.least = least
            self.isRight = isRight
            self.dispensable = dispensable
        }
    }

    struct Cell: ExpressibleByStringInterpolation {
        var text: String
        var style = Style.plain

        init(_ text: String?, _ style: Style = .plain) {
            self.text = CleanText.line(text ?? "")
            self.style = style
        }

        init(stringLiteral text: String) {
            self.init(text)
        }
    }

    var columns: [Column]
    var rows: [[Cell]] = []

    /// Its lines, each ended by a line feed; nothing where there are no rows.
    func text(for terminal: Terminal) -> String {
        guard !rows.isEmpty else { return "" }
        let shown = layout(width: terminal.width)
        let heading = line(columns.map { Cell($0.title, .heading) }, shown, terminal)
        return ([heading] + rows.map { line($0, shown, terminal) }).joined()
    }

    /// Which columns are shown, and how wide.
    private func layout(width: Int?) -> [(index: Int, width: Int)] {
        let whole = columns.indices.map { index in
            (index: index, width: rows.reduce(columns[index].title.columns) { max($0, $1[index].text.columns) })
        }
        guard let width else { return whole }
        var shown = whole
        func widest(above least: (Column) -> Int) -> Int? {
            func share(_ position: Int) -> Double {
                Double(shown[position].width) / Double(least(columns[shown[position].index]))
            }
            return shown.indices.filter { share($0) > 1 }.max { share($0) < share($1) }
        }
        while shown.map(\.width).reduce(2 * (shown.count - 1), +) > width {
            if let column = widest(above: { $0.least ?? .max }) {
                shown[column].width -= 1
            } else if let spare = shown.indices.filter({ columns[shown[$0].index].dispensable > 0 })
                .max(by: { columns[shown[$0].index].dispensable < columns[shown[$1].index].dispensable })
            {
                shown.remove(at: spare)
                // What it leaves is for the others.
                shown = shown.map { whole[$0.index] }
            } else if let column = widest(above: { $0.least == nil ? .max : 8 }) {
                shown[column].width -= 1
            } else {
                break
            }
        }
        return shown
    }

    private func line(_ cells: [Cell], _ shown: [(index: Int, width: Int)], _ terminal: Terminal) -> String {
        var line = ""
        for (position, column) in shown.enumerated() {
            let cell = cells[column.index]
            let text = cell.text.cut(to: column.width)
            let space = String(repeating: " ", count: column.width - text.columns)
            let isLast = position == shown.count - 1
            if columns[column.index].isRight { line += space }
            line += terminal.styled(text, cell.style)
            if !columns[column.index].isRight, !isLast { line += space }
            if !isLast { line += "  " }
        }
        return line + "\n"
    }
}
