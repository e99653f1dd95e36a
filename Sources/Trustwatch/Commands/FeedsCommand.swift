internal import ArgumentParser
internal import TrustwatchCore
internal import TrustwatchService
internal import TrustwatchStore

struct FeedsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "feeds",
        abstract: "Shows every source with its health; takes sources from and to other readers.",
        discussion: """
            Examples:
              trustwatch feeds
              trustwatch feeds --format jsonl | grep failing
              trustwatch feeds import subscriptions.opml >> feeds.conf
            """,
        subcommands: [List.self, Discover.self, Import.self, Export.self], defaultSubcommand: List.self)

    struct List: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "list",
            abstract: "Lists the sources of feeds.conf with their health.",
            discussion: """
                Examples:
                  trustwatch feeds
                  trustwatch feeds --exact --format csv > feeds.csv
                """)

        @OptionGroup var output: ListOptions
        @OptionGroup var global: GlobalOptions

        func run() throws {
            let settings = try global.settings(for: .reading)
            let records = try global.store(settings).pollRecords()
            let dates = DateStyle(now: global.now, isExact: output.exact)
            try list(
                settings.feeds.map { FeedHealth($0, records[$0.name]) }, output.format, for: global.terminal,
                ifEmpty: "no sources; add a [[feed]] to feeds.conf: `trustwatch feeds discover URL` finds its address"
            ) { Self.table($0, dates) }
        }

        static func table(_ feeds: [FeedHealth], _ dates: DateStyle) -> TextTable {
            var table = TextTable(columns: [
                .init("SOURCE", least: 16), .init("STATUS"), .init("ITEMS", isRight: true), .init("LAST SUCCESS"),
                .init("NEXT POLL", dispensable: 1), .init("BECAUSE", least: 16, dispensable: 2),
                .init("NOTE", least: 30),
            ])
            table.rows = feeds.map { feed in
                let record = feed.record
                return [
                    .init(feed.name), .init(record.status.rawValue, record.status.style), .init("\(record.items)"),
                    .init(dates.text(record.lastSuccess)),
                    .init(record.status == .gone ? "never" : record.nextPoll.map(dates.text) ?? "when asked"),
                    .init(record.nextPollReason), .init(feed.note),
                ]
            }
            return table
        }
    }
}

extension FeedHealth {
    /// What is wrong with it, without its address, which most errors begin with.
    fileprivate var note: String? {
        record.error.map { $0.trimmingPrefix("\(url): ") }.map(String.init) ?? record.trouble ?? record.warning
    }
}

extension PollRecord.Status {
    var style: Style {
        switch self {
        case .ok: .plain
        case .never: .faint
        case .failing, .gone: .bad
        }
    }
}
