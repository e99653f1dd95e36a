internal import ArgumentParser
internal import TrustwatchCore
internal import TrustwatchStore

struct TimelineCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "timeline",
        abstract: "Draws the inspections of a subject over the years, and lists them.",
        discussion: """
            The digest draws the same picture. Of several subjects it draws one each.

            Examples:
              trustwatch timeline
              trustwatch timeline birmingham
              trustwatch timeline --format json
            """)

    @Argument(help: ArgumentHelp("Only of this subject.", valueName: "id"))
    var subject: String?
    @OptionGroup var output: ListOptions
    @OptionGroup var global: GlobalOptions

    func run() throws {
        let settings = try global.settingsForReading()
        let subjects = try chosen(settings)
        let store = try global.store(settings)
        let terminal = global.terminal
        let timelines = try subjects.map { subject in
            Digest.Timeline(
                subject: subject, inspections: try store.inspections(all: false, subject: subject.id).reversed())
        }
        guard output.format == .table else {
            return try list(timelines.flatMap(\.inspections), output.format, for: terminal, ifEmpty: "") { _ in
                TextTable(columns: [])
            }
        }
        if timelines.isEmpty {
            Console.note("nothing is watched; add a [[subject]] with authority = \"…\" to feeds.conf")
        }
        let today = PartialDate(global.now)
        let texts = timelines.map { Self.text($0, until: today, on: terminal, isExact: output.exact) }
        try Console.show(texts.joined(separator: "\n"), on: terminal)
    }

    private func chosen(_ settings: Settings) throws(Failure) -> [Subject] {
        guard let subject else { return settings.subjects }
        try Names.check(subject, "subject", among: settings.subjects.map(\.id))
        guard let found = settings.subjects.first(where: { $0.id == subject }) else {
            throw Failure(
                .usage, "there is no subject \"\(subject)\"",
                hint: "feeds.conf has \(settings.subjects.map(\.id).joined(separator: ", "))")
        }
        return [found]
    }

    /// The picture, as wide as the terminal but no wider than is good for the eye, and under it what it shows.
    static func text(
        _ timeline: Digest.Timeline, until end: PartialDate, on terminal: Terminal, isExact: Bool
    ) -> String {
        let heading = terminal.styled(timeline.subject.shortName, .heading) + "\n\n"
        guard !timeline.inspections.isEmpty else {
            return heading + "No inspection is known yet; `trustwatch poll` asks the sources.\n"
        }
        let picture = TimelineText.render(timeline, until: end, width: min(terminal.width ?? 100, 140))
        return heading + picture + "\n" + table(timeline.inspections, isExact: isExact).text(for: terminal)
    }

    static func table(_ inspections: [Inspection], isExact: Bool) -> TextTable {
        var table = TextTable(columns: [
            .init("DATE"), .init("INSPECTION", least: 20), .init("RESULT", least: 16), .init("ID"),
        ])
        table.rows = inspections.map { inspection in
            let date = isExact ? inspection.listedDate?.description : inspection.listedDate?.shortWords
            return [
                .init(date), .init(inspection.words), .init(inspection.resultWords), .init("\(inspection.id)", .faint),
            ]
        }
        return table
    }
}
