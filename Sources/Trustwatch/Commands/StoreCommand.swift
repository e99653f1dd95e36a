internal import ArgumentParser
internal import TrustwatchCore
internal import TrustwatchStore

struct StoreCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "store",
        abstract: "Looks after the store: checks its file, drops what is about no subject.",
        discussion: """
            Examples:
              trustwatch store check
              trustwatch store prune --before 30d
            """,
        subcommands: [Check.self, Prune.self])

    struct Check: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "check",
            abstract: "Reads the whole store and says what is wrong with it, while the daemon runs.",
            discussion: """
                Exit status 65 where it is damaged.

                Examples:
                  trustwatch store check
                """)

        @OptionGroup var global: GlobalOptions

        func run() throws {
            let settings = try global.settingsForReading()
            let path = try global.stateDirectory(settings) + "/" + Store.fileName
            let store = try Store(path: path, access: .readOnly)
            let damage = try store.check()
            guard damage.isEmpty else {
                for sentence in damage { try Console.write("\(sentence)\n") }
                throw Failure(
                    .badData, "\(path) is damaged",
                    hint: "keep a copy of it, and put a backup in its place with `trustwatch restore`")
            }
            try Console.write("\(path) is in order: \(Self.summary(try store.counts()))\n")
        }

        /// `1200 items, 17 of them about a subject, 9 stories, 11 inspections`.
        static func summary(_ counts: Counts) -> String {
            [
                counts.items.counted("item"), "\(counts.relevant) of them about a subject",
                counts.stories == 1 ? "1 story" : "\(counts.stories) stories", counts.inspections.counted("inspection"),
            ].joined(separator: ", ")
        }
    }

    struct Prune: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "prune",
            abstract: "Drops items about no subject now, as the daemon does in time.",
            discussion: """
                They stay known, so that none comes back as new. The file keeps its size;
                what is free in it is used again.

                Examples:
                  trustwatch store prune
                  trustwatch store prune --before 2026-01-01
                """)

        @Option(
            help: ArgumentHelp(
                "First seen before this day, instant or time ago; [store] keep-unmatched by default.", valueName: "time"
            ))
        var before: Moment?
        @OptionGroup var global: GlobalOptions

        func run() throws {
            let settings = try global.settingsForReading()
            let before = self.before ?? .ago(settings.store.keepUnmatched)
            let count = try global.storeForWriting(settings).prune(before: before.start(global.now))
            Console.note("\(count.counted("item")) about no subject dropped")
        }
    }
}
