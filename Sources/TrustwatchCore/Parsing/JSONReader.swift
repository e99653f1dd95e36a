internal import Markup

/// A JSON value as it stands in a document; numbers as they are written.
indirect enum JSONValue: Equatable {
    case null
    case bool(Bool)
    case number(String)
    case string(String)
    case array([JSONValue])
    case object([String: JSONValue])

    subscript(key: String) -> JSONValue? {
        if case .object(let members) = self { members[key] } else { nil }
    }

    /// A string, or a number as it is written: feeds have ids of both kinds.
    var string: String? {
        switch self {
        case .string(let text): text
        case .number(let text): text
        default: nil
        }
    }

    var array: [JSONValue]? {
        if case .array(let values) = self { values } else { nil }
    }

    var int: Int? {
        string.flatMap { Int($0) ?? Double($0).flatMap { Int(exactly: $0.rounded()) } }
    }
}

/// Reads JSON (RFC 8259) and goes on where it breaks off, so that a truncated feed gives what it holds.
struct JSONReader {
    private let bytes: [UInt8]
    private var place = 0
    private var depth = 0
    /// Whether anything was not as JSON has it.
    private(set) var foundFaults = false

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
    }

    /// The document's value; nil where it begins with none.
    mutating func read() -> JSONValue? {
        let value = value()
        skipSpace()
        if place < bytes.count { foundFaults = true }
        return value
    }

    private mutating func value() -> JSONValue? {
        skipSpace()
        guard place < bytes.count, depth < ParsingLimits.jsonDepth else { return fault() }
        switch bytes[place] {
        case UInt8(ascii: "{"): return object()
        case UInt8(ascii: "["): return array()
        case UInt8(ascii: "\""): return .string(string())
        case UInt8(ascii: "t"): return word("true", .bool(true))
        case UInt8(ascii: "f"): return word("false", .bool(false))
        case UInt8(ascii: "n"): return word("null", .null)
        default: return number()
        }
    }

    private mutating func fault() -> JSONValue? {
        foundFaults = true
        return nil
    }

    private mutating func object() -> JSONValue {
        var members: [String: JSONValue] = [:]
        open()
        while next(until: UInt8(ascii: "}")) {
            guard bytes[place] == UInt8(ascii: "\"") else {
                foundFaults = true
                break
            }
            let key = string()
            skipSpace()
            guard place < bytes.count, bytes[place] == UInt8(ascii: ":") else {
                foundFaults = true
                break
            }
            place += 1
            guard let value = value() else { break }
            members[key] = value
        }
        depth -= 1
        return .object(members)
    }

    private mutating func array() -> JSONValue {
        var values: [JSONValue] = []
        open()
        while next(until: UInt8(ascii: "]")) {
            guard let value = value() else { break }
            values.append(value)
        }
        depth -= 1
        return .array(values)
    }

    private mutating func open() {
        place += 1
        depth += 1
    }

    /// Steps over white space and commas; false at the end of the object or array, which is stepped over too.
    private mutating func next(until end: UInt8) -> Bool {
        while place < bytes.count, bytes[place].isASCIISpace || bytes[place] == UInt8(ascii: ",") { place += 1 }
        guard place < bytes.count else {
            foundFaults = true
            return false
        }
        guard bytes[place] == end else { return true }
        place += 1
        return false
    }

    private mutating func word(_ text: String, _ value: JSONValue) -> JSONValue? {
        guard bytes[place...].starts(with: text.utf8) else { return fault() }
        place += text.utf8.count
        return value
    }

    private mutating func number() -> JSONValue? {
        let figures = bytes[place...].prefix { $0.isASCIIDigit || "+-.eE".utf8.contains($0) }
        guard !figures.isEmpty else { return fault() }
        place += figures.count
        return .number(String(decoding: figures, as: UTF8.self))
    }

    /// At the opening quote.
    private mutating func string() -> String {
        place += 1
        var text: [UInt8] = []
        while place < bytes.count {
            let start = place
            while place < bytes.count, bytes[place] != UInt8(ascii: "\""), bytes[place] != UInt8(ascii: "\\") {
                place += 1
            }
            text += bytes[start..<place]
            guard place < bytes.count else { break }
            place += 1
            if bytes[place - 1] == UInt8(ascii: "\"") { return String(decoding: text, as: UTF8.self) }
            escape(into: &text)
        }
        foundFaults = true
        return String(decoding: text, as: UTF8.self)
    }

    private mutating func escape(into text: inout [UInt8]) {
        guard place < bytes.count else { return }
        let letter = bytes[place]
        place += 1
        switch letter {
        case UInt8(ascii: "n"): text.append(0x0A)
        case UInt8(ascii: "t"): text.append(0x09)
        case UInt8(ascii: "r"): text.append(0x0D)
        case UInt8(ascii: "b"), UInt8(ascii: "f"): text.append(0x20)
        case UInt8(ascii: "u"): text += String(decoding: codeUnits(), as: UTF16.self).utf8
        default: text.append(letter)
        }
    }

    /// Behind `\u`: one unit, or two where they make a pair.
    private mutating func codeUnits() -> [UInt16] {
        guard let first = codeUnit() else { return [] }
        guard UTF16.isLeadSurrogate(first), bytes[place...].starts(with: [0x5C, 0x75]) else { return [first] }
        place += 2
        return codeUnit().map { [first, $0] } ?? [first]
    }

    private mutating func codeUnit() -> UInt16? {
        let figures = bytes[place...].prefix(4)
        guard let unit = UInt16(String(decoding: figures, as: UTF8.self), radix: 16) else {
            foundFaults = true
            return nil
        }
        place += figures.count
        return unit
    }

    private mutating func skipSpace() {
        while place < bytes.count, bytes[place].isASCIISpace { place += 1 }
    }
}
