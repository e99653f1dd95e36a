/// Header fields in their order, found by name without regard to case (RFC 9110 section 5.1).
///
/// A value is text of one scalar per byte (ISO 8859-1), so that whatever a server sent, an ETag above all, can be kept
/// as a `String` and goes back byte for byte.
package struct HTTPHeaders: Sendable, Equatable, ExpressibleByDictionaryLiteral {
    package struct Field: Sendable, Equatable {
        package var name: String
        package var value: String

        package init(name: String, value: String) {
            self.name = name
            self.value = value
        }
    }

    package private(set) var fields: [Field]

    package init(_ fields: [Field] = []) {
        self.fields = fields
    }

    package init(dictionaryLiteral elements: (String, String)...) {
        fields = elements.map { Field(name: $0, value: $1) }
    }

    /// The first field of that name; setting it replaces all of them, nil removes them.
    package subscript(name: String) -> String? {
        get { fields.first { $0.isNamed(name) }?.value }
        set {
            fields.removeAll { $0.isNamed(name) }
            if let newValue { add(name, newValue) }
        }
    }

    /// All fields of that name, in their order.
    package func values(of name: String) -> [String] {
        fields.filter { $0.isNamed(name) }.map(\.value)
    }

    package mutating func add(_ name: String, _ value: String) {
        fields.append(Field(name: name, value: value))
    }

    package mutating func removeAll(where condition: (Field) -> Bool) {
        fields.removeAll(where: condition)
    }
}

extension HTTPHeaders.Field {
    package func isNamed(_ other: String) -> Bool {
        name.utf8.count == other.utf8.count
            && name.utf8.elementsEqual(other.utf8) { asciiLowercased($0) == asciiLowercased($1) }
    }

    /// The line as it goes out, or nil where it could not be one: a name that is no token (RFC 9110 section 5.6.2), a
    /// value with CR, LF, NUL or what ISO 8859-1 has no byte for. libcurl would send a line break as it stands.
    var line: [UInt8]? {
        guard !name.isEmpty, name.utf8.allSatisfy(isTokenByte) else { return nil }
        // libcurl takes "Name:" as an order to leave the field out, "Name;" sends it empty.
        let separator = value.isEmpty ? ";" : ": "
        var line: [UInt8] = []
        line.reserveCapacity(name.utf8.count + value.utf8.count + 2)
        line += name.utf8
        line += separator.utf8
        guard let bytes = latin1Bytes(value), bytes.allSatisfy({ $0 >= 0x20 && $0 != 0x7F || $0 == 0x09 }) else {
            return nil
        }
        return line + bytes
    }
}

extension HTTPHeaders {
    /// Reads the lines of one response, the status line first. A line that begins with a blank goes on with the value
    /// before it (RFC 9112 section 5.2).
    init(parsing bytes: [UInt8]) {
        fields = []
        var rest = bytes.drop { $0 != UInt8(ascii: "\n") }.dropFirst()
        while let first = rest.first {
            let line = rest.prefix { $0 != UInt8(ascii: "\n") }
            rest = rest[line.endIndex...].dropFirst()
            if isBlank(first), !fields.isEmpty {
                let more = latin1Text(trimmed(line))
                if !more.isEmpty { fields[fields.count - 1].value += " " + more }
            } else if let colon = line.firstIndex(of: UInt8(ascii: ":")) {
                add(latin1Text(line[..<colon]), latin1Text(trimmed(line[(colon + 1)...])))
            }
        }
    }
}

/// One byte for each scalar, or nil where one does not fit.
func latin1Bytes(_ text: String) -> [UInt8]? {
    var bytes = Array(text.utf8)
    if bytes.allSatisfy({ $0 < 0x80 }) { return bytes }
    bytes = []
    for scalar in text.unicodeScalars {
        guard let byte = UInt8(exactly: scalar.value) else { return nil }
        bytes.append(byte)
    }
    return bytes
}

private func latin1Text(_ bytes: ArraySlice<UInt8>) -> String {
    if bytes.allSatisfy({ $0 < 0x80 }) { return String(decoding: bytes, as: UTF8.self) }
    var text = String.UnicodeScalarView()
    text.append(contentsOf: bytes.lazy.map { Unicode.Scalar($0) })
    return String(text)
}

private func trimmed(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    let start = bytes.drop(while: isBlank)
    let end = start.lastIndex { !isBlank($0) && $0 != UInt8(ascii: "\r") }
    return start[..<(end.map { $0 + 1 } ?? start.startIndex)]
}

private func isBlank(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t")
}

private func isTokenByte(_ byte: UInt8) -> Bool {
    // Nearly all are letters and hyphens.
    (0x61...0x7A).contains(byte | 0x20) || byte == UInt8(ascii: "-") || (0x30...0x39).contains(byte)
        || "!#$%&'*+.^_`|~".utf8.contains(byte)
}

func asciiLowercased(_ byte: UInt8) -> UInt8 {
    (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) ? byte | 0x20 : byte
}
