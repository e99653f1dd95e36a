internal import ArgumentParser
internal import TrustwatchCore
internal import TrustwatchService
internal import TrustwatchStore

struct ReconsiderCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "reconsider",
        abstract: "Decides all stored items again, after feeds.conf or the rules changed, and says what changed.",
        discussion: """
            Nobody is notified of what it finds. What was said by `trustwatch correct`
            stays in force. It may run beside the daemon, and be broken off and run again.

            Examples:
              trustwatch reconsider
              trustwatch reconsider --format jsonl
            """)

    @OptionGroup var output: ListOptions
    @OptionGroup var global: GlobalOptions

    func run() throws {
        let settings = try global.settings(for: .reading)
        let store = try global.storeForWriting(settings)
        try store.sync(feeds: settings.feeds, subjects: settings.subjects)
        let bar = ProgressBar(global.terminal, noColour: global.noColour)
        let changes = try store.reconsider(Rules(settings)) { done, total in bar.show(done, of: total, "items") }
        bar.remove()
        if output.format == .table {
            for change in changes { try Console.write(change.text) }
        } else {
            try list(changes, output.format, for: global.terminal, ifEmpty: "") { _ in TextTable(columns: []) }
        }
        Console.note("\(changes.count.counted("item")) of \(try store.counts().items) changed")
    }
}

extension Change: Listed {
    static var columns: [String] { ["item", "title", "before", "after"] }

    var json: JSON {
        [
            "item": .string("\(after.id)"), "title": .string(after.title), "before": Self.json(before),
            "after": Self.json(after),
        ]
    }

    private static func json(_ item: Item) -> JSON {
        [
            "subjects": .strings(item.subjects), "article": .string("\(item.article)"),
            "story": .optional(item.story?.description), "inspection": .optional(item.inspection?.description),
        ]
    }
}
