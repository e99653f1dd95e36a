internal import TrustwatchCore

extension Intake.IncomingItem {
    /// Changes when the source edits the entry: 64 bits over all that it says, the same in every run.
    ///
    /// No defence against forgery, which could only hide a source's edits of its own entries.
    var contentHash: Int64 {
        var hash = StableHash()
        for text in [guid, url, title, summary, text, author] { hash.add(text) }
        hash.add(UInt64(bitPattern: published?.milliseconds ?? .min))
        return Int64(bitPattern: hash.value)
    }
}

/// FNV-1a with words of eight bytes and a shift (Swift's own hasher is seeded anew in every run).
private struct StableHash {
    private(set) var value: UInt64 = 0xcbf2_9ce4_8422_2325

    mutating func add(_ word: UInt64) {
        value = (value ^ word) &* 0x9e37_79b9_7f4a_7c15
        value ^= value >> 29
    }

    /// Its bytes and their number, so that no two rows of texts run into one another.
    mutating func add(_ text: String?) {
        guard var text else { return add(.max) }
        text.makeContiguousUTF8()
        let bytes = text.utf8.span
        var index = 0
        while index + 8 <= bytes.count {
            var word: UInt64 = 0
            for offset in 0..<8 { word = word << 8 | UInt64(bytes[index + offset]) }
            add(word)
            index += 8
        }
        var rest: UInt64 = 0
        while index < bytes.count {
            rest = rest << 8 | UInt64(bytes[index])
            index += 1
        }
        add(rest)
        add(UInt64(bytes.count))
    }
}
