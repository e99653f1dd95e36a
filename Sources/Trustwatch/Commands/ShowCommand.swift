internal import ArgumentParser
internal import TrustwatchCore
internal import TrustwatchStore

struct ShowCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: "Shows one item, story or inspection in full.",
        discussion: """
            Examples:
              trustwatch show v3
              trustwatch show i17 --format json
            """)

    @Argument(help: "Of an item (i17), a story (s4) or an inspection (v3).")
    var id: StoredID
    @OptionGroup var output: ListOptions
    @OptionGroup var global: GlobalOptions

    func run() throws {
        let store = try global.store(try global.settingsForReading())
        let terminal = global.terminal
        let dates = DateStyle(now: global.now, isExact: output.exact)
        switch id {
        case .item(let id):
            guard let item = try store.item(id) else { throw self.id.missing }
            try show(item) { Self.card(item, on: terminal) }
        case .story(let id):
            guard let story = try store.story(id) else { throw self.id.missing }
            try show(story) {
                Self.card(story, on: terminal) + "\n" + (try Self.items(of: story.items, store, dates, terminal))
            }
        case .inspection(let id):
            guard let inspection = try store.inspection(id) else { throw self.id.missing }
            let conflicts = inspection.conflicts(among: try store.said(of: inspection))
            try show(Shown(inspection: inspection, conflicts: conflicts)) {
                Self.card(inspection, conflicts, on: terminal) + "\n"
                    + (try Self.items(of: inspection.items, store, dates, terminal))
            }
        }
    }

    private func show(_ value: some JSONConvertible, card: () throws -> String) throws {
        switch output.format {
        case .table: try Console.show(try card(), on: global.terminal)
        case .json, .jsonl: try Console.write(value.json.text + "\n")
        case .csv: try Console.write(CSVText.heading(value.json.members.map(\.name)) + CSVText.line(value.json.members))
        }
    }

    private static func items(
        of ids: [Item.ID], _ store: Store, _ dates: DateStyle, _ terminal: Terminal
    ) throws -> String {
        ItemsCommand.table(try ids.compactMap { try store.item($0) }, dates).text(for: terminal)
    }

    static func card(_ item: Item, on terminal: Terminal) -> String {
        var card = Card(item.id, item.title, on: terminal)
        card.add("source", item.feed)
        card.add("author", item.author)
        card.add("published", item.published?.words)
        card.add("first seen", item.firstSeen.words)
        card.add("address", item.url)
        card.add("subjects", item.subjects.joined(separator: ", "))
        card.add("article", "\(item.article)")
        card.add("story", item.story?.description)
        card.add("inspection", item.inspection?.description)
        card.add("summary", item.summary)
        return card.text
    }

    static func card(_ story: Story, on terminal: Terminal) -> String {
        var card = Card(story.id, story.title, on: terminal)
        card.add("subjects", story.subjects.joined(separator: ", "))
        card.add("outlets", story.outlets.joined(separator: ", "))
        card.add("first seen", story.firstSeen.words)
        card.add("last seen", story.lastSeen.words)
        card.add("inspection", story.inspection?.description)
        return card.text
    }

    /// An inspection with what sources say of it that does not stand.
    private struct Shown: JSONConvertible {
        var inspection: Inspection
        var conflicts: [Conflict]

        var json: JSON {
            .object(inspection.json.members + [JSON.Member("conflicts", .array(conflicts.map(\.json)))])
        }
    }

    static func card(_ inspection: Inspection, _ conflicts: [Conflict], on terminal: Terminal) -> String {
        let facts = inspection.facts
        var card = Card(inspection.id, "\(inspection.authority): \(inspection.words)", on: terminal)
        card.add(
            "authority",
            [inspection.authority, inspection.urn.map { "URN \($0)" }].compactMap(\.self).joined(separator: ", "))
        card.add("visit", facts.visit?.adverb)
        card.add("published", facts.published?.words)
        card.add("status", inspection.status.words)
        for area in Inspection.Area.allCases { card.add(area.words, facts.grades[area]?.words) }
        card.add("must improve", facts.improve.map { "- \($0)" }.joined(separator: "\n"))
        card.add("report", facts.reportURL)
        card.add("sources", "\(inspection.sources)")
        for conflict in conflicts {
            let claims = conflict.claims.map { "\($0.value), says \($0.source) (\($0.item))" }
            card.add("not \(conflict.fact)", claims.joined(separator: "\n"))
        }
        card.add("notified", inspection.notified?.words)
        return card.text
    }
}

/// Any identifier that lists print.
enum StoredID: ExpressibleByArgument, CustomStringConvertible {
    case item(Item.ID)
    case story(Story.ID)
    case inspection(Inspection.ID)

    init?(argument: String) {
        if let id = Item.ID(argument) {
            self = .item(id)
        } else if let id = Story.ID(argument) {
            self = .story(id)
        } else if let id = Inspection.ID(argument) {
            self = .inspection(id)
        } else {
            return nil
        }
    }

    var description: String {
        switch self {
        case .item(let id): "\(id)"
        case .story(let id): "\(id)"
        case .inspection(let id): "\(id)"
        }
    }

    /// It is well formed, but nothing has it.
    var missing: Failure {
        let (noun, command) =
            switch self {
            case .item: ("item", "items --all")
            case .story: ("story", "stories")
            case .inspection: ("inspection", "inspections --all")
            }
        return Failure(.failed, "there is no \(noun) \(self)", hint: "`trustwatch \(command)` lists them")
    }
}
