/// All inspections of one subject as a drawing: years across, grades down, visits and the rest in lanes below. What is
/// full, monitoring or focused is told by shape, a grade by height, so that it can be read without colours.
struct TimelinePicture {
    private struct Mark {
        var inspection: Inspection
        var x: Int
    }

    private let graded: [Mark]
    private let visits: [Mark]
    private let others: [Mark]
    private let years: ClosedRange<Int>
    private let endX: Int

    private static let left = 164
    private static let width = 760
    private static let band = 34
    private static let bands: [(words: String, style: String)] = [
        ("Outstanding", "outstanding"), ("Good", "good"), ("Requires improvement", "requires_improvement"),
        ("Inadequate", "inadequate"),
    ]

    /// nil where no inspection has a date.
    init?(_ inspections: [Inspection], until end: PartialDate) {
        let dated = inspections.compactMap { inspection in inspection.pictureDay.map { (inspection, $0) } }
            .sorted { $0.1 < $1.1 }
        guard let first = dated.first, let last = dated.last else { return nil }
        let years = PartialDate(dayNumber: first.1).year...max(end.year, PartialDate(dayNumber: last.1).year)
        let marks = dated.map { Mark(inspection: $0.0, x: Self.x(of: $0.1, in: years)) }
        self.years = years
        endX = Self.x(of: max(end.lastDay, last.1), in: years)
        graded = marks.filter { $0.inspection.isPlotted }
        visits = marks.filter { $0.inspection.isVisit }
        others = marks.filter { !$0.inspection.isPlotted && !$0.inspection.isVisit }
    }

    func svg(title: String, id: String) -> HTML {
        var lanes: [(words: String, marks: [Mark])] = []
        if !visits.isEmpty { lanes.append(("Visits", visits)) }
        if !others.isEmpty { lanes.append(("Other", others)) }
        let bottom = Self.band * (Self.bands.count + lanes.count) + 8
        let drawnLanes = lanes.enumerated().map { number, lane in
            self.lane(lane.words, lane.marks, y: Self.band * (Self.bands.count + number) + 8)
        }
        return """
            <svg viewBox="0 0 \(Self.width) \(bottom + 26)" role="img" aria-labelledby="\(id)-title \(id)-text" \
            xmlns="http://www.w3.org/2000/svg">
            <title id="\(id)-title">\(title)</title>
            <desc id="\(id)-text">A drawing of the table that follows it.</desc>
            \(Self.bands.indices.map(drawnBand))\(axis(bottom))\(drawnLanes)\(line)\(graded.map(drawn))</svg>

            """
    }
}

extension TimelinePicture {
    private static func x(of day: Int, in years: ClosedRange<Int>) -> Int {
        let start = PartialDate(year: years.lowerBound).firstDay
        let end = PartialDate(year: years.upperBound).lastDay
        return left + 12 + (day - start) * (width - left - 28) / max(1, end - start)
    }

    private static func y(of grade: Inspection.Grade) -> Int { grade.rank * band + band / 2 }

    private func drawnBand(_ number: Int) -> HTML {
        let (words, style) = Self.bands[number]
        let y = number * Self.band
        return """
            <rect class="band \(style)" x="\(Self.left)" y="\(y)" width="\(Self.width - Self.left)" height="\(Self.band - 2)"/>
            <text x="\(Self.left - 8)" y="\(y + 21)" text-anchor="end">\(words)</text>

            """
    }

    private func lane(_ words: String, _ marks: [Mark], y: Int) -> HTML {
        let symbols = marks.map { mark in
            symbol(mark.inspection, mark.x, y + Self.band / 2, style: "", hollow: mark.inspection.isHollow)
        }
        return "<text x=\"\(Self.left - 8)\" y=\"\(y + 21)\" text-anchor=\"end\">\(words)</text>\n\(symbols)"
    }

