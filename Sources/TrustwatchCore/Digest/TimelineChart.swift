/// All inspections of one subject laid out over the years: grades as rows from the best down, below them lanes for what
/// has no grade. Whoever draws it, in pixels or in characters, decides nothing but the strokes.
struct TimelineChart: Equatable {
    enum Shape: CaseIterable { case full, monitoring, focused, other, milestone }

    struct Mark: Equatable {
        /// Days since 1970.
        var day: Int
        var shape: Shape
        var grade: Inspection.Grade?
        /// Expected, or a full inspection whose grades nobody has said.
        var isHollow = false
        /// Beside the mark: `ILACS`, the number of a monitoring visit or of a milestone.
        var label = ""
        /// All of it, for whoever points at the mark.
        var words: String
    }

    struct Row: Equatable {
        var title: String
        /// nil for a lane.
        var grade: Inspection.Grade?
        var marks: [Mark] = []
    }

    /// A grade that stood from one day to another, and where the line goes from it.
    struct Step: Equatable {
        var row: Int
        var from: Int
        var to: Int
        /// The row of the grade that follows on the last day; nil where the line ends.
        var next: Int?
    }

    /// Grades of one inspection that gives no overall one.
    struct Bar: Equatable {
        var day: Int
        var rows: ClosedRange<Int>
    }

    let years: ClosedRange<Int>
    let rows: [Row]
    let steps: [Step]
    let bars: [Bar]

    /// nil where no inspection has a date.
    ///
    /// - Parameter end: until when the last grade stands: today.
    init?(_ inspections: [Inspection], milestones: [Milestone] = [], until end: PartialDate) {
        let dated = inspections.compactMap { inspection in inspection.chartDay.map { (inspection, day: $0) } }
            .sorted { ($0.day, $0.0.id) < ($1.day, $1.0.id) }
        guard !dated.isEmpty else { return nil }
        let days = dated.map(\.day) + milestones.map(\.date.firstDay)
        let lastDay = max(end.lastDay, days.max() ?? end.lastDay)
        years = PartialDate(dayNumber: days.min() ?? lastDay).year...PartialDate(dayNumber: lastDay).year

        let plotted = dated.filter { $0.0.isPlotted }
        var rows = Self.bands
        for (inspection, day) in plotted {
            for grade in inspection.chartGrades {
                rows[grade.rank].marks.append(inspection.mark(on: day, at: grade))
            }
        }
        let lanes: [(String, [Mark])] = [
            ("Grade not known", dated.filter { $0.0.shape == .full && !$0.0.isPlotted }.map { $0.0.mark(on: $0.day) }),
            ("Visits", dated.filter { $0.0.isVisit }.map { $0.0.mark(on: $0.day) }),
            ("Other inspections", dated.filter { $0.0.shape == .other }.map { $0.0.mark(on: $0.day) }),
            ("Milestones", milestones.enumerated().map { $1.mark(numbered: $0 + 1) }),
        ]
        self.rows = rows + lanes.filter { !$0.1.isEmpty }.map { Row(title: $0.0, marks: $0.1) }
        steps = Self.steps(plotted, until: lastDay)
        bars = plotted.compactMap { inspection, day in
            let ranks = inspection.chartGrades.map(\.rank)
            guard let best = ranks.min(), let worst = ranks.max(), best < worst else { return nil }
            return Bar(day: day, rows: best...worst)
        }
    }

    static let bands = [Inspection.Grade.outstanding, .good, .requiresImprovement, .inadequate].map {
        Row(title: $0.words.capitalisedSentence, grade: $0)
    }

    /// From one grade that stands for all to the next; the line ends where an inspection gives none.
    private static func steps(_ plotted: [(Inspection, day: Int)], until end: Int) -> [Step] {
        plotted.indices.compactMap { index in
            guard let row = plotted[index].0.headlineGrade?.rank else { return nil }
            let following = plotted.dropFirst(index + 1).first
            return Step(
                row: row, from: plotted[index].day, to: following?.day ?? end, next: following?.0.headlineGrade?.rank)
        }
    }
}

