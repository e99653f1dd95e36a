internal import ArgumentParser
internal import TrustwatchCore
internal import TrustwatchStore

struct SearchCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "search",
        abstract: "Finds items about the subjects by their words, best first.",
        discussion: """
            All words must stand in the title or the text; word forms and accents do
            not matter. A phrase goes in quotes, word* finds beginnings, title:word
            looks in titles only, and -word leaves out.

            Examples:
              trustwatch search 'monitoring visit'
              trustwatch search '"care leavers" -fostering' --since 2026-01-01
              trustwatch search title:inadequate --format jsonl
            """)

    @Argument(parsing: .allUnrecognized, help: "Words to look for.")
    var query: [String]
    @OptionGroup var period: PeriodOptions
    @Option(help: ArgumentHelp("Only about this subject.", valueName: "id"))
    var subject: String?
    @Option(help: ArgumentHelp("Only from this source.", valueName: "name"))
    var feed: String?
    @Option(help: ArgumentHelp("At most so many.", valueName: "number"))
    var limit: Int?
    @OptionGroup var output: ListOptions
    @OptionGroup var global: GlobalOptions

    mutating func validate() throws {
        // `-word` is part of the query, and so unknown options get here as well, and what ends the options.
        query.removeAll { $0 == "--" }
        if let option = query.first(where: { $0.hasPrefix("--") }) {
            throw ValidationError("Unknown option '\(option)'")
        }
    }

    func run() throws {
        let settings = try global.settingsForReading()
        try Names.check(subject: subject, feed: feed, in: settings)
        let now = global.now
        var search = SearchQuery(query.joined(separator: " "), now: now)
        search.since = period.since?.start(now)
        search.until = period.until?.end(now)
        search.subject = subject
        search.feed = feed
        search.limit = limit ?? (output.format == .table ? ItemsCommand.tableLimit : nil)
        let hits = try global.store(settings).search(search)
        let terminal = global.terminal
        guard output.format == .table else {
            return try list(hits.map(Found.init), output.format, for: terminal, ifEmpty: "") { _ in
                TextTable(columns: [])
            }
        }
        let dates = DateStyle(now: now, isExact: output.exact)
        if hits.isEmpty {
            let advice = "nothing found; fewer words or a beginning with * find more, and `trustwatch items` lists all"
            Console.note(period.orElse(advice))
        }
        try Console.show(hits.map { Self.paragraph($0, dates, terminal) }.joined(), on: terminal)
    }

    /// Who and when, the title cut to the terminal, and the passage that fits, wrapped to it.
    static func paragraph(_ hit: SearchHit, _ dates: DateStyle, _ terminal: Terminal) -> String {
        let source = "\(hit.item.feed), \(dates.text(hit.item.published ?? hit.item.firstSeen))"
        let lines = [
            terminal.styled("\(hit.item.id)".padded(to: 6), .faint) + "  \(hit.title.shown(on: terminal, indent: 8))",
            "        \(terminal.styled(CleanText.line(source), .faint))",
        ]
        let passage = hit.snippet.wrapped(on: terminal, indent: 8)
        return (lines + passage).joined(separator: "\n") + "\n"
    }
}

extension MarkedText {
    /// On one line of the terminal; what matched stands out, where there is no colour between asterisks.
    fileprivate func shown(on terminal: Terminal, indent: Int) -> String {
        var left = terminal.width.map { $0 - indent } ?? .max
        var line = ""
        for part in parts where left > 0 {
            // Not `CleanText.line`, which would take the spaces between the parts away.
            let text = String(String.UnicodeScalarView(part.text.unicodeScalars.map { $0.isUnprintable ? " " : $0 }))
            let cut = text.cut(to: left)
            left -= cut.columns + (part.isMatch && !terminal.hasColour ? 4 : 0)
            line += part.isMatch ? terminal.hasColour ? terminal.styled(cut, .waiting) : "**\(cut)**" : cut
        }
        return line
    }
}

extension MarkedText {
    /// On as many lines as it needs.
    fileprivate func wrapped(on terminal: Terminal, indent: Int) -> [String] {
        // Of no width anywhere: it moves nothing, and no text of a feed has it.
        let (open, close) = ("\u{2}", "\u{3}")
        let marked = parts.map { $0.isMatch ? "\(open)\($0.text)\(close)" : $0.text }.joined()
        let plain = String(
            String.UnicodeScalarView(
                marked.unicodeScalars.map { "\u{2}\u{3}".unicodeScalars.contains($0) || !$0.isUnprintable ? $0 : " " }))
        let (bold, end) = terminal.hasColour ? ("\u{1B}[\(Style.waiting.rawValue)m", "\u{1B}[0m") : ("**", "**")
        return plain.wrapped(to: (terminal.width ?? 100) - indent).map { line in
            String(repeating: " ", count: indent) + line.replacing(open, with: bold).replacing(close, with: end)
        }
    }
}

/// A hit in JSON: the item, and the passage with what matched between asterisks.
private struct Found: Listed {
    static var columns: [String] { Item.columns + ["snippet"] }

    var hit: SearchHit

    var json: JSON {
        let marked = hit.snippet.parts.map { $0.isMatch ? "**\($0.text)**" : $0.text }.joined()
        return .object(hit.item.json.members + [JSON.Member("snippet", .string(marked))])
    }
}
