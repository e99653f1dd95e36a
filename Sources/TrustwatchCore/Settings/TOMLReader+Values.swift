// Values of TOML.

extension TOMLReader {
    /// More is no settings file.
    private static let deepest = 32

    /// At its first byte.
    mutating func value() throws(FileErrors) -> TOMLNode.Value {
        guard depth < Self.deepest else {
            throw fault("lists stand too deep within each other", hint: "take some away")
        }
        depth += 1
        defer { depth -= 1 }
        switch current {
        case UInt8(ascii: "\""), UInt8(ascii: "'"): return .string(try string(mayBeLong: true))
        case UInt8(ascii: "["): return .array(try array())
        case UInt8(ascii: "{"): return .table(try table())
        default: return try word()
        }
    }

    private mutating func array() throws(FileErrors) -> TOMLArray {
        let start = place
        place += 1
        let array = TOMLArray(isOpen: false)
        while try skipBlank() {
            if take(UInt8(ascii: "]")) { return array }
            let line = line
            array.nodes.append(TOMLNode(value: try value(), line: line))
            guard try skipBlank() else { break }
            guard take(UInt8(ascii: ",")) || current == UInt8(ascii: "]") else {
                throw fault("a comma is missing", hint: "between the values of a list stand commas")
            }
        }
        throw fault("the list has no ]", at: start)
    }

    private mutating func table() throws(FileErrors) -> TOMLTable {
        place += 1
        let table = TOMLTable(.braces)
        skipSpaces()
        if take(UInt8(ascii: "}")) { return table }
        repeat {
            skipSpaces()
            try pair(in: table)
            skipSpaces()
        } while take(UInt8(ascii: ","))
        guard take(UInt8(ascii: "}")) else {
            throw fault("a comma or } is missing", hint: "what stands in { } stands on one line")
        }
        return table
    }

    // MARK: Words

    /// `true`, `false`, a whole number, or what only begins like a number.
    private mutating func word() throws(FileErrors) -> TOMLNode.Value {
        let start = place
        skipWord()
        // A date and its time may have a space between them.
        if place - start == 10, current == UInt8(ascii: " "), place + 1 < bytes.count, bytes[place + 1].isASCIIDigit {
            place += 1
            skipWord()
        }
        let word = String(decoding: bytes[start..<place], as: UTF8.self)
        if word == "true" || word == "false" { return .boolean(word == "true") }
        if let number = Self.integer(word) { return .integer(number) }
        let unsigned = word.drop { $0 == "+" || $0 == "-" }
        guard unsigned.utf8.first?.isASCIIDigit == true || unsigned == "inf" || unsigned == "nan" else {
            throw fault(word.isEmpty ? "a value is expected here" : "\(word) is no value", at: start)
        }
        return .other
    }

    private mutating func skipWord() {
        while let byte = current,
            byte.isASCIILetter || byte.isASCIIDigit || "+-_.:".utf8.contains(byte)
        {
            place += 1
        }
    }

    /// `-17`, `1_000`, `0x1F`, `0o17`, `0b11`; nil for anything else and for what does not fit.
    private static func integer(_ word: String) -> Int? {
        let radix = ["0x": 16, "0o": 8, "0b": 2][word.prefix(2)] ?? 10
        let sign = radix == 10 ? word.prefix { $0 == "-" || $0 == "+" } : ""
        let digits = word.dropFirst(radix == 10 ? sign.count : 2)
        let groups = digits.split(separator: "_", omittingEmptySubsequences: false)
        guard sign.count < 2, groups.allSatisfy({ !$0.isEmpty && $0.allSatisfy(\.isHexDigit) }),
            radix != 10 || !digits.hasPrefix("0") || digits == "0"
        else { return nil }
        return Int(sign + groups.joined(), radix: radix)
    }

    // MARK: Texts

    /// A text of any of the four kinds, at its opening quote.
    ///
    /// - Parameter mayBeLong: whether three quotes may stand round several lines.
    mutating func string(mayBeLong: Bool) throws(FileErrors) -> String {
        let (start, quote) = (place, bytes[place])
        let isLong = mayBeLong && bytes[place...].starts(with: [quote, quote, quote])
        place += isLong ? 3 : 1
        if isLong, take(UInt8(ascii: "\n")) { line += 1 }
        var text: [UInt8] = []
        while let byte = current {
            switch byte {
            case quote:
                let count = isLong ? bytes[place...].prefix(5).prefix { $0 == quote }.count : 1
                place += count
                // One or two more may stand before the three that end it.
                text += repeatElement(quote, count: isLong ? count < 3 ? count : count - 3 : 0)
                if !isLong || count >= 3 { return String(decoding: text, as: UTF8.self) }
            case UInt8(ascii: "\\") where quote == UInt8(ascii: "\""): try escape(into: &text, isLong)
            case UInt8(ascii: "\n") where isLong:
                text.append(byte)
                place += 1
                line += 1
            case UInt8(ascii: "\n"): throw fault("the text has no quote at its end", at: start)
            case _ where byte.isControl:
                throw fault(
                    "a control character stands in a text", hint: "write \\n for a new line, \\u0007 for others")
            default:
                let start = place
                while let byte = current, byte != quote, byte != UInt8(ascii: "\\"), !byte.isControl { place += 1 }
                // In '…' a backslash is like any other.
                if place == start { place += 1 }
                text += bytes[start..<place]
            }
        }
        throw fault("the text has no quote at its end", at: start)
    }

    /// At a backslash.
    private mutating func escape(into text: inout [UInt8], _ isLong: Bool) throws(FileErrors) {
        let start = place
        place += 1
        let letter = current ?? 0
        place += 1
        switch letter {
        case UInt8(ascii: "b"): text.append(0x08)
        case UInt8(ascii: "t"): text.append(0x09)
        case UInt8(ascii: "n"): text.append(0x0A)
        case UInt8(ascii: "f"): text.append(0x0C)
        case UInt8(ascii: "r"): text.append(0x0D)
        case UInt8(ascii: "\""), UInt8(ascii: "\\"): text.append(letter)
        case UInt8(ascii: "u"), UInt8(ascii: "U"):
            let digits = bytes[min(place, bytes.count)...].prefix(letter == UInt8(ascii: "u") ? 4 : 8)
            place += digits.count
            guard digits.allSatisfy(\.isHexDigit),
                let number = UInt32(String(decoding: digits, as: UTF8.self), radix: 16),
                digits.count == (letter == UInt8(ascii: "u") ? 4 : 8), let scalar = Unicode.Scalar(number)
            else { throw fault("the escape stands for no character", at: start, hint: "\\u00e9 is é") }
            text += String(scalar).utf8
        case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\n"):
            place -= 1
            if isLong, skipLineEnd() { return }
            fallthrough
        default:
            throw fault(
                "what follows the backslash is no escape", at: start,
                hint: "a backslash is written \\\\, or the text stands in '…'")
        }
    }

    /// A backslash at the end of a line takes away all the space up to the next word.
    private mutating func skipLineEnd() -> Bool {
        skipSpaces()
        guard current == UInt8(ascii: "\n") else { return false }
        while take(UInt8(ascii: "\n")) {
            line += 1
            skipSpaces()
        }
        return true
    }
}

extension UInt8 {
    fileprivate var isHexDigit: Bool { isASCIIDigit || (0x61...0x66).contains(self | 0x20) }
}
