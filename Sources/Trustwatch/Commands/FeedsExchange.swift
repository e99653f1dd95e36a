internal import ArgumentParser
internal import Foundation
internal import TrustwatchCore
internal import TrustwatchService

extension FeedsCommand {
    struct Import: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "import",
            abstract: "Prints the [[feed]] tables for another reader's subscriptions (OPML); edits nothing.",
            discussion: """
                Sources that feeds.conf has already are left out.

                Examples:
                  trustwatch feeds import subscriptions.opml >> feeds.conf
                """)

        @Argument(help: "An OPML file.", completion: .file(extensions: ["opml", "xml"]))
        var file: String
        @OptionGroup var global: GlobalOptions

        func run() throws {
            guard let data = FileManager.default.contents(atPath: file) else {
                throw Failure(.missingFile, "\(file) does not exist or cannot be read")
            }
            let settings = try global.settingsForReading()
            let outlines: [OPML.Outline]
            do {
                outlines = try OPML.read(Array(data))
            } catch {
                throw Failure(.badData, "\(file) cannot be imported: \(error.why)")
            }
            let known = Set(settings.feeds.map(\.url))
            let new = outlines.filter { !known.contains($0.url) }
            try Console.write(FeedsConf.tables(for: new, taken: settings.feeds.map(\.name)))
            Console.note("\(new.count) to add, \(outlines.count - new.count) in feeds.conf already")
        }
    }

    struct Export: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "export",
            abstract: "Prints the feeds of feeds.conf as OPML for other readers.",
            discussion: """
                Pages are left out: no other reader could read them.

                Examples:
                  trustwatch feeds export > trustwatch.opml
                """)

        @OptionGroup var global: GlobalOptions

        func run() throws {
            let feeds = try global.settings(for: .reading).feeds.filter {
                $0.kind == .feed && !$0.url.hasPrefix("file:")
            }
            try Console.write(OPML.write(feeds.map { OPML.Outline(name: $0.name, url: $0.url) }))
        }
    }
}
