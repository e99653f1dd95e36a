internal import TrustwatchCore

/// One thing in full: its name, labelled facts one below the other, and texts, wrapped to the terminal.
struct Card {
    private var lines: [(label: String, text: String)] = []
    private let terminal: Terminal
    private let title: String

    init(_ id: some CustomStringConvertible, _ title: String, on terminal: Terminal) {
        self.title = "\(id)  \(CleanText.line(title))"
        self.terminal = terminal
    }

    /// A fact; nothing where there is none.
    mutating func add(_ label: String, _ text: String?) {
        guard let text, !text.isEmpty else { return }
        lines.append((label, CleanText.block(text)))
    }

    var text: String {
        let label = (lines.map(\.label.columns).max() ?? 0) + 2
        let body = lines.map { line in
            let indent = String(repeating: " ", count: label + 2)
            let paragraphs = line.text.split(separator: "\n").flatMap { paragraph in
                String(paragraph).wrapped(to: max((terminal.width ?? 100) - label - 2, 30))
            }
            return "  \(terminal.styled(line.label.padded(to: label), .faint))"
                + paragraphs.joined(separator: "\n\(indent)") + "\n"
        }
        return terminal.styled(title, .heading) + "\n" + body.joined()
    }
}

extension String {
    /// Lines that are longer broken between words; the rest stands under the first word, of an entry of a list too.
    func folded(to width: Int) -> String {
        split(separator: "\n", omittingEmptySubsequences: false).map { line in
            guard String(line).columns > width else { return String(line) }
            let start = line.prefix { $0 == " " }
            let text = String(line.dropFirst(start.count))
            let rest = String(repeating: " ", count: start.count + (text.hasPrefix("- ") ? 2 : 0))
            return start + text.wrapped(to: width - rest.count).joined(separator: "\n\(rest)")
        }.joined(separator: "\n")
    }

    /// Lines of at most `width` columns, broken at spaces; a longer word has a line to itself.
    func wrapped(to width: Int) -> [String] {
        var lines: [String] = []
        var line = ""
        for word in split(separator: " ") {
            if !line.isEmpty, line.columns + 1 + String(word).columns > width {
                lines.append(line)
                line = ""
            }
            line += line.isEmpty ? word : " \(word)"
        }
        return line.isEmpty ? lines : lines + [line]
    }
}
