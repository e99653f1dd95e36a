/// Reads a document of TOML 1.0 (https://toml.io/en/v1.0.0) in one pass over its bytes.
///
/// Of numbers with a fraction, dates and times it knows the ends alone: no key of feeds.conf takes one.
struct TOMLReader {
    let file: String
    let bytes: [UInt8]
    var place = 0
    /// Counted from 1.
    var line = 1
    /// Of lists and braces within each other.
    var depth = 0

    /// The top table of a document.
    ///
    /// - Throws: the first thing that is wrong with its syntax.
    static func document(_ text: String, file: String) throws(FileErrors) -> TOMLTable {
        var reader = TOMLReader(text, file: file)
        return try reader.document()
    }

    private init(_ text: String, file: String) {
        self.file = file
        let bytes = Array(text.utf8)
        self.bytes = bytes.contains(UInt8(ascii: "\r")) ? Array(text.replacing("\r\n", with: "\n").utf8) : bytes
    }

    private mutating func document() throws(FileErrors) -> TOMLTable {
        if let nul = bytes.firstIndex(of: 0) {
            throw fault("a NUL byte is not text", at: nul, hint: "is it a text file?")
        }
        let top = TOMLTable(.header)
        var table = top
        // What some editors write at the start of a file: the byte order mark.
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { place = 3 }
        while try skipBlank() {
            if bytes[place] == UInt8(ascii: "[") { table = try header(in: top) } else { try pair(in: table) }
            try endLine()
        }
        return top
    }

    /// What somebody who wrote no TOML most likely needs to know.
    static let syntax =
        "text stands in quotes, a list in [ ], a table's name in [ ] or [[ ]]: https://toml.io/en/v1.0.0"

    /// - Parameter place: where it is wrong; nil for here.
    func fault(_ why: String, at place: Int? = nil, hint: String = syntax) -> FileErrors {
        let before = bytes[..<(place ?? self.place)]
        let start = before.lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
        return FileErrors(diagnostics: [
            Diagnostic(
                file: file, line: before.count { $0 == UInt8(ascii: "\n") } + 1,
                // In characters: all bytes but those that go on with one.
                column: before[start...].count { $0 & 0xC0 != 0x80 } + 1, message: "not TOML: \(why)", hint: hint)
        ])
    }

    // MARK: Lines

    /// `[name]` or `[[name]]`.
    private mutating func header(in top: TOMLTable) throws(FileErrors) -> TOMLTable {
        let start = place
        place += 1
        let isElement = take(UInt8(ascii: "["))
        let keys = try keys()
        guard take(UInt8(ascii: "]")), !isElement || take(UInt8(ascii: "]")) else {
            throw fault("the table's name has no \(isElement ? "]]" : "]") at its end")
        }
        var table: TOMLTable? = top
        for key in keys.dropLast() { table = table?.descend(byHeader: key, line: line) }
        guard let opened = table?.open(keys[keys.count - 1], asElement: isElement, line: line) else {
            throw fault(
                "\(keys.joined(separator: ".")) is there already", at: start,
                hint: "a table has one header; [[ ]] begins each of several that are alike")
        }
        return opened
    }

    /// `key = value`.
    mutating func pair(in table: TOMLTable) throws(FileErrors) {
        let (start, line) = (place, line)
        let keys = try keys()
        guard take(UInt8(ascii: "=")) else { throw fault("a key and = are expected here") }
        skipSpaces()
        let value = try value()
        var inner: TOMLTable? = table
        for key in keys.dropLast() { inner = inner?.descend(byDots: key, line: line) }
        guard let inner, inner[keys[keys.count - 1]] == nil else {
            throw fault(
                "\(keys.joined(separator: ".")) is there already", at: start, hint: "a key stands once in its table")
        }
        inner.add(keys[keys.count - 1], value, line: line)
    }

    /// One key, or several with dots between them, and the spaces round them.
    private mutating func keys() throws(FileErrors) -> [String] {
        var keys: [String] = []
        repeat {
            skipSpaces()
            keys.append(try key())
            skipSpaces()
        } while take(UInt8(ascii: "."))
        return keys
    }

    private mutating func key() throws(FileErrors) -> String {
        if current == UInt8(ascii: "\"") || current == UInt8(ascii: "'") { return try string(mayBeLong: false) }
        let start = place
        while let byte = current, byte.isBareKey { place += 1 }
        guard place > start else { throw fault("a key is expected here") }
        return String(decoding: bytes[start..<place], as: UTF8.self)
    }

    /// Nothing but a comment may follow on a line.
    private mutating func endLine() throws(FileErrors) {
        skipSpaces()
        try skipComment()
        guard let byte = current else { return }
        guard byte == UInt8(ascii: "\n") else { throw fault("the line should end here") }
    }

    // MARK: Bytes

    var current: UInt8? { place < bytes.count ? bytes[place] : nil }

    /// Steps over `byte` where it stands here.
    mutating func take(_ byte: UInt8) -> Bool {
        guard current == byte else { return false }
        place += 1
        return true
    }

    mutating func skipSpaces() {
        while let byte = current, byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") { place += 1 }
    }

    /// Steps over spaces, line ends and comments; says whether anything follows.
    mutating func skipBlank() throws(FileErrors) -> Bool {
        while true {
            skipSpaces()
            try skipComment()
            guard let byte = current else { return false }
            guard byte == UInt8(ascii: "\n") else { return true }
            place += 1
            line += 1
        }
    }

    private mutating func skipComment() throws(FileErrors) {
        guard current == UInt8(ascii: "#") else { return }
        while let byte = current, byte != UInt8(ascii: "\n") {
            guard !byte.isControl else { throw fault("a comment has a control character in it", hint: "remove it") }
            place += 1
        }
    }
}

extension UInt8 {
    /// All but the tab, which may stand in texts and comments.
    var isControl: Bool { self < 0x20 && self != UInt8(ascii: "\t") || self == 0x7F }

    fileprivate var isBareKey: Bool {
        isASCIILetter || isASCIIDigit || self == UInt8(ascii: "-") || self == UInt8(ascii: "_")
    }
}
