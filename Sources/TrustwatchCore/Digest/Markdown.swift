/// Markdown around text from strangers.
enum Markdown {
    /// The text with a backslash before whatever CommonMark (section 2.4), its tables, or Discord would act upon, and
    /// before no more than that: a digest is read as plain text too.
    static func escape(_ text: String) -> String {
        var escaped: [UInt8] = []
        var isStart = true
        for byte in CleanText.line(text).utf8 {
            if isMarkup(byte, atStart: isStart) { escaped.append(UInt8(ascii: "\\")) }
            escaped.append(byte)
            isStart = isStart && (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
        }
        return String(decoding: escaped, as: UTF8.self)
    }

    private static func isMarkup(_ byte: UInt8, atStart isStart: Bool) -> Bool {
        switch Unicode.Scalar(byte) {
        case "\\", "`", "*", "_", "[", "]", "<", ">", "~", "|": true
        // At the start of a line `#` opens a heading, `-` and `1.` a list.
        case "#", "+", "-", "=", ".", ")": isStart
        default: false
        }
    }

    /// A link whose text is a stranger's; the text alone where the address is none to follow.
    static func link(_ text: String, _ address: String?) -> String {
        CleanText.link(address).map { "[\(escape(text))](<\($0)>)" } ?? escape(text)
    }
}
