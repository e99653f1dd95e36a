/// The text of a message taken apart again, for channels that show more than plain text.
///
/// It relies on the form that `MessageWriter` gives: what comes from feeds stands within one line, so none of it can
/// open a list or a paragraph.
struct MessageText: Equatable {
    enum Block: Equatable {
        case paragraph(String)
        /// `Report: https://…`
        case address(label: String, url: String)
        case list(heading: String, entries: [Entry])
    }

    struct Entry: Equatable {
        var text: String
        /// Under the text, on a line of its own.
        var url: String?
    }

    var blocks: [Block]

    init(_ text: String) {
        let lines = CleanText.block(text).split(separator: "\n", omittingEmptySubsequences: false)
        blocks = lines.split(whereSeparator: \.isEmpty).map { Self.block(Array($0)) }
    }

    private static func block(_ lines: [Substring]) -> Block {
        guard let heading = lines.first, heading.hasSuffix(":"), lines.dropFirst().first?.hasPrefix("- ") == true else {
            return paragraph(lines.joined(separator: "\n"))
        }
        var entries: [Entry] = []
        for line in lines.dropFirst() {
            if line.hasPrefix("- ") {
                entries.append(Entry(text: String(line.dropFirst(2))))
            } else if !entries.isEmpty {
                entries[entries.count - 1].url = CleanText.link(String(line.drop { $0 == " " }))
            }
        }
        return .list(heading: String(heading), entries: entries)
    }

    private static func paragraph(_ text: String) -> Block {
        guard let colon = text.firstRange(of: ": "), let url = CleanText.link(String(text[colon.upperBound...])),
            text[colon.upperBound...] == url
        else { return .paragraph(text) }
        return .address(label: String(text[..<colon.lowerBound]), url: url)
    }
}

extension MessageText {
    /// Its start, with about `limit` scalars: an entry counts as 50 at least, for what a service wants written round it.
    func clipped(to limit: Int) -> MessageText {
        var left = limit
        func take(_ text: String, atMost most: Int) -> String? {
            guard left > 0 else { return nil }
            let taken = CleanText.clipped(text, to: min(most, left))
            left -= max(50, taken.unicodeScalars.count)
            return taken
        }
        var clipped = self
        clipped.blocks = blocks.compactMap { block in
            switch block {
            case .paragraph(let text): take(text, atMost: limit).map(Block.paragraph)
            case .address(let label, let url):
                take(label + url, atMost: .max).map { _ in .address(label: label, url: url) }
            case .list(let heading, let entries):
                take(heading, atMost: 300).map { heading in
                    .list(
                        heading: heading,
                        entries: entries.compactMap { entry in
                            take(entry.text, atMost: 300).map { Entry(text: $0, url: entry.url) }
                        })
                }
            }
        }
        return clipped
    }

    /// - Parameter level: of the headings of lists.
    func html(level: Int = 2) -> HTML {
        HTML(source: blocks.map { $0.html(level).source }.joined(separator: "\n"))
    }
}

extension MessageText.Block {
    fileprivate func html(_ level: Int) -> HTML {
        switch self {
        case .paragraph(let text): "<p>\(text)</p>"
        case .address(let label, let url): "<p>\(label): <a href=\"\(url)\">\(url)</a></p>"
        case .list(let heading, let entries): "<h\(level)>\(heading)</h\(level)>\n<ul>\n\(entries.map(\.html))</ul>"
        }
    }
}

extension MessageText.Entry {
    fileprivate var html: HTML {
        guard let url else { return "<li>\(text)</li>\n" }
        return "<li><a href=\"\(url)\">\(text)</a></li>\n"
    }
}
