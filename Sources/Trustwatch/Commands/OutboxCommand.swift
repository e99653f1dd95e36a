internal import ArgumentParser
internal import TrustwatchCore
internal import TrustwatchStore

struct OutboxCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "outbox",
        abstract: "Shows what waits to be delivered, what was sent and what was given up.",
        discussion: """
            Examples:
              trustwatch outbox
              trustwatch outbox list --only dead
              trustwatch outbox retry
              trustwatch outbox drop ID
            """,
        subcommands: [List.self, Retry.self, Drop.self], defaultSubcommand: List.self)

    struct List: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Lists notifications, oldest first.",
            discussion: """
                Examples:
                  trustwatch outbox list --only dead
                  trustwatch outbox list --channel mail --format json
                """)

        @Option(help: "Only those that are pending, sent or dead.")
        var only: Delivery.State?
        @Option(help: ArgumentHelp("Only those of this channel.", valueName: "name"))
        var channel: String?
        @OptionGroup var output: ListOptions
        @OptionGroup var global: GlobalOptions

        func run() throws {
            let settings = try global.settingsForReading()
            try check(channel, settings)
            let deliveries = try global.store(settings).deliveries(state: only, channel: channel)
            let dates = DateStyle(now: global.now, isExact: output.exact)
            try list(
                deliveries, output.format, for: global.terminal,
                ifEmpty: "nothing here; notifications are queued when an inspection is published"
            ) { Self.table($0, dates) }
        }

        static func table(_ deliveries: [Delivery], _ dates: DateStyle) -> TextTable {
            var table = TextTable(columns: [
                .init("ID", least: 10), .init("CREATED", dispensable: 2), .init("CHANNEL"), .init("STATE"),
                .init("NEXT TRY", dispensable: 1), .init("TITLE", least: 20), .init("ERROR", least: 12),
            ])
            table.rows = deliveries.map { delivery in
                [
                    .init(delivery.message.id, .faint), .init(dates.text(delivery.message.created)),
                    .init(delivery.channel),
                    .init(delivery.state.rawValue, delivery.state.style), .init(delivery.nextAttempt.map(dates.text)),
                    .init(delivery.message.title), .init(delivery.error),
                ]
            }
            return table
        }
    }

    struct Retry: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Makes notifications due now: the named ones, else all that were given up.",
            discussion: """
                They leave with the next round of the daemon, or with `trustwatch poll`.

                Examples:
                  trustwatch outbox retry
                  trustwatch outbox retry 9f86d081884c7d65.inspection.published.v3
                """)

        @Argument(help: "What `trustwatch outbox` lists as ID.")
        var ids: [String] = []
        @Option(help: ArgumentHelp("Only to this channel.", valueName: "name"))
        var channel: String?
        @OptionGroup var global: GlobalOptions

        func run() throws {
            let settings = try global.settingsForReading()
            try check(channel, settings)
            let count = try global.storeForWriting(settings).retry(
                messages: ids.isEmpty ? nil : ids, channel: channel, now: global.now)
            try report(count, "due now", ids)
        }
    }

    struct Drop: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Gives up notifications for good; they stay listed as dead.",
            discussion: """
                Neither the daemon nor `trustwatch outbox retry` without an ID tries them again.

                Examples:
                  trustwatch outbox drop 9f86d081884c7d65.inspection.published.v3
                """)

        @Argument(help: "What `trustwatch outbox` lists as ID.")
        var ids: [String]
        @Option(help: ArgumentHelp("Only to this channel.", valueName: "name"))
        var channel: String?
        @OptionGroup var global: GlobalOptions

        func run() throws {
            let settings = try global.settingsForReading()
            try check(channel, settings)
            let count = try global.storeForWriting(settings).drop(messages: ids, channel: channel)
            try report(count, "given up", ids)
        }
    }
}

private func check(_ channel: String?, _ settings: Settings) throws {
    if let channel { try Names.check(channel, "channel", among: settings.channels.map(\.name)) }
}

/// How many deliveries changed; a failure where some were named and none is there.
private func report(_ count: Int, _ what: String, _ ids: [String]) throws(Failure) {
    guard count > 0 || ids.isEmpty else {
        throw Failure(
            .failed, "no notification that could be changed has that id", hint: "`trustwatch outbox` lists them")
    }
    Console.note("\(count) \(count == 1 ? "delivery" : "deliveries") \(what)")
}

extension Delivery.State: ExpressibleByArgument {
    var style: Style {
        switch self {
        case .pending: .waiting
        case .sent: .plain
        case .dead: .bad
        }
    }
}
