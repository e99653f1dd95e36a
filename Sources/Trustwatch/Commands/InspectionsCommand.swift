internal import ArgumentParser
internal import TrustwatchCore
internal import TrustwatchStore

struct InspectionsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "inspections",
        abstract: "Lists inspections, subject by subject, oldest first.",
        discussion: """
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
        let inspections = try global.store(settings).inspections(all: all, subject: subject).filter {
            guard since > .min || until < .max else { return true }
            guard let day = $0.facts.published ?? $0.facts.visit?.start else { return false }
            return day.lastDay >= since && day.firstDay < until
        }
        try list(
            inspections, output.format, for: global.terminal,
            ifEmpty: all
                ? "no inspections yet" : "no inspections of a subject yet; --all shows those of other authorities"
        ) { Self.table($0) }
    }

    static func table(_ inspections: [Inspection]) -> TextTable {
        var table = TextTable(columns: [
            .init("ID"), .init("AUTHORITY", least: 10), .init("PUBLISHED"), .init("VISIT", dispensable: 2),
            .init("KIND", least: 16), .init("GRADES", least: 12), .init("STATUS"),
            .init("SOURCES", isRight: true, dispensable: 1),
        ])
        table.rows = inspections.map { inspection in
            let facts = inspection.facts
            return [
                .init("\(inspection.id)", .faint), .init(inspection.authority), .init(facts.published?.description),
                .init(facts.visit.map { ($0.end ?? $0.start).description }), .init(inspection.words),
                .init(inspection.gradesInShort), .init(inspection.status.rawValue), .init("\(inspection.sources)"),
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
