internal import ArgumentParser
internal import Logging
internal import TrustwatchCore
internal import TrustwatchService
internal import TrustwatchStore

struct PollCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "poll",
        abstract: "Asks the sources once, due or not, delivers what is due and writes the digest.",
        discussion: """
            A source whose server asked to wait is left alone without --force.

            Examples:
              trustwatch poll
              trustwatch poll "BBC Birmingham" --force
              trustwatch poll --dry-run
            """)

    @Argument(help: ArgumentHelp("Only these sources.", valueName: "name"))
    var names: [String] = []
    @Flag(help: "Also sources whose servers asked to wait or are gone.")
    var force = false
    @Flag(help: "Show what would be stored and sent, and do neither.")
    var dryRun = false
    @Flag(help: "Say what each source brought.")
    var verbose = false
    @OptionGroup var global: GlobalOptions

    func run() async throws {
        let settings = try global.settings(for: .polling)
        try check(names, settings)
        let workshop = try Workshop(global, settings, rehearses: dryRun)
        let bar = ProgressBar(global.terminal, noColour: global.noColour)
        let tools = try workshop.tools(logLevel: verbose ? .debug : .warning, clearsLine: bar.isShown)
        let round = Round(tools: tools, settings: settings, stateDirectory: workshop.directory.path)
        let scope = Round.Scope(feeds: names.isEmpty ? nil : Set(names), force: force, dryRun: dryRun)
        let summary = try await round.run(scope) { feed, done, total in bar.show(done, of: total, feed.name) }
        bar.remove()
        if dryRun { try Console.write(Self.text(summary.rehearsed, settings.channels)) }
        Console.note(Self.sentence(summary, channels: settings.channels))
        workshop.end()
        if let failure = Self.failure(summary) { throw failure }
    }

    private func check(_ names: [String], _ settings: Settings) throws(Failure) {
        let known = settings.feeds.map(\.name)
        guard let unknown = names.first(where: { !known.contains($0) }) else { return }
        throw Failure(
            .usage, "there is no source \"\(unknown)\"",
            hint: Suggestion.nearest(to: unknown, among: known).map { "did you mean \"\($0)\"?" }
                ?? "`trustwatch feeds` lists them")
    }

    /// `20 sources: 12 new items from 3, nothing new from 16, 1 failed; 1 notification`. A notification is what at least
    /// one channel wants.
    static func sentence(_ summary: Round.Summary, channels: [Channel]) -> String {
        let applied = summary.applied
        let failed = summary.failures.count
        let leftAlone = summary.leftAlone.count
        let bringers = applied.count { $0.new > 0 }
        let idle = summary.reports.count - bringers - failed - leftAlone
        let messages = applied.flatMap(\.messages) + summary.reports.compactMap(\.health)
        let wanted = messages.count { message in channels.contains { $0.wants(message) } }
        let parts = [
            applied.reduce(0) { $0 + $1.new }.counted("new item") + (bringers > 0 ? " from \(bringers)" : ""),
            idle > 0 ? "nothing new from \(idle)" : nil, failed > 0 ? "\(failed) failed" : nil,
            leftAlone > 0 ? "\(leftAlone) left alone" : nil,
        ]
        return "\(summary.reports.count.counted("source")): \(parts.compactMap(\.self).joined(separator: ", "))"
            + "; \(wanted.counted("notification"))"
    }

    /// What a dry run would have stored and sent, with the reasons.
    static func text(_ rehearsed: [Applied], _ channels: [Channel]) -> String {
        let outcomes = rehearsed.flatMap(\.outcomes).map { outcome in
            "\(outcome.isNew ? "new" : "edited")  \(CleanText.line(outcome.title))\n"
                + "      \(CleanText.line(outcome.reasons.notification))\n"
        }
        let messages = rehearsed.flatMap(\.messages).map { message in
            "send  \(message.event.rawValue): \(CleanText.line(message.title))\n"
                + "      to \(names(of: channels.filter { $0.wants(message) }))\n"
        }
        return (outcomes + messages).joined()
    }

    private static func names(of channels: [Channel]) -> String {
        channels.isEmpty ? "nobody: no channel wants it" : channels.map(\.name).joined(separator: ", ")
    }

    /// The log has named the sources and the notifications that failed.
    static func failure(_ summary: Round.Summary) -> Failure? {
        let asked = summary.reports.count - summary.leftAlone.count
        // One source that is down is its own trouble; all of them at once are ours.
        if asked > 1, summary.failures.count == asked, summary.failures.allSatisfy({ $0.record.httpStatus == nil }) {
            return Failure(.unreachable, "no source could be reached", hint: "is the network up?")
        }
        if !summary.delivered {
            return Failure(
                .failed, "not every notification that was due has arrived", hint: "`trustwatch outbox` says why")
        }
        if let trouble = summary.writingTrouble { return Failure(.failed, trouble) }
        return summary.failures.isEmpty ? nil : Failure(.failed)
    }
}

extension Int {
    /// `1 source`, `20 sources`.
    func counted(_ noun: String) -> String { "\(self) \(noun)\(self == 1 ? "" : "s")" }
}
