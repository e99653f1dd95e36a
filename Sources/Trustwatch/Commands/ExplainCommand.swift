internal import ArgumentParser
internal import TrustwatchCore
internal import TrustwatchStore

struct ExplainCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "explain",
        abstract: "Says why an item is about a subject or not, and why it is in its story and inspection.",
        discussion: """
            With the evidence, what it weighs, and what would have changed the verdict.
            Of a story or an inspection it explains every item. Where it is wrong,
            `trustwatch correct` says so.

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
        let explanations = try items(store).compactMap { try store.explanation(of: $0) }
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

extension Explanation {
    fileprivate func text(on terminal: Terminal) -> String {
        var card = Card(item.id, item.title, on: terminal)
        card.add("source", item.feed)
        card.add("address", item.url)
        if verdicts.isEmpty { card.add("subjects", "no evidence for any of them") }
        for verdict in verdicts {
            let lines = [verdict.sentence, verdict.counterfactual, Self.lines(verdict.match.evidence)]
            card.add(verdict.match.subject, lines.compactMap(\.self).joined(separator: "\n"))
        }
        for mention in mentions {
            let what = (mention.facts.kind ?? .other).words
            card.add(
                "mentions",
                "\(mention.authority): \(what), \(mention.standing.rawValue)\n" + Self.lines(mention.evidence))
        }
        card.add("by hand", correction?.words)
        card.add("article", reasons?.article)
        card.add("story", reasons?.story)
        card.add("inspection", reasons?.inspection)
        card.add("notification", reasons?.notification)
        return card.text
    }

    /// `+3  "Birmingham Children's Trust" in the title (trust)`
    private static func lines(_ evidence: [Evidence]) -> String {
        evidence.sorted { abs($0.weight) > abs($1.weight) }.map { piece in
            let weight = (piece.weight < 0 ? "-" : "+") + number(abs(piece.weight))
            let quote = CleanText.clipped(CleanText.line(piece.quote), to: 120)
            return quote.isEmpty
                ? "\(weight)  \(piece.rule)" : "\(weight)  \"\(quote)\" in the \(piece.place.rawValue) (\(piece.rule))"
        }.joined(separator: "\n")
    }
}

extension Correction {
    /// `about birmingham, not about leeds, in story s4, in no inspection`
    var words: String {
        var words = subjects.sorted { $0.key < $1.key }.map { ($0.value ? "about " : "not about ") + $0.key }
        if let story { words.append("in story \(story)") }
        switch inspection {
        case .of(let id)?: words.append("in inspection \(id)")
        case .nowhere?: words.append("in no inspection")
        case nil: break
        }
        return words.joined(separator: ", ")
    }
}

extension Explanation: Listed {
    static var columns: [String] { ["item", "title", "matches", "mentions", "by_hand", "reasons"] }

    var json: JSON {
        [
            "item": .string("\(item.id)"),
            "title": .string(item.title),
            "matches": .array(verdicts.map(Self.json)),
            "mentions": .array(mentions.map(Self.json)),
            "by_hand": .optional(correction?.words),
            "reasons": reasons.map { reasons in
                [
                    "article": .string(reasons.article), "story": .optional(reasons.story),
                    "inspection": .optional(reasons.inspection), "notification": .string(reasons.notification),
                ]
            } ?? .null,
        ]
    }

    private static func json(_ verdict: Verdict) -> JSON {
        let match = verdict.match
        return [
            "subject": .string(match.subject), "about": .bool(match.isAbout), "score": .number(match.score),
            "threshold": .number(match.threshold), "counterfactual": .optional(verdict.counterfactual),
            "evidence": .array(match.evidence.map(json)),
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
