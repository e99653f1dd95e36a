/// Rows of a table saved as CSV (RFC 4180): fields in double quotes may hold separators, line breaks and doubled quotes.
///
/// Spreadsheets also save it with semicolons or tabs, in windows-1252, and with a byte-order mark.
struct CSVRows: Sequence {
    struct Row: Equatable {
        /// Where it starts, from 1.
        var line: Int
        var fields: [String]
    }

    private let text: [UInt8]
    private let separator: UInt8

    init(_ bytes: [UInt8]) {
        let text = CharacterDecoding.decode(bytes, contentType: nil).text
        self.text = text
        let candidates = [",", ";", "\t"].map { UInt8(ascii: $0) }
        let counts = candidates.map { candidate in text.prefix(20_000).count { $0 == candidate } }
        separator = zip(candidates, counts).max { $0.1 < $1.1 }?.0 ?? UInt8(ascii: ",")
    }

    struct Iterator: IteratorProtocol {
        fileprivate let text: [UInt8]
        fileprivate let separator: UInt8
        private var index = 0
        private var line = 1

        fileprivate init(text: [UInt8], separator: UInt8) {
            self.text = text
            self.separator = separator
        }

        mutating func next() -> Row? {
            guard index < text.count else { return nil }
            var row = Row(line: line, fields: [])
            while true {
                row.fields.append(field())
                guard index < text.count, text[index] == separator else { break }
                index += 1
            }
            endLine()
            return row
        }

        /// Up to the separator or the line's end, which it does not take.
        private mutating func field() -> String {
            guard index < text.count, text[index] == UInt8(ascii: "\"") else { return plain() }
            index += 1
            var bytes: [UInt8] = []
            while index < text.count {
                let byte = text[index]
                index += 1
                if byte == UInt8(ascii: "\"") {
                    guard index < text.count, text[index] == byte else { break }
                    index += 1
                }
                if byte == UInt8(ascii: "\n") { line += 1 }
                bytes.append(byte)
            }
            // What stands between the closing quote and the separator is kept, as spreadsheets keep it.
            return String(decoding: bytes, as: UTF8.self) + plain()
        }

        private mutating func plain() -> String {
            let start = index
            while index < text.count, text[index] != separator, !isLineEnd(text[index]) { index += 1 }
            return String(decoding: text[start..<index], as: UTF8.self)
        }

        private mutating func endLine() {
            if index < text.count, text[index] == UInt8(ascii: "\r") { index += 1 }
            if index < text.count, text[index] == UInt8(ascii: "\n") { index += 1 }
            line += 1
        }

        private func isLineEnd(_ byte: UInt8) -> Bool { byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") }
    }

    func makeIterator() -> Iterator { Iterator(text: text, separator: separator) }
}