    private func axis(_ bottom: Int) -> HTML {
        // As many labels as have room.
        let step = [1, 2, 5, 10, 20].first { years.count / $0 <= 14 } ?? 50
        let labels = years.filter { $0 % step == 0 || years.count == 1 }.map { year -> HTML in
            let x = Self.x(of: PartialDate(year: year).firstDay, in: years)
            return """
                <line class="grid" x1="\(x)" y1="0" x2="\(x)" y2="\(bottom)"/>
                <text x="\(x)" y="\(bottom + 18)" text-anchor="middle">\(HTML(source: String(year)))</text>

                """
        }
        return "\(labels)"
    }

    /// From one overall grade to the next; it ends where an inspection gives none.
    private var line: HTML {
        var path = ""
        var last: Int?
        for mark in graded {
            let y = mark.inspection.headlineGrade.map(Self.y)
            switch (last, y) {
            case (nil, let y?): path += " M\(mark.x) \(y)"
            case (_?, let y?): path += " H\(mark.x) V\(y)"
            case (_?, nil): path += " H\(mark.x)"
            case (nil, nil): break
            }
            last = y
        }
        if last != nil { path += " H\(endX)" }
        return path.isEmpty ? "" : "<path class=\"line\" d=\"\(path)\"/>\n"
    }

    /// At its overall grade; without one, at every grade that it gives, joined by a bar.
    private func drawn(_ mark: Mark) -> HTML {
        if let grade = mark.inspection.headlineGrade {
            return symbol(mark.inspection, mark.x, Self.y(of: grade), style: grade.rawValue, hollow: false)
        }
        let grades = Inspection.Grade.allCases.filter { mark.inspection.facts.grades.values.contains($0) }
        let heights = grades.map(Self.y)
        guard let top = heights.min(), let bottom = heights.max() else { return "" }
        let circles = grades.map {
            symbol(mark.inspection, mark.x, Self.y(of: $0), style: $0.rawValue, hollow: false)
        }
        return "<path class=\"line\" d=\"M\(mark.x) \(top) V\(bottom)\"/>\n\(circles)"
    }

    private func symbol(_ inspection: Inspection, _ x: Int, _ y: Int, style: String, hollow: Bool) -> HTML {
        let words = [inspection.listedDate?.words, inspection.words, inspection.resultWords].compactMap(\.self)
        let outline: HTML =
            switch inspection.shape {
            case .circle: "<circle cx=\"\(x)\" cy=\"\(y)\" r=\"8\"/>"
            case .triangle: "<path d=\"M\(x) \(y - 8) l8 14 h-16 z\"/>"
            case .diamond: "<path d=\"M\(x) \(y - 9) l8 9 l-8 9 l-8 -9 z\"/>"
            case .square: "<rect x=\"\(x - 7)\" y=\"\(y - 7)\" width=\"14\" height=\"14\"/>"
            }
        return """
            <g class="mark \(hollow ? "hollow" : style)"><title>\(words.joined(separator: ", "))</title>\(outline)</g>

            """
    }
}

extension Inspection {
    /// The grade that stands for all: the overall one, or the one that all judgements share.
    var headlineGrade: Grade? {
        if let overall = facts.grades[.overall] { return overall }
        let grades = Set(facts.grades.values)
        return grades.count == 1 ? grades.first : nil
    }

    /// When it was made public, else when it took place.
    fileprivate var pictureDay: Int? { (facts.published ?? facts.visit?.start)?.firstDay }

    fileprivate enum Shape { case circle, triangle, diamond, square }

    fileprivate var shape: Shape {
        switch facts.kind {
        case .ilacs, .sif, .slac, .childProtection: .circle
        case .monitoringVisit: .triangle
        case .focusedVisit: .diamond
        default: .square
        }
    }

    fileprivate var isFull: Bool { shape == .circle }
    fileprivate var isPlotted: Bool { isFull && status != .expected && !facts.grades.isEmpty }
    fileprivate var isVisit: Bool { facts.kind == .monitoringVisit || facts.kind == .focusedVisit }
    fileprivate var isHollow: Bool { status == .expected || isFull }
}
