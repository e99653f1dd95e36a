/// A manual page in the macros of man(7).
struct Roff {
    private(set) var text: String

    /// - Parameters:
    ///   - section: `1` for programs, `5` for files.
    ///   - source: the program and its version.
    init(_ name: String, section: Int, source: String, about: String) {
        text = ".TH \(name.uppercased()) \(section) \"\" \"\(source)\" \"trustwatch\"\n"
        heading("NAME")
        text += "\(Self.escape(name)) \\- \(Self.escape(about))\n"
    }

    mutating func heading(_ words: String) { text += ".SH \"\(Self.escape(words))\"\n" }

    mutating func subheading(_ words: String) { text += ".SS \"\(Self.escape(words))\"\n" }

    /// Running text; `font` escapes may be in it, everything else is escaped already.
    mutating func paragraph(_ roff: String) { text += ".PP\n\(Self.line(roff))\n" }

    /// A term and what it means.
    mutating func item(_ term: String, _ roff: String) { text += ".TP\n\(Self.line(term))\n\(Self.line(roff))\n" }

    mutating func bullet(_ roff: String) { text += ".IP \\(bu 2\n\(Self.line(roff))\n" }

    /// Lines as they are.
    mutating func example(_ lines: [Substring]) {
        text += ".PP\n.RS 4\n.nf\n"
        for line in lines { text += Self.line(Self.escape(String(line))) + "\n" }
        text += ".fi\n.RE\n"
    }

    static func bold(_ words: String) -> String { "\\fB\(escape(words))\\fR" }
    static func italic(_ words: String) -> String { "\\fI\(escape(words))\\fR" }

    /// Hyphens are minus signs, so that what is copied from the page is what was typed.
    static func escape(_ words: String) -> String {
        words.replacing("\\", with: "\\e").replacing("-", with: "\\-").replacing("\"", with: "\\(dq")
    }

    /// No text may look like a request.
    private static func line(_ roff: String) -> String {
        roff.hasPrefix(".") || roff.hasPrefix("'") ? "\\&" + roff : roff
    }
}
