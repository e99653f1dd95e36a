internal import ArgumentParser
internal import Logging
internal import TrustwatchCore
internal import TrustwatchService

struct RunCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "run",
        abstract: "Watches: asks each source when it is due, delivers, and keeps the digest up to date.",
        discussion: """
            The daemon: systemd starts it as trustwatch.service. SIGHUP reads feeds.conf
            again, SIGTERM and SIGINT end it.

            Examples:
              trustwatch run
              systemctl reload trustwatch
            """)

    @Flag(help: "Log every poll and every decision.")
    var verbose = false
    @OptionGroup var global: GlobalOptions

    func run() async throws {
        let settings = try global.settings(for: .polling)
        let workshop = try Workshop(global, settings)
        let tools = try workshop.tools(logLevel: verbose ? .debug : .info)
        let daemon = Daemon(
            tools: tools, systemd: Systemd(), stateDirectory: workshop.directory.path,
            reload: { [global] in
                do {
                    return .success(try global.settings(for: .polling))
                } catch {
                    return .failure(Daemon.Refusal(why: Failure(error).lines.joined(separator: "; ")))
                }
            })
        try await daemon.run(settings)
        workshop.end()
    }
}
