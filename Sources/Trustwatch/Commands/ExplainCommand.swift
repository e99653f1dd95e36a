internal import ArgumentParser
internal import TrustwatchCore
internal import TrustwatchStore

struct ExplainCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "explain",
        abstract: "Says why an item is about a subject or not, and why it is in its story and inspection.",
        discussion: """
            Of a story or an inspection it explains every item.

            Examples:
              trustwatch explain i17
              trustwatch explain v3
              trustwatch explain i17 --format json
            """)

    @Argument(help: "Of an item (i17), a story (s4) or an inspection (v3).")
    var id: StoredID
    @OptionGroup var output: ListOptions
    @OptionGroup var global: GlobalOptions

    func run() throws {
        let store = try global.store(try global.settingsForReading())
        let explanations = try items(store).compactMap { try store.details(of: $0).map(Explanation.init) }
        guard !explanations.isEmpty else { throw id.missing }
        if output.format == .table {
            let texts = explanations.map { $0.text(on: global.terminal) }
            return try Console.show(texts.joined(separator: "\n"), on: global.terminal)
        }
        try list(explanations, output.format, for: global.terminal, ifEmpty: "") { _ in TextTable(columns: []) }
    }

    private func items(_ store: Store) throws -> [Item.ID] {
        switch id {
        case .item(let id): [id]
        case .story(let id): try store.story(id)?.items ?? []
        case .inspection(let id): try store.inspection(id)?.items ?? []
        }
    }
}

/// What was decided about an item and on what evidence.
struct Explanation: JSONConvertible {
    var details: Details

    func text(on terminal: Terminal) -> String {
        let item = details.item
        var card = Card(item.id, item.title, on: terminal)
        card.add("source", item.feed)
        card.add("address", item.url)
        if details.matches.isEmpty { card.add("subjects", "no evidence for any of them") }
        for match in details.matches {
            let verdict = match.isAbout ? "about it" : "not about it"
            card.add(
                match.subject,
                "\(verdict): \(Self.number(match.score)) of the \(Self.number(match.threshold)) needed\n"
                    + Self.lines(match.evidence))
        }
        for mention in details.mentions {
            let what = (mention.facts.kind ?? .other).words
            card.add(
                "mentions",
                "\(mention.authority): \(what), \(mention.standing.rawValue)\n" + Self.lines(mention.evidence))
        }
        card.add("article", details.reasons?.article)
        card.add("story", details.reasons?.story)
        card.add("inspection", details.reasons?.inspection)
        card.add("notification", details.reasons?.notification)
        return card.text
    }

    /// `+3  "Birmingham Children's Trust" in the title (trust)`
    private static func lines(_ evidence: [Evidence]) -> String {
        evidence.sorted { abs($0.weight) > abs($1.weight) }.map { piece in
            let sign = piece.weight < 0 ? "-" : "+"
            let quote = CleanText.clipped(CleanText.line(piece.quote), to: 120)
            return "\(sign)\(number(abs(piece.weight)))  \"\(quote)\" in the \(piece.place.rawValue) (\(piece.rule))"
        }.joined(separator: "\n")
    }

    /// At most two places, none where it is whole.
    private static func number(_ value: Double) -> String {
        let rounded = (value * 100).rounded() / 100
        return rounded == rounded.rounded() ? "\(Int(rounded))" : "\(rounded)"
    }

    var json: JSON {
        [
            "item": .string("\(details.item.id)"),
            "title": .string(details.item.title),
            "matches": .array(details.matches.map(Self.json)),
            "mentions": .array(details.mentions.map(Self.json)),
            "reasons": details.reasons.map { reasons in
                [
                    "article": .string(reasons.article), "story": .optional(reasons.story),
                    "inspection": .optional(reasons.inspection), "notification": .string(reasons.notification),
                ]
            } ?? .null,
        ]
    }

    private static func json(_ match: Match) -> JSON {
        [
            "subject": .string(match.subject), "about": .bool(match.isAbout), "score": .number(match.score),
            "threshold": .number(match.threshold), "evidence": .array(match.evidence.map(json)),
        ]
    }

    private static func json(_ mention: Mention) -> JSON {
        [
            "authority": .string(mention.authority), "standing": .string(mention.standing.rawValue),
            "kind": .optional(mention.facts.kind?.rawValue),
            "ordinal": mention.facts.ordinal.map(JSON.integer) ?? .null,
            "visit": mention.facts.visit?.json ?? .null, "published": .optional(mention.facts.published?.description),
            "grades": mention.facts.gradesJSON, "evidence": .array(mention.evidence.map(json)),
        ]
    }

    private static func json(_ evidence: Evidence) -> JSON {
        [
            "rule": .string(evidence.rule), "quote": .string(evidence.quote), "place": .string(evidence.place.rawValue),
            "weight": .number(evidence.weight),
        ]
    }
}
