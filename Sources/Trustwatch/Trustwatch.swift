internal import ArgumentParser

@main
struct Trustwatch: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Tells, once, when a new inspection is published.", subcommands: [ParseCommand.self])
}
