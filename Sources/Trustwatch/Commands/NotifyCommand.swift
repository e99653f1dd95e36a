internal import ArgumentParser
internal import Curl
internal import Foundation
internal import TrustwatchCore
internal import TrustwatchService

struct NotifyCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "notify",
        abstract: "Tries channels.",
        discussion: """
            Examples:
              trustwatch notify test mail
            """,
        subcommands: [Test.self])

    struct Test: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "test",
            abstract: "Sends a test message over a channel at once; the outbox knows nothing of it.",
            discussion: """
                Examples:
                  trustwatch notify test mail
                """)

        @Argument(help: "A [[notify]] of feeds.conf.")
        var channel: String
        @OptionGroup var global: GlobalOptions

        func run() async throws {
            let settings = try global.settings(for: .polling)
            guard let channel = settings.channels.first(where: { $0.name == self.channel }) else {
                let names = settings.channels.map(\.name)
                throw Failure(
                    .usage, "there is no channel \"\(self.channel)\"",
                    hint: names.isEmpty
                        ? "add a [[notify]] to feeds.conf"
                        : Suggestion.nearest(to: self.channel, among: names).map { "did you mean \"\($0)\"?" }
                            ?? "feeds.conf has \(names.joined(separator: ", "))")
            }
            let notifier = Notifier(
                transfers: Transfers(), clock: global.clock, userAgent: UserAgent.words(contact: settings.contact))
            // Of no store, so that no two tests have one id.
            let message = MessageWriter(store: UUID().uuidString.lowercased(), now: global.now).test(
                channel: channel.name)
            guard case .failed(let reason, _, _) = await notifier.deliver(message, to: channel) else {
                return Console.note("\(channel.name) has taken the test message")
            }
            throw Failure(.failed, "\(channel.name) did not take the test message: \(reason)")
        }
    }
}
