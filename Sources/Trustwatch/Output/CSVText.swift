internal import TrustwatchCore

/// Comma-separated values (RFC 4180) of the members of JSON objects, for spreadsheets.
enum CSVText {
    static func heading(_ columns: [String]) -> String {
        var bytes: [UInt8] = []
        write(columns, to: &bytes)
        return String(decoding: bytes, as: UTF8.self)
    }

    static func line(_ members: [JSON.Member]) -> String {
        var bytes: [UInt8] = []
        write(members, to: &bytes)
        return String(decoding: bytes, as: UTF8.self)
    }

    static func write(_ members: [JSON.Member], to bytes: inout [UInt8]) {
        write(members.lazy.map { cell($0.value) }, to: &bytes)
    }

    private static func write(_ cells: some Sequence<String>, to bytes: inout [UInt8]) {
        var isFirst = true
        for cell in cells {
            if !isFirst { bytes.append(UInt8(ascii: ",")) }
            isFirst = false
            write(cell, to: &bytes)
        }
        bytes.append(contentsOf: "\r\n".utf8)
    }

    /// One line of text: lists with `; ` between, the members of objects as `name: value`.
    private static func cell(_ value: JSON) -> String {
        switch value {
        case .null: ""
        case .string(let text): guarded(CleanText.line(text))
        case .array(let values): guarded(values.map(plain).joined(separator: "; "))
        case .object(let members): guarded(members.map { "\($0.name): \(plain($0.value))" }.joined(separator: "; "))
        case .bool, .integer, .number: value.text
        }
    }

    private static func plain(_ value: JSON) -> String {
        switch value {
        case .null: ""
        case .string(let text): CleanText.line(text)
        default: value.text
        }
    }

    /// A spreadsheet runs a cell that begins like a formula (OWASP, "CSV Injection").
    private static func guarded(_ text: String) -> String {
        switch text.utf8.first {
        case UInt8(ascii: "="), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "@"): "'\(text)"
        default: text
        }
    }

    /// Byte by byte: a quote with a combining mark after it is no quote to Swift, but ends the cell for everybody else.
    private static func write(_ cell: String, to bytes: inout [UInt8]) {
        let start = bytes.count
        bytes.append(contentsOf: cell.utf8)
        guard bytes[start...].contains(where: isSpecial) else { return }
        let quote = UInt8(ascii: "\"")
        bytes.removeSubrange(start...)
        bytes.append(quote)
        for byte in cell.utf8 {
            if byte == quote { bytes.append(quote) }
            bytes.append(byte)
        }
        bytes.append(quote)
    }

    /// A switch, for a search in a string of four would be asked for each byte of millions of rows.
    private static func isSpecial(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: ","), UInt8(ascii: "\r"), UInt8(ascii: "\n"): true
        default: false
        }
    }
}
