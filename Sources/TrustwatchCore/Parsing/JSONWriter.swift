internal import struct Foundation.Date

/// Writes JSON into bytes. Keys without a value are left out.
struct JSONWriter {
    private(set) var bytes: [UInt8] = []
    private var needsComma = false

    init() {}

    mutating func object(_ write: (inout JSONWriter) -> Void) {
        open(UInt8(ascii: "{"))
        write(&self)
        close(UInt8(ascii: "}"))
    }

    mutating func object(_ key: String, _ write: (inout JSONWriter) -> Void) {
        self.key(key)
        object(write)
    }

    /// An array of objects.
    mutating func array<Element>(_ key: String, _ elements: [Element], _ write: (inout JSONWriter, Element) -> Void) {
        self.key(key)
        open(UInt8(ascii: "["))
        for element in elements {
            comma()
            object { write(&$0, element) }
        }
        close(UInt8(ascii: "]"))
    }

    mutating func write(_ key: String, _ texts: [String]) {
        self.key(key)
        open(UInt8(ascii: "["))
        for text in texts {
            comma()
            append(text)
        }
        close(UInt8(ascii: "]"))
    }

    mutating func write(_ key: String, _ text: String?) {
        guard let text else { return }
        self.key(key)
        append(text)
    }

    mutating func write(_ key: String, _ number: Int?) {
        guard let number else { return }
        self.key(key)
        bytes += String(number).utf8
    }

    mutating func write(_ key: String, _ flag: Bool) {
        self.key(key)
        bytes += (flag ? "true" : "false").utf8
    }

    mutating func write(_ key: String, _ date: Date?) {
        write(key, date?.rfc3339)
    }

    private mutating func open(_ mark: UInt8) {
        bytes.append(mark)
        needsComma = false
    }

    private mutating func close(_ mark: UInt8) {
        bytes.append(mark)
        needsComma = true
    }

    private mutating func comma() {
        if needsComma { bytes.append(UInt8(ascii: ",")) }
        needsComma = true
    }

    private mutating func key(_ key: String) {
        comma()
        bytes.append(UInt8(ascii: "\""))
        bytes += key.utf8
        bytes += "\":".utf8
    }

    private mutating func append(_ text: String) {
        let source = Array(text.utf8)
        bytes.append(UInt8(ascii: "\""))
        var start = 0
        for place in source.indices where source[place].needsEscapeInJSON {
            bytes += source[start..<place]
            escape(source[place])
            start = place + 1
        }
        bytes += source[start...]
        bytes.append(UInt8(ascii: "\""))
    }

    private mutating func escape(_ byte: UInt8) {
        bytes.append(UInt8(ascii: "\\"))
        switch byte {
        case 0x0A: bytes.append(UInt8(ascii: "n"))
        case 0x0D: bytes.append(UInt8(ascii: "r"))
        case 0x09: bytes.append(UInt8(ascii: "t"))
        case UInt8(ascii: "\""), UInt8(ascii: "\\"): bytes.append(byte)
        default:
            let figures = Array("0123456789abcdef".utf8)
            bytes += [UInt8(ascii: "u"), 0x30, 0x30, figures[Int(byte >> 4)], figures[Int(byte & 15)]]
        }
    }
}

extension UInt8 {
    fileprivate var needsEscapeInJSON: Bool { self < 0x20 || self == UInt8(ascii: "\"") || self == UInt8(ascii: "\\") }
}
