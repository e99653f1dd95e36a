import Testing

@testable import Markup

/// What looks at eight bytes together says what a look at one after the other says.
@Suite struct ByteBlockTests {
    /// Texts of every length up to three blocks, of bytes that matter and their neighbours.
    private static let texts: [[UInt8]] = {
        let bytes: [UInt8] = [
            0x00, 0x0A, 0x1F, 0x20, 0x20, 0x20, 0x21, 0x25, 0x26, 0x27, 0x40, 0x41, 0x5A, 0x5B, 0x61, 0x62, 0x63, 0x64,
            0x65,
            0x66, 0x67, 0x68, 0x69, 0x7A, 0x7E, 0x7F, 0x80, 0xC3, 0xFF,
        ]
        var state: UInt64 = 1
        func next(_ limit: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33) % limit
        }
        // Mostly letters, so that whole blocks are stepped over.
        return (0..<20_000).map { _ in
            (0..<next(25)).map { _ in next(12) == 0 ? bytes[next(bytes.count)] : next(5) == 0 ? 0x20 : 0x61 }
        }
    }()

    @Test func wordsEndWhereTheyDo() {
        func isPlain(_ byte: UInt8) -> Bool { byte > 0x20 && byte < 0x7F && byte != UInt8(ascii: "&") }
        for text in Self.texts {
            var end = 0
            while end < text.count {
                guard isPlain(text[end]) || text[end] == 0x20 && end + 1 < text.count && isPlain(text[end + 1]) else {
                    break
                }
                end += 1
            }
            #expect(text.endOfPlainWords(from: 0, to: text.count) == end, "\(text)")
        }
    }

    @Test func theFirstCapitalIsFound() {
        for text in Self.texts {
            let first = text.firstIndex { (0x41...0x5A).contains($0) || $0 >= 0x80 } ?? text.count
            #expect(text.span.firstCapital(from: 0) == first, "\(text)")
        }
    }
}
