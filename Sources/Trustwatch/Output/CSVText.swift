internal import TrustwatchCore

/// Comma-separated values (RFC 4180) of the members of JSON objects, for spreadsheets.
enum CSVText {
    static func heading(_ columns: [String]) -> String { line(columns) }

    static func line(_ members: [JSON.Member]) -> String {
        line(members.map { cell($0.value) })
    }

    private static func line(_ cells: [String]) -> String {
        cells.map(quoted).joined(separator: ",") + "\r\n"
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
        text.utf8.first.map("=+-@".utf8.contains) ?? false ? "'\(text)" : text
    }

    /// Byte by byte: a quote with a combining mark after it is no quote to Swift, but ends the cell for everybody else.
    private static func quoted(_ cell: String) -> String {
        let quote = UInt8(ascii: "\"")
        // Byte by byte in a switch: a search in a string of four would be asked for each of millions.
        let isPlain = cell.utf8.allSatisfy { byte in
            switch byte {
            case quote, UInt8(ascii: ","), UInt8(ascii: "\r"), UInt8(ascii: "\n"): false
            default: true
            }
        }
        guard !isPlain else { return cell }
        let doubled = cell.utf8.flatMap { $0 == quote ? [quote, quote] : [$0] }
        return "\"\(String(decoding: doubled, as: UTF8.self))\""
    }
}
