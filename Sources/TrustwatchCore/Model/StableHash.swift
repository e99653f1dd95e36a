internal import Markup

/// A hash of texts and documents that is the same in every run, for the store: FNV-1a with words of eight bytes and a
/// shift (Swift's own hasher is seeded anew in every run).
package struct StableHash {
    package private(set) var value: UInt64 = 0xcbf2_9ce4_8422_2325

    package init() {}

    package mutating func add(_ word: UInt64) {
        value = (value ^ word) &* 0x9e37_79b9_7f4a_7c15
        value ^= value >> 29
    }

    /// Its bytes and their number, so that no two rows of texts run into one another.
    package mutating func add(_ text: String?) {
        guard let text else { return add(.max) }
        add(text.utf8Span.span)
    }

    package mutating func add(_ bytes: [UInt8]) { add(bytes.span) }

    private mutating func add(_ bytes: Span<UInt8>) {
        bytes.forEachWord { add($0) }
        add(UInt64(bytes.count))
    }

    package var hexadecimal: String { String(value, radix: 16) }
}
