internal import TrustwatchService

/// A page of docs/ as a manual page: headings, paragraphs, lists, tables, blocks of code, and inside lines code, links
/// and bold.
enum MarkdownManual {
    /// - Parameter section: of the manual.
    static func render(_ markdown: String, section: Int) -> String {
        let blocks = blocks(of: markdown)
        let name = blocks.lazy.compactMap { if case .heading(1, let words) = $0 { words } else { nil } }.first ?? ""
        let about = blocks.lazy.compactMap { if case .paragraph(let words) = $0 { words } else { nil } }.first ?? ""
        var page = Roff(
            name, section: section, source: "trustwatch \(Version.number)",
            about: about.prefix(1).lowercased() + about.dropFirst().prefix { $0 != "." })
        page.heading("DESCRIPTION")
        for block in blocks {
            switch block {
            case .heading(1, _): break
            case .heading(2, let words): page.heading(words.hasPrefix("[") ? words : words.uppercased())
            case .heading(_, let words): page.subheading(words)
            case .paragraph(let words): page.paragraph(inline(words))
            case .bullet(let words): page.bullet(inline(words))
            case .code(let lines): page.example(lines)
            case .row(let cells): page.item(inline(cells[0]), meaning(Array(cells.dropFirst())))
            }
        }
        return page.text
    }

    private enum Block {
        case heading(Int, String)
        case paragraph(String)
        case bullet(String)
        case code([Substring])
        /// A line of a table, its head left out.
        case row([String])
    }

    private static func blocks(of markdown: String) -> [Block] {
        var blocks: [Block] = []
        var lines = markdown.split(separator: "\n", omittingEmptySubsequences: false)[...]
        while let line = lines.popFirst() {
            if line.hasPrefix("```") {
                blocks.append(.code(Array(lines.prefix { !$0.hasPrefix("```") })))
                lines = lines.drop { !$0.hasPrefix("```") }.dropFirst()
            } else if line.hasPrefix("#") {
                let level = line.prefix { $0 == "#" }.count
                blocks.append(.heading(level, String(line.dropFirst(level + 1))))
            } else if line.hasPrefix("|") {
                if lines.first?.hasPrefix("|-") == true {
                    lines = lines.dropFirst()
                } else {
                    blocks.append(.row(cells(line)))
                }
            } else if !line.isEmpty {
                let rest = lines.prefix {
                    !$0.isEmpty && !$0.hasPrefix("- ") && !$0.hasPrefix("|") && !$0.hasPrefix("```")
                }
                lines = lines.dropFirst(rest.count)
                let words = ([line] + rest).map { $0.drop { $0 == " " } }.joined(separator: " ")
                blocks.append(words.hasPrefix("- ") ? .bullet(String(words.dropFirst(2))) : .paragraph(words))
            }
        }
        return blocks
    }

    private static func cells(_ line: Substring) -> [String] {
        line.dropFirst().split(separator: "|").map { $0.drop { $0 == " " } }.map { cell in
            String(cell[..<(cell.lastIndex { $0 != " " }.map(cell.index(after:)) ?? cell.startIndex)])
        }
    }

    /// Of two cells the first is a default.
    private static func meaning(_ cells: [String]) -> String {
        guard cells.count > 1 else { return inline(cells.first ?? "") }
        return inline(cells[1]) + ". Default: " + inline(cells[0]) + "."
    }

    /// `code` and **bold** in bold; a link by its words, and by its address where that leads out of docs/.
    private static func inline(_ words: String) -> String {
        words.replacing(#/\[([^\]]*)\]\(([^)]*)\)/#) { link in
            link.2.hasPrefix("http") ? "\(link.1) <\(link.2)>" : String(link.1)
        }
        .replacing("**", with: "`").split(separator: "`", omittingEmptySubsequences: false).enumerated()
        .map { $0.isMultiple(of: 2) ? Roff.escape(String($1)) : Roff.bold(String($1)) }.joined()
    }
}
