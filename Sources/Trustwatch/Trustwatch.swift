internal import ArgumentParser
internal import Foundation
internal import TrustwatchCore
internal import TrustwatchService

@main
struct Trustwatch: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Tells people, once, when an inspection of a children's service is published.",
        discussion: """
            Results go to standard output, everything else to standard error.

            Settings: --config, else $TRUSTWATCH_CONFIG, else ./feeds.conf, else
            /etc/trustwatch/feeds.conf.

            State: --state, else $STATE_DIRECTORY, else [store] directory of feeds.conf,
            else /var/lib/trustwatch where there is one, else
            ~/.local/state/trustwatch.

            Exit status:
              0   fine
              1   it ran, but something it was asked to do failed
              64  wrong usage
              65  bad data in a named file
              66  a named file is missing
              69  nothing could be reached
              70  internal error
              73  the state directory cannot be made, read or written
              74  I/O error
              75  another process holds the state directory
              78  error in feeds.conf
            """,
        version: Version.words,
        groupedSubcommands: [
            CommandGroup(name: "Watch", subcommands: [RunCommand.self, PollCommand.self, CheckCommand.self]),
            CommandGroup(
                name: "Ask",
                subcommands: [
                    ItemsCommand.self, SearchCommand.self, ShowCommand.self, ExplainCommand.self, StoriesCommand.self,
                    InspectionsCommand.self, TimelineCommand.self, FeedsCommand.self,
                ]),
            CommandGroup(name: "Teach", subcommands: [CorrectCommand.self, ReconsiderCommand.self]),
            CommandGroup(name: "Tell", subcommands: [DigestCommand.self, OutboxCommand.self, NotifyCommand.self]),
            CommandGroup(
                name: "Keep",
                subcommands: [
                    BackfillCommand.self, BackupCommand.self, RestoreCommand.self, StoreCommand.self,
                ]),
            CommandGroup(name: "Read files", subcommands: [ParseCommand.self, ReportCommand.self, ManualCommand.self]),
        ]
    )

    /// As ArgumentParser's own, but for our errors, which have a status each.
    static func main() async {
        do {
            try checkCommand()
            var command = try await asyncParseAsRoot()
            do {
                if var command = command as? any AsyncParsableCommand {
                    try await command.run()
                } else {
                    try command.run()
                }
            } catch let error where !isParserError(error) {
                let failure = Failure(error)
                for line in failure.lines { Console.note(line) }
                Foundation.exit(failure.status.rawValue)
            }
        } catch {
            exit(withError: error)
        }
    }

    /// ArgumentParser suggests options, but no commands.
    private static func checkCommand() throws {
        guard let word = CommandLine.arguments.dropFirst().first, !word.hasPrefix("-"), word != "help" else { return }
        let names = configuration.subcommands.compactMap { $0.configuration.commandName }
        guard !names.contains(word) else { return }
        let nearest = Suggestion.nearest(to: word, among: names)
        throw ValidationError(
            "There is no command '\(word)'." + (nearest.map { " Did you mean '\($0)'?" } ?? ""))
    }

    /// What ArgumentParser itself prints and turns into a status: help, version, wrong usage, a bare exit code.
    private static func isParserError(_ error: any Error) -> Bool {
        error is CleanExit || error is ValidationError || error is ExitCode || exitCode(for: error) == .success
            || exitCode(for: error) == .validationFailure
    }
}
