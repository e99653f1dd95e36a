internal import Glibc

/// A place in bytes that are read from left to right.
struct ByteCursor {
    let bytes: [UInt8]
    var position = 0

    init(_ bytes: [UInt8], at position: Int = 0) {
        self.bytes = bytes
        self.position = position
    }

    var isAtEnd: Bool { position >= bytes.count }
    var byte: UInt8 { bytes[position] }

    func peek(_ offset: Int) -> UInt8? {
        position + offset < bytes.count ? bytes[position + offset] : nil
    }

    func starts(with text: StaticString) -> Bool {
        matches(text) { $0 == $1 }
    }

    /// - Parameter text: in lower case.
    func startsIgnoringCase(with text: StaticString) -> Bool {
        matches(text) { $0.asciiLowercased == $1 }
    }

    private func matches(_ text: StaticString, _ equal: (UInt8, UInt8) -> Bool) -> Bool {
        let count = text.utf8CodeUnitCount
        guard position + count <= bytes.count else { return false }
        return (0..<count).allSatisfy { equal(bytes[position + $0], unsafe text.utf8Start[$0]) }
    }

    /// Steps behind the next occurrence of a text; to the end, and false, where there is none.
    @discardableResult
    mutating func skip(past text: StaticString) -> Bool {
        let first = unsafe text.utf8Start[0]
        while position < bytes.count {
            position = bytes.firstPlace(of: first, from: position)
            if starts(with: text) {
                position += text.utf8CodeUnitCount
                return true
            }
            position = min(position + 1, bytes.count)
        }
        return false
    }

    mutating func skip(while condition: (UInt8) -> Bool) {
        while position < bytes.count, condition(bytes[position]) { position += 1 }
    }

    mutating func take(while condition: (UInt8) -> Bool) -> ArraySlice<UInt8> {
        let start = position
        skip(while: condition)
        return bytes[start..<position]
    }
}

extension UInt8 {
    var isXMLSpace: Bool { self == 0x20 || self == 0x0A || self == 0x0D || self == 0x09 }

    /// Letters, digits, `_ - . :` and everything beyond ASCII.
    var isXMLName: Bool {
        isASCIILetter || self >= 0x80 || (0x30...0x39).contains(self)
            || self == UInt8(ascii: "_") || self == UInt8(ascii: "-") || self == UInt8(ascii: ".")
            || self == UInt8(ascii: ":")
    }

    var isXMLNameStart: Bool {
        isASCIILetter || self >= 0x80 || self == UInt8(ascii: "_")
    }

    var isASCIILetter: Bool { (0x61...0x7A).contains(self | 0x20) }

    var asciiLowercased: UInt8 { (0x41...0x5A).contains(self) ? self | 0x20 : self }
}

extension [UInt8] {
    /// The first place of a byte, or the end. By `memchr`, which looks at 32 bytes at once.
    func firstPlace(of byte: UInt8, from start: Int) -> Int {
        unsafe withUnsafeBytes { buffer in
            guard let base = buffer.baseAddress, start < buffer.count,
                let found = unsafe memchr(base + start, Int32(byte), buffer.count - start)
            else { return buffer.count }
            return unsafe UnsafeRawPointer(found) - base
        }
    }
}
