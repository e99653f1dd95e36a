internal import ArgumentParser
internal import TrustwatchCore
internal import TrustwatchService
internal import TrustwatchStore

struct CorrectCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "correct",
        abstract: "Says by hand what an item is about, or where it belongs; that wins over the rules.",
        discussion: """
            It is kept in the store, holds for all copies of the article, those to come
            as well, and is added to what was said before. Nobody is notified.

            Examples:
              trustwatch correct i17 --subject birmingham
              trustwatch correct i17 --not-subject birmingham
              trustwatch correct i17 --story s4 --inspection v3
              trustwatch correct i17 --story new --inspection none
              trustwatch correct i17 --undo
            """)

    @Argument(help: "Of an item (i17).")
    var id: Item.ID
    @Option(help: ArgumentHelp("It is about this subject.", valueName: "id"))
    var subject: [String] = []
    @Option(help: ArgumentHelp("It is not about this subject.", valueName: "id"))
    var notSubject: [String] = []
    @Option(help: ArgumentHelp("It belongs to this story, or with \"new\" to one of its own.", valueName: "id"))
    var story: Target<Story>?
    @Option(help: ArgumentHelp("It tells of this inspection, or of \"none\".", valueName: "id"))
    var inspection: Target<Inspection>?
    @Flag(help: "Takes back all that was said of it and its copies.")
    var undo = false
    @OptionGroup var global: GlobalOptions

    func validate() throws {
        let says = !subject.isEmpty || !notSubject.isEmpty || story != nil || inspection != nil
        guard says != undo else {
            throw ValidationError(
                "Say what is to be corrected: --subject, --not-subject, --story or --inspection; or --undo alone.")
        }
        if let both = subject.first(where: notSubject.contains) {
            throw ValidationError("It cannot be about '\(both)' and not.")
        }
    }

    func run() throws {
        let settings = try global.settings(for: .reading)
        for name in subject + notSubject where !settings.subjects.contains(where: { $0.id == name }) {
            let nearest = Suggestion.nearest(to: name, among: settings.subjects.map(\.id))
            throw Failure(
                .usage, "there is no subject \"\(name)\"",
                hint: nearest.map { "did you mean \"\($0)\"?" } ?? "feeds.conf names them")
        }
        let store = try global.storeForWriting(settings)
        try check(store)
        let changes = try store.correct(id, undo ? nil : wish, by: Rules(settings), now: global.now)
        for change in changes { try Console.write(change.text) }
        Console.note(
            undo
                ? "the rules decide about \(id) again" + (changes.isEmpty ? "; nothing changed" : "")
                : "kept" + (changes.isEmpty ? "; nothing changed" : "")
                    + ": `trustwatch correct \(id) --undo` takes it back")
    }

    private var wish: Wish {
        var wish = Wish()
        for subject in subject { wish.subjects[subject] = true }
        for subject in notSubject { wish.subjects[subject] = false }
        wish.story = story?.group
        wish.inspection = inspection?.group
        return wish
    }

    private func check(_ store: Store) throws {
        guard try store.item(id) != nil else { throw StoredID.item(id).missing }
        if case .existing(let story)? = story?.group, try store.story(story) == nil {
            throw StoredID.story(story).missing
        }
        if case .existing(let inspection)? = inspection?.group, try store.inspection(inspection) == nil {
            throw StoredID.inspection(inspection).missing
        }
    }
}

/// An id, or a word for none of those that there are.
struct Target<Entity: Lettered & Sendable>: ExpressibleByArgument {
    var group: Wish.Group<Identifier<Entity>>

    init?(argument: String) {
        if argument == "new" || argument == "none" {
            group = .apart
        } else if let id = Identifier<Entity>(argument) {
            group = .existing(id)
        } else {
            return nil
        }
    }
}

extension Change {
    /// The item, and a line for each thing that changed.
    var text: String {
        let lines = differences.map { "  \($0.what): \($0.before ?? "none") -> \($0.after ?? "none")\n" }
        return "\(after.id)  \(CleanText.line(after.title))\n" + lines.joined()
    }

    private var differences: [(what: String, before: String?, after: String?)] {
        func subjects(_ item: Item) -> String? { item.subjects.isEmpty ? nil : item.subjects.joined(separator: ", ") }
        let all = [
            ("subjects", subjects(before), subjects(after)), ("article", "\(before.article)", "\(after.article)"),
            ("story", before.story?.description, after.story?.description),
            ("inspection", before.inspection?.description, after.inspection?.description),
        ]
        return all.filter { $0.1 != $0.2 }
    }
}
