internal import ArgumentParser
internal import Foundation
internal import TrustwatchCore
internal import TrustwatchService
internal import TrustwatchStore

struct DigestCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "digest",
        abstract: "Prints the digest: what is new, the timelines, the sources that fail.",
        discussion: """
            Examples:
              trustwatch digest
              trustwatch digest --since 30d --format html --output digest.html
            """)

    @Option(help: ArgumentHelp("From this day, instant or time ago on; [digest] period by default.", valueName: "time"))
    var since: Moment?
    @Option(help: "How to write: markdown, html, atom or json.")
    var format = Settings.DigestSettings.Format.markdown
    @Option(help: ArgumentHelp("Into this file, which is replaced whole.", valueName: "file"), completion: .file())
    var output: String?
    @OptionGroup var global: GlobalOptions

    func run() throws {
        let settings = try global.settings(for: .reading)
        let now = global.now
        let start = since?.start(now) ?? Moment.ago(settings.digest.period).start(now)
        let digest = try global.store(settings).digest(
            since: start, now: now, subjects: settings.subjects, feeds: settings.feeds)
        let text = format.render(digest)
        guard let output else {
            let width = format == .markdown ? global.terminal.width : nil
            return try Console.show(width.map { text.folded(to: $0) } ?? text, on: global.terminal)
        }
        do {
            try Data(text.utf8).write(to: URL(filePath: output), options: .atomic)
        } catch {
            throw Failure(.inputOutput, "\(output) cannot be written: \(error.localizedDescription)")
        }
    }
}

extension Settings.DigestSettings.Format: ExpressibleByArgument {}
