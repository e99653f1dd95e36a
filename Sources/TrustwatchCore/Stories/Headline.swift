/// A headline and, where an aggregator appends it, the outlet: `Trust rated good - BBC News`.
struct Headline {
    var text: String
    var outlet: String?
    /// The same without what may be an outlet.
    private var shortened: String?

    /// Under which copies may bear it: as it is, and without its last part if that may be an outlet.
    var forms: [String] { [text] + (shortened.map { [$0] } ?? []) }

    /// The last part is taken for an outlet where the entry names it as its source, or its summary ends with it; headlines
    /// have dashes of their own.
    init(_ title: String, source: String?, summary: String?) {
        text = title
        guard let (head, tail) = Self.parts(of: title) else { return }
        if tail == source || summary.map({ $0.hasSuffix(tail) && $0.hasPrefix(head.prefix(12)) }) ?? false {
            text = head
            outlet = tail
        } else if tail.split(separator: " ").count <= Self.longestOutlet, tail.first?.isUppercase ?? false {
            shortened = head
        }
    }

    /// What stands before and behind the last dash or bar between spaces.
    private static func parts(of title: String) -> (head: String, tail: String)? {
        // Most titles have none.
        guard title.utf8.contains(where: isSeparator) else { return nil }
        let bytes = Array(title.utf8)
        let space = UInt8(ascii: " ")
        for end in bytes.indices.dropFirst(2).reversed()
        where bytes[end] == space && isSeparator(bytes[end - 1]) {
            let start = bytes[..<end].dropLast().lastIndex { $0 < 0x80 } ?? 0
            guard bytes[start] == space, start > 0 else { continue }
            return (
                String(decoding: bytes[..<start], as: UTF8.self), String(decoding: bytes[(end + 1)...], as: UTF8.self)
            )
        }
        return nil
    }

    /// `-`, `|`, and the last byte of `–` and `—`.
    private static func isSeparator(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: "-") || byte == UInt8(ascii: "|") || byte == 0x93 || byte == 0x94
    }

    /// Words.
    private static let longestOutlet = 5
}