extension TimelineChart {
    /// Where a day lies in a space of so many units, from 0.
    func place(_ day: Int, in space: Int) -> Int {
        let start = PartialDate(year: years.lowerBound).firstDay
        let end = PartialDate(year: years.upperBound).lastDay
        return (day - start) * space / max(1, end - start)
    }

    /// The years to name where labels need so many units: as many as have room, so that the last ones are round.
    func labelledYears(in space: Int, each label: Int) -> [Int] {
        let step = [1, 2, 5, 10, 20].first { years.count / $0 * label <= space } ?? 50
        return years.filter { $0 % step == 0 || years.count == 1 }
    }

    /// Marks that would touch are put on levels below one another: the level of each, in the order of the places.
    ///
    /// - Parameter apart: from the place of one to that of the next.
    static func levels(_ places: [Int], apart: Int) -> [Int] {
        var free: [Int] = []
        return places.map { place in
            let level = free.firstIndex { $0 <= place } ?? free.count
            if level == free.count { free.append(0) }
            free[level] = place + apart
            return level
        }
    }

    /// What it shows, in a sentence: `Inadequate 2012, 2014 and 2016; good 2023. 4 visits.`
    var summary: String {
        let grades = steps.reduce(into: [(row: Int, years: [Int])]()) { runs, step in
            let year = PartialDate(dayNumber: step.from).year
            if runs.last?.row == step.row {
                runs[runs.count - 1].years.append(year)
            } else {
                runs.append((step.row, [year]))
            }
        }.map { run in
            let years = run.years.map(String.init)
            let list =
                years.count == 1
                ? years[0] : years.dropLast().joined(separator: ", ") + " and \(years[years.count - 1])"
            return "\(rows[run.row].title.lowercased()) \(list)"
        }
        let lanes = rows.dropFirst(Self.bands.count).map { "\($0.title.lowercased()): \($0.marks.count)" }
        return [grades, lanes].filter { !$0.isEmpty }.map { $0.joined(separator: "; ").capitalisedSentence + "." }
            .joined(separator: " ")
    }
}

extension Inspection {
    /// The grade that stands for all: the overall one, or the one that all judgements share.
    var headlineGrade: Grade? {
        facts.grades[.overall] ?? facts.grades.shared
    }

    /// Where it stands among the rows: its grade, or, where there is no overall one, every grade that it gives.
    fileprivate var chartGrades: [Grade] {
        if let headlineGrade { return [headlineGrade] }
        return Grade.allCases.filter { grade in facts.grades.contains { $0.grade == grade } }
    }

    /// When it was made public, else when it took place.
    fileprivate var chartDay: Int? { (facts.published ?? facts.visit?.start)?.firstDay }

    fileprivate var shape: TimelineChart.Shape {
        switch facts.kind {
        case .monitoringVisit: .monitoring
        case .focusedVisit: .focused
        case let kind?: kind.isFull ? .full : .other
        case nil: .other
        }
    }

    fileprivate var isPlotted: Bool { shape == .full && status != .expected && !facts.grades.isEmpty }
    fileprivate var isVisit: Bool { shape == .monitoring || shape == .focused }

    fileprivate func mark(on day: Int, at grade: Grade? = nil) -> TimelineChart.Mark {
        let words = [listedDate?.words, self.words, resultWords].compactMap(\.self).joined(separator: ", ")
        let label = facts.kind.flatMap { $0.isFull ? $0.shortName : facts.ordinal.map(String.init) } ?? ""
        return TimelineChart.Mark(
            day: day, shape: shape, grade: grade, isHollow: status == .expected || (shape == .full && grade == nil),
            label: label, words: words)
    }
}

extension Inspection.Kind {
    fileprivate var shortName: String {
        switch self {
        case .ilacs, .sif, .slac: rawValue.uppercased()
        default: ""
        }
    }
}

extension Milestone {
    fileprivate func mark(numbered number: Int) -> TimelineChart.Mark {
        TimelineChart.Mark(
            day: date.firstDay, shape: .milestone, label: String(number),
            words: "\(date.words): \(CleanText.line(words))")
    }
}
