/// The text of a report in lines, without what stands on every page.
///
/// It is read as `pdftotext -raw` prints it, in the order in which the document was written: a judgement's grade follows
/// its label there whatever the cells of the table look like, while `-layout` puts half of a label above its grade.
struct ReportText {
    struct Line: Equatable {
        /// As printed, but with ligatures undone, soft hyphens dropped and single spaces.
        var text: String
        /// The text for comparisons: small letters, straight quotes, plain hyphens.
        var key: String
    }

    /// Without page numbers, footers and footnotes.
    private(set) var lines: [Line] = []
    /// What stands at the foot or head of every page: the title again, in newer reports the dates as well.
    private(set) var footers: [Line] = []

    init(_ text: String) {
        let pages = text.utf8.split(separator: 0x0C, omittingEmptySubsequences: false).map { page in
            page.split(separator: UInt8(ascii: "\n")).map(Line.init).filter { !$0.text.isEmpty }
        }
        let repeated = Self.repeated(pages)
        for (number, page) in pages.enumerated() {
            let isFirst = number == 0
            var kept: [Line] = []
            for (position, line) in page.enumerated() {
                let isEdge = position >= page.count - Self.edge || (position < Self.edge && !isFirst)
                if isEdge || isFirst, line.isPageNumber(number + 1) { continue }
                if isEdge, repeated.contains(line.keyWithoutNumber) {
                    footers.append(line)
                } else if line.opensFootnote, page.count - position <= Self.longestFootnote, !kept.isEmpty {
                    break
                } else {
                    kept.append(line)
                }
            }
            lines += kept
        }
    }

    /// How many lines at the top and at the bottom of a page may repeat.
    private static let edge = 3
    private static let longestFootnote = 12

    private static func repeated(_ pages: [[Line]]) -> Set<String> {
        var counts: [String: Int] = [:]
        for page in pages {
            let edges = page.count > 2 * edge ? page.prefix(edge) + page.suffix(edge) : page[...]
            for key in Set(edges.map(\.keyWithoutNumber)) where key.utf8.count > 3 { counts[key, default: 0] += 1 }
        }
        // A chapter's heading may open two pages of forty; a header of odd pages stands on half of them.
        let least = pages.count <= 3 ? 2 : max(3, pages.count * 2 / 5)
        return Set(counts.filter { $0.value >= least }.keys)
    }
}

extension ReportText.Line {
    init(_ bytes: Substring.UTF8View.SubSequence) {
        var text: [UInt8] = []
        var key: [UInt8] = []
        text.reserveCapacity(bytes.count)
        key.reserveCapacity(bytes.count)
        func append(_ printed: some Sequence<UInt8>, _ folded: some Sequence<UInt8>) {
            text.append(contentsOf: printed)
            key.append(contentsOf: folded)
        }
        for scalar in String(Substring(bytes)).unicodeScalars {
            switch scalar {
            case " ", "\t", "\r", "\u{A0}", "\u{2000}"..."\u{200A}", "\u{202F}", "\u{3000}":
                if let last = text.last, last != 0x20 { append(" ".utf8, " ".utf8) }
            case "\u{AD}", "\u{200B}"..."\u{200F}", "\u{202A}"..."\u{202E}", "\u{2060}"..."\u{206F}", "\u{FEFF}":
                continue
            case "\u{FB00}": append("ff".utf8, "ff".utf8)
            case "\u{FB01}": append("fi".utf8, "fi".utf8)
            case "\u{FB02}": append("fl".utf8, "fl".utf8)
            case "\u{FB03}": append("ffi".utf8, "ffi".utf8)
            case "\u{FB04}": append("ffl".utf8, "ffl".utf8)
            case "\u{2018}", "\u{2019}", "\u{02BC}", "`", "\u{B4}": append(UTF8.encode(scalar)!, "'".utf8)
            case "\u{201C}", "\u{201D}": append(UTF8.encode(scalar)!, "\"".utf8)
            case "\u{2010}"..."\u{2015}", "\u{2212}": append(UTF8.encode(scalar)!, "-".utf8)
            case "A"..."Z": append(CollectionOfOne(UInt8(scalar.value)), CollectionOfOne(UInt8(scalar.value) | 0x20))
            default: append(UTF8.encode(scalar)!, UTF8.encode(scalar)!)  // a scalar always has an encoding
            }
        }
        if text.last == 0x20 {
            text.removeLast()
            key.removeLast()
        }
        self.text = String(decoding: text, as: UTF8.self)
        self.key = String(decoding: key, as: UTF8.self)
    }

    /// `page 3 of 12` and `services 3`: the same line on every page but for the number.
    fileprivate var keyWithoutNumber: String {
        String(key.filter { !$0.isNumber })
    }

    /// `3`, `- 3 -`, `Page 3 of 12`.
    fileprivate func isPageNumber(_ number: Int) -> Bool {
        let words = key.split { !$0.isLetter && !$0.isNumber }
        return words.first.map { $0 == "page" || Int($0).map { abs($0 - number) <= 2 } ?? false } ?? true
            && words.allSatisfy { $0 == "page" || $0 == "of" || $0.utf8.count <= 3 && Int($0) != nil }
    }

    /// A raised number alone on its line, as `-raw` prints the start of a footnote.
    fileprivate var opensFootnote: Bool { key.utf8.count <= 2 && Int(key) != nil }
}
