/// Eight bytes looked at together, as one word. An answer is in the high bits of the bytes: `any` tells whether one is
/// set, `first` which is the first.
enum ByteBlock {
    private static let ones: UInt64 = 0x0101_0101_0101_0101
    private static let highBits: UInt64 = 0x8080_8080_8080_8080

    static func all(_ byte: UInt8) -> UInt64 { UInt64(byte) &* ones }

    /// Where bytes are zero, and possibly some behind those.
    static func zeros(_ block: UInt64) -> UInt64 { (block &- ones) & ~block }

    /// Where bytes are below the space, and possibly some behind those.
    static func controls(_ block: UInt64) -> UInt64 { (block &- all(0x20)) & ~block }

    /// The same where all bytes are ASCII.
    static func asciiZeros(_ block: UInt64) -> UInt64 { block &- ones }

    /// Where bytes are no printable characters of ASCII, and possibly some behind those.
    static func unprintables(_ block: UInt64) -> UInt64 { (block &- all(0x20)) | (block &+ ones) | block }

    /// Where bytes are capital letters, or beyond ASCII.
    static func capitals(_ block: UInt64) -> UInt64 {
        let letters = block & ~highBits
        return (letters &+ all(0x80 - 0x41)) & ~(letters &+ all(0x80 - 0x5B)) | block
    }

    static func any(_ answer: UInt64) -> Bool { answer & highBits != 0 }

    /// The place of the first byte of which the answer is yes.
    static func first(_ answer: UInt64) -> Int { (answer & highBits).trailingZeroBitCount / 8 }
}

extension [UInt8] {
    /// Where words of plain letters with one space between each end: no later than at the first byte that is no printable
    /// character of ASCII, or that `&`, or at the first of two spaces.
    package func endOfPlainWords(from start: Int, to end: Int) -> Int {
        unsafe withUnsafeBytes { buffer in
            var place = start
            while place + 9 <= end {
                let block = unsafe buffer.loadUnaligned(fromByteOffset: place, as: UInt64.self).littleEndian
                let next = unsafe buffer.loadUnaligned(fromByteOffset: place + 1, as: UInt64.self).littleEndian
                let stops =
                    ByteBlock.unprintables(block) | ByteBlock.asciiZeros(block ^ ByteBlock.all(UInt8(ascii: "&")))
                    | ByteBlock.asciiZeros((block | next) ^ ByteBlock.all(0x20))
                guard !ByteBlock.any(stops) else {
                    place += ByteBlock.first(stops)
                    break
                }
                place += 8
            }
            // A space just before it is looked at again, with what follows it.
            place = Swift.max(start, place - 1)
            while place < end {
                if unsafe !buffer[place].isPlainLetter {
                    guard unsafe buffer[place] == 0x20, place + 1 < end, unsafe buffer[place + 1].isPlainLetter else {
                        break
                    }
                }
                place += 1
            }
            return place
        }
    }
}

extension Span<UInt8> {
    /// In words of eight bytes, the first in the highest place; the last word holds what is left, be it nothing.
    @inlinable package func forEachWord(_ body: (UInt64) -> Void) {
        unsafe withUnsafeBytes { buffer in
            var place = 0
            while place + 8 <= buffer.count {
                body(unsafe buffer.loadUnaligned(fromByteOffset: place, as: UInt64.self).bigEndian)
                place += 8
            }
            body(unsafe buffer[place...].reduce(0) { $0 << 8 | UInt64($1) })
        }
    }

    /// The first place from `start` on of a capital letter, or of a byte beyond ASCII; the end where there is none.
    package func firstCapital(from start: Int) -> Int {
        unsafe withUnsafeBytes { buffer in
            var place = start
            while place + 8 <= count {
                let block = unsafe buffer.loadUnaligned(fromByteOffset: place, as: UInt64.self).littleEndian
                let capitals = ByteBlock.capitals(block)
                guard !ByteBlock.any(capitals) else { return place + ByteBlock.first(capitals) }
                place += 8
            }
            while place < count, unsafe buffer[place] &- 0x41 >= 26, unsafe buffer[place] < 0x80 { place += 1 }
            return place
        }
    }
}

extension UInt8 {
    /// What stands for itself in HTML text, and is no space.
    fileprivate var isPlainLetter: Bool { self > 0x20 && self < 0x7F && self != UInt8(ascii: "&") }
}
