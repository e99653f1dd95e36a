internal import ArgumentParser
internal import TrustwatchCore
internal import TrustwatchStore

struct StoriesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "stories",
        abstract: "Lists stories, what several outlets wrote about one event, newest first.",
        discussion: """
            Examples:
              trustwatch stories --since 30d
              trustwatch show s4
            """)

    @OptionGroup var period: PeriodOptions
    @Option(help: ArgumentHelp("Only about this subject.", valueName: "id"))
    var subject: String?
    @Option(help: ArgumentHelp("At most so many.", valueName: "number"))
    var limit: Int?
    @OptionGroup var output: ListOptions
    @OptionGroup var global: GlobalOptions

    func run() throws {
        let settings = try global.settingsForReading()
        try Names.check(subject: subject, feed: nil, in: settings)
        let now = global.now
        let isTable = output.format == .table
        let shown = limit ?? (isTable ? ItemsCommand.tableLimit : nil)
        let stories = try global.store(settings).stories(
            since: period.since?.start(now), until: period.until?.end(now), subject: subject,
            limit: shown.map { $0 + 1 })
        let dates = DateStyle(now: now, isExact: output.exact)
        try list(
            Array(stories.prefix(shown ?? .max)), output.format, for: global.terminal,
            ifEmpty: period.orElse("no stories; a story begins with the first item about a subject")
        ) { Self.table($0, dates) }
        if isTable, limit == nil, stories.count > ItemsCommand.tableLimit {
            Console.note("there are more: --limit shows so many, --since and --until a time")
        }
    }

    static func table(_ stories: [Story], _ dates: DateStyle) -> TextTable {
        var table = TextTable(columns: [
            .init("ID"), .init("NEWEST"), .init("ITEMS", isRight: true), .init("TITLE", least: 36),
            .init("OUTLETS", least: 14, dispensable: 1), .init("INSPECTION", dispensable: 2),
        ])
        table.rows = stories.map { story in
            [
                .init("\(story.id)", .faint), .init(dates.text(story.lastSeen)), .init("\(story.items.count)"),
                .init(story.title), .init(story.outlets.joined(separator: ", ")), .init(story.inspection?.description),
            ]
        }
        return table
    }
}
