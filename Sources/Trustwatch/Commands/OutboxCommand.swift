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
            commandName: "list",
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
            let store = try global.store(settings)
            let quiet = QuietChannels(settings.channels, clock: global.clock)
            let deliveries = try store.deliveries(state: only, channel: channel).map(quiet.postponed)
            let dates = DateStyle(now: global.now, isExact: output.exact)
            try list(
                deliveries, output.format, for: global.terminal,
                ifEmpty: only == nil && channel == nil
                    ? "nothing here; notifications are queued when an inspection is published"
                    : "none of those; `trustwatch outbox` lists all"
            ) { Self.table($0, of: store, quiet, dates) }
        }

        static func table(
            _ deliveries: [Delivery], of store: Store, _ quiet: QuietChannels, _ dates: DateStyle
        ) -> TextTable {
            var table = TextTable(columns: [
                .init("ID"), .init("CHANNEL"), .init("STATE"), .init("CREATED", dispensable: 2),
                .init("TITLE", least: 20, dispensable: 1), .init("NOTE", least: 18),
            ])
            table.rows = deliveries.map { delivery in
                [
                    .init(store.shortened(delivery.message.id), .faint), .init(delivery.channel),
                    .init(delivery.state.rawValue, delivery.state.style), .init(dates.text(delivery.message.created)),
                    .init(delivery.message.title), .init(note(delivery, quiet, dates)),
                ]
            }
            return table
        }

        /// Why it is not sent, and when it is tried again.
        private static func note(_ delivery: Delivery, _ quiet: QuietChannels, _ dates: DateStyle) -> String? {
            if let end = quiet.end(for: delivery) { return "quiet until \(end)" }
            guard let next = delivery.nextAttempt, next > dates.now else { return delivery.error }
            return ["again \(dates.text(next))", delivery.error].compactMap(\.self).joined(separator: ": ")
        }
    }

    struct Retry: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "retry",
            abstract: "Makes notifications due now: the named ones, else all that were given up.",
            discussion: """
                They leave with the next round of the daemon, or with `trustwatch poll`.

                Examples:
                  trustwatch outbox retry
                  trustwatch outbox retry inspection.published.v3
                """)

        @Argument(help: "What `trustwatch outbox` lists as ID.")
        var ids: [String] = []
        @Option(help: ArgumentHelp("Only to this channel.", valueName: "name"))
        var channel: String?
        @OptionGroup var global: GlobalOptions

        func run() throws {
            let settings = try global.settingsForReading()
            try check(channel, settings)
            let store = try global.storeForWriting(settings)
            let count = try store.retry(
                messages: ids.isEmpty ? nil : store.completed(ids), channel: channel, now: global.now)
            try report(count, "due now", ids)
        }
    }

    struct Drop: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "drop",
            abstract: "Gives up notifications for good; they stay listed as dead.",
            discussion: """
                Neither the daemon nor `trustwatch outbox retry` without an ID tries them again.

                Examples:
                  trustwatch outbox drop inspection.published.v3
                """)

        @Argument(help: "What `trustwatch outbox` lists as ID.")
        var ids: [String]
        @Option(help: ArgumentHelp("Only to this channel.", valueName: "name"))
        var channel: String?
        @OptionGroup var global: GlobalOptions

        func run() throws {
            let settings = try global.settingsForReading()
            try check(channel, settings)
            let store = try global.storeForWriting(settings)
            let count = try store.drop(messages: store.completed(ids), channel: channel)
            try report(count, "given up", ids)
        }
    }
}

extension Store {
    /// The id of a message without the name of the store, which all its messages have in common.
    fileprivate func shortened(_ id: String) -> String { String(id.trimmingPrefix("\(self.id).")) }

    /// Ids as somebody types them, with the store's name and without.
    fileprivate func completed(_ ids: [String]) -> [String] { ids + ids.map { "\(id).\($0)" } }
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
