internal import ArgumentParser
internal import Foundation

/// `manual`: how the build makes the manual pages.
struct ManualCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "manual",
        abstract: "Prints trustwatch(1), or a page of docs/ as a page of section 5.",
        discussion: """
            Examples:
              trustwatch manual | man -l -
              trustwatch manual docs/feeds-conf.md | man -l -
            """,
        shouldDisplay: false)

    @Argument(help: "A page in Markdown.", completion: .file(extensions: ["md"]))
    var page: String?

    func run() throws {
        guard let page else { return try Console.write(try CommandManual.render()) }
        guard let data = FileManager.default.contents(atPath: page) else {
            throw Failure(.missingFile, "\(page) does not exist or cannot be read")
        }
        try Console.write(MarkdownManual.render(String(decoding: data, as: UTF8.self), section: 5))
    }
}
