internal import ArgumentParser
internal import TrustwatchCore
internal import TrustwatchService

struct CheckCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Says all that is wrong with feeds.conf, with the line and the mend.",
        discussion: """
            Examples:
              trustwatch check
              trustwatch check --config new-feeds.conf
            """)

    @OptionGroup var global: GlobalOptions

    func run() async throws {
        let settings = try global.settings(for: .polling)
        try Console.write("\(global.settingsFile?.path ?? "feeds.conf") is fine: \(Self.summary(settings))\n")
    }

    /// `2 subjects, 31 sources, 1 channel`.
    static func summary(_ settings: Settings) -> String {
        func count(_ number: Int, _ noun: String) -> String { "\(number) \(noun)\(number == 1 ? "" : "s")" }
        return [
            count(settings.subjects.count, "subject"), count(settings.feeds.count, "source"),
            count(settings.channels.count, "channel"),
        ].joined(separator: ", ")
    }
}
