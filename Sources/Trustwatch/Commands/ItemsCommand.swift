internal import ArgumentParser
internal import TrustwatchCore
internal import TrustwatchStore

struct ItemsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "items",
        abstract: "Lists stored items, newest first.",
        discussion: """
            Only items about a subject, unless --all. A table stops at 50 rows; other
            formats have no limit.

            Examples:
              trustwatch items --since 7d
              trustwatch items --subject birmingham --format csv > items.csv
              trustwatch items --story s4
            """)

    @OptionGroup var period: PeriodOptions
    @Option(help: ArgumentHelp("Only about this subject.", valueName: "id"))
    var subject: String?
    @Option(help: ArgumentHelp("Only from this source.", valueName: "name"))
    var feed: String?
    @Option(help: ArgumentHelp("Only of this story.", valueName: "id"))
    var story: Story.ID?
    @Flag(help: "Items about no subject as well.")
    var all = false
    @Option(help: ArgumentHelp("At most so many.", valueName: "number"))
    var limit: Int?
    @OptionGroup var output: ListOptions
    @OptionGroup var global: GlobalOptions

    /// More rows than a screen takes help nobody.
    static let tableLimit = 50

    func run() throws {
        let settings = try global.settingsForReading()
        try Names.check(subject: subject, feed: feed, in: settings)
        let store = try global.store(settings)
        guard output.format == .table else {
            var writer = ListWriter(output.format)
            try store.forEachItem(query(limit)) { try writer.add($0.json) }
            return try writer.finish(Item.columns)
        }
        let limit = self.limit ?? Self.tableLimit
        // One more than is shown tells whether there are more.
        let items = try store.items(query(limit + 1))
        let dates = DateStyle(now: global.now, isExact: output.exact)
        try list(
            Array(items.prefix(limit)), .table, for: global.terminal,
            ifEmpty: period.orElse(
                all
                    ? "no items; `trustwatch poll` fetches the sources"
                    : "no items about a subject; --all shows the others")
        ) { Self.table($0, dates) }
        if items.count > limit, self.limit == nil {
            Console.note("there are more: --limit shows so many, --since and --until a time")
        }
    }

    private func query(_ limit: Int?) -> ItemQuery {
        let now = global.now
        var query = ItemQuery()
        query.since = period.since?.start(now)
        query.until = period.until?.end(now)
        query.subject = subject
        query.feed = feed
        query.story = story
        query.all = all
        query.limit = limit
        return query
    }

    static func table(_ items: [Item], _ dates: DateStyle) -> TextTable {
        var table = TextTable(columns: [
            .init("ID"), .init("SEEN"), .init("SOURCE", least: 14), .init("TITLE", least: 36),
            .init("STORY", dispensable: 2), .init("INSPECTION", dispensable: 1),
        ])
        table.rows = items.map { item in
            [
                .init("\(item.id)", .faint), .init(dates.text(item.firstSeen)), .init(item.feed), .init(item.title),
                .init(item.story?.description), .init(item.inspection?.description),
            ]
        }
        return table
    }
}

extension Identifier: ExpressibleByArgument {
    init?(argument: String) {
        self.init(argument)
    }
}
