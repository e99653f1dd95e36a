internal import ArgumentParser
internal import TrustwatchCore
internal import TrustwatchStore

struct InspectionsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "inspections",
        abstract: "Lists inspections, subject by subject, oldest first.",
        discussion: """
            The change is that from the last inspection of the same service that was
            graded.

            Examples:
              trustwatch inspections
              trustwatch inspections --all --since 2026-01-01
              trustwatch inspections --format json | jq '.[] | .grades'
            """)

    @OptionGroup var period: PeriodOptions
    @Option(help: ArgumentHelp("Only of this subject, or of this authority by its slug.", valueName: "id"))
    var subject: String?
    @Flag(help: "Those of authorities that nobody watches as well.")
    var all = false
    @OptionGroup var output: ListOptions
    @OptionGroup var global: GlobalOptions

    func run() throws {
        let settings = try global.settingsForReading()
        if let subject {
            try Names.check(subject, "subject", among: settings.subjects.map(\.id) + Authorities.all.map(\.slug))
        }
        let now = global.now
        let since = period.since.map { PartialDate($0.start(now)).firstDay } ?? .min
        let until = period.until.map { PartialDate($0.end(now)).firstDay } ?? .max
        let history = try global.store(settings).inspections(all: all, subject: subject)
        let listed = history.filter {
            guard since > .min || until < .max else { return true }
            guard let day = $0.facts.published ?? $0.facts.visit?.start else { return false }
            return day.lastDay >= since && day.firstDay < until
        }
        let byAuthority = Dictionary(grouping: history, by: \.authority)
        try list(
            listed.map { Row(inspection: $0, previous: $0.lastGraded(in: byAuthority[$0.authority] ?? [])) },
            output.format, for: global.terminal,
            ifEmpty: period.orElse(
                all
                    ? "no inspections yet; `trustwatch poll` asks the sources"
                    : "no inspections of a subject yet; --all shows those of other authorities")
        ) { Self.table($0) }
    }

    /// An inspection beside the last one of that authority's service that was graded.
    struct Row: Listed {
        var inspection: Inspection
        var previous: Inspection?

        private var changes: [GradeChange] {
            previous.map { inspection.gradeChanges(since: $0).filter { $0.before != nil } } ?? []
        }

        /// `up from good`, of the overall judgement; without one, how many judgements went where: `2 up, 1 down`.
        var change: String? {
            if let overall = changes.first(where: { $0.area == .overall }) { return overall.beforeWords }
            guard !changes.isEmpty else { return nil }
            let ways = ["up", "down"].compactMap { way in
                let count = changes.count { $0.beforeWords?.hasPrefix(way) ?? false }
                return count > 0 ? "\(count) \(way)" : nil
            }
            return ways.isEmpty ? "as before" : ways.joined(separator: ", ")
        }

        static var columns: [String] { Inspection.columns + ["previous", "change"] }

        var json: JSON {
            .object(
                inspection.json.members + [
                    JSON.Member("previous", .optional(previous.map { "\($0.id)" })),
                    JSON.Member("change", .optional(change)),
                ])
        }
    }

    static func table(_ rows: [Row]) -> TextTable {
        var table = TextTable(columns: [
            .init("ID"), .init("AUTHORITY", least: 10), .init("PUBLISHED"), .init("VISIT", dispensable: 3),
            .init("KIND", least: 26), .init("GRADES", least: 12), .init("CHANGE", dispensable: 4),
            .init("STATUS", dispensable: 1), .init("SOURCES", isRight: true, dispensable: 2),
        ])
        table.rows = rows.map { row in
            let inspection = row.inspection
            let facts = inspection.facts
            return [
                .init("\(inspection.id)", .faint), .init(inspection.authority), .init(facts.published?.description),
                .init(facts.visit.map { ($0.end ?? $0.start).description }), .init(inspection.words),
                .init(inspection.gradesInShort), .init(row.change), .init(inspection.status.rawValue),
                .init("\(inspection.sources)"),
            ]
        }
        return table
    }
}

extension Inspection {
    /// `good`, where one word says it; else what was judged how.
    var gradesInShort: String {
        if let verdict { return verdict }
        return Area.allCases.compactMap { area in facts.grades[area].map { "\(area.words): \($0.words)" } }
            .joined(separator: ", ")
    }
}
