internal import Markup

/// References such as `&pound;` and `&#163;` as HTML reads them: the semicolon may be missing, and numbers from 128 to
/// 159 mean what they mean in windows-1252 (WHATWG HTML 13.2.5.80).
enum HTMLReference {
    /// The character that a reference at `&` stands for, and where the text goes on; nil where `&` is only itself.
    static func read(_ bytes: [UInt8], at start: Int, end: Int, inAttribute: Bool) -> (
        scalar: Unicode.Scalar, next: Int
    )? {
        guard start + 1 < end else { return nil }
        let isNumber = bytes[start + 1] == UInt8(ascii: "#")
        var place = start + (isNumber ? 2 : 1)
        let first = place
        while place < end, place < start + 34, bytes[place].isASCIILetter || bytes[place].isASCIIDigit { place += 1 }
        guard place > first else { return nil }
        let closes = place < end && bytes[place] == UInt8(ascii: ";")
        if isNumber {
            guard let scalar = CharacterReference.number(bytes[first..<place]) else { return nil }
            return (Windows1252.meant(by: scalar), closes ? place + 1 : place)
        }
        guard let scalar = CharacterReference.named(bytes[first..<place]) else { return nil }
        if closes { return (scalar, place + 1) }
        // `&copy=1` in an address is no reference; `&copy 2024` in a text is one, as for all names of ISO 8859-1.
        let isLegacy = scalar.value < 0x100 && !(inAttribute && place < end && bytes[place] == UInt8(ascii: "="))
        return isLegacy ? (scalar, place) : nil
    }

    /// The bytes of a range with every reference decoded.
    static func decoded(_ bytes: [UInt8], _ range: Range<Int>) -> [UInt8] {
        guard bytes[range].contains(UInt8(ascii: "&")) else { return Array(bytes[range]) }
        var output: [UInt8] = []
        output.reserveCapacity(range.count)
        var place = range.lowerBound
        while place < range.upperBound {
            if bytes[place] == UInt8(ascii: "&"),
                let (scalar, next) = read(bytes, at: place, end: range.upperBound, inAttribute: true)
            {
                output += UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter
                place = next
            } else {
                output.append(bytes[place])
                place += 1
            }
        }
        return output
    }
}

/// The charset that the web takes ISO 8859-1, ASCII and stray bytes for.
enum Windows1252 {
    private static let upper: [UInt32] = [
        0x20AC, 0x81, 0x201A, 0x192, 0x201E, 0x2026, 0x2020, 0x2021, 0x2C6, 0x2030, 0x160, 0x2039, 0x152, 0x8D, 0x17D,
        0x8F,
        0x90, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x2DC, 0x2122, 0x161, 0x203A, 0x153, 0x9D, 0x17E,
        0x178,
    ]

    static func scalar(_ byte: UInt8) -> Unicode.Scalar {
        (0x80...0x9F).contains(byte) ? Unicode.Scalar(upper[Int(byte) - 0x80]) ?? "\u{FFFD}" : Unicode.Scalar(byte)
    }

    /// A C1 control character is a windows-1252 character that somebody wrote by its number.
    static func meant(by scalar: Unicode.Scalar) -> Unicode.Scalar {
        (0x80...0x9F).contains(scalar.value) ? self.scalar(UInt8(scalar.value)) : scalar
    }

    static func decode(_ bytes: some Collection<UInt8>) -> [UInt8] {
        var text: [UInt8] = []
        text.reserveCapacity(bytes.count + bytes.count / 8)
        for byte in bytes {
            if byte < 0x80 {
                text.append(byte)
            } else {
                text += UTF8.encode(scalar(byte)) ?? UTF8.encodedReplacementCharacter
            }
        }
        return text
    }
}
