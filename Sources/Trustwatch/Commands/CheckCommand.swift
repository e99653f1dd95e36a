internal import ArgumentParser
internal import Curl
internal import Logging
internal import TrustwatchCore
internal import TrustwatchService
internal import TrustwatchStore

struct CheckCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Says all that is wrong with feeds.conf, with the line and the mend.",
        discussion: """
            Examples:
              trustwatch check
              trustwatch check --online
              trustwatch check --config new-feeds.conf
            """)

    @Flag(help: "Ask every source once as well; nothing is stored.")
    var online = false
    @OptionGroup var global: GlobalOptions

    func run() async throws {
        let settings = try global.settings(for: .polling)
        try Console.write("\(global.settingsFile?.path ?? "feeds.conf") is fine: \(Self.summary(settings))\n")
        if online { try await ask(settings) }
    }

    /// `2 subjects, 31 sources, 1 channel`.
    static func summary(_ settings: Settings) -> String {
        [
            settings.subjects.count.counted("subject"), settings.feeds.count.counted("source"),
            settings.channels.count.counted("channel"),
        ].joined(separator: ", ")
    }

    private func ask(_ settings: Settings) async throws {
        let bar = ProgressBar(global.terminal, noColour: global.noColour)
        // A store of its own, in memory: this is no poll.
        let tools = Tools(
            store: try Store(), transfers: Transfers(), clock: global.clock,
            log: .talk(.critical, clearsLine: bar.isShown))
        let summary = try await Round(tools: tools, settings: settings, stateDirectory: "/nonexistent").run(
            Round.Scope(force: true, dryRun: true, fetchesReports: false)
        ) { feed, done, total in bar.show(done, of: total, feed.name) }
        bar.remove()
        let order = Dictionary(settings.feeds.enumerated().map { ($1.name, $0) }) { first, _ in first }
        let reports = summary.reports.sorted { order[$0.feed.name] ?? 0 < order[$1.feed.name] ?? 0 }
        try Console.write(Self.table(reports).text(for: global.terminal))
        if let failure = PollCommand.failure(summary) { throw failure }
    }

    static func table(_ reports: [PollReport]) -> TextTable {
        var table = TextTable(columns: [.init("SOURCE", least: 16), .init("ANSWER", least: 30)])
        table.rows = reports.map { report in
            switch report.outcome {
            case .failed(let sentence):
                [.init(report.feed.name), .init(String(sentence.trimmingPrefix("\(report.feed.url): ")), .bad)]
            case .brought(let poll): [.init(report.feed.name), .init(poll.items.count.counted("item"))]
            case .read, .unchanged, .leftAlone: [.init(report.feed.name), .init("nothing new")]
            }
        }
        return table
    }
}
