/// Where each table and key of a TOML document stands, for messages: the parser tells places of syntax errors only.
///
/// It expects a document that the parser has accepted, and so needs no errors of its own.
struct LineIndex {
    enum Step: Hashable {
        case key(String)
        case index(Int)
    }

    typealias Path = [Step]

    private var lines: [Path: Int] = [:]

    /// The line of what the path leads to, counted from 1; of the nearest table round it where the path itself has none.
    func line(of path: Path) -> Int {
        var path = path
        while !path.isEmpty {
            if let line = lines[path] { return line }
            path.removeLast()
        }
        return 1
    }

    init(_ text: String) {
        var scanner = Scanner(text)
        scanner.document()
        lines = scanner.lines
    }

    private struct Scanner {
        let bytes: [UInt8]
        var at = 0
        var line = 1
        var lines: [Path: Int] = [:]
        /// How many elements each list of tables has so far.
        var counts: [Path: Int] = [:]

        init(_ text: String) {
            bytes = Array(text.utf8)
        }

        var current: UInt8? { at < bytes.count ? bytes[at] : nil }

        mutating func advance(by count: Int = 1) {
            for _ in 0..<count where at < bytes.count {
                if bytes[at] == UInt8(ascii: "\n") { line += 1 }
                at += 1
            }
        }

        /// Consumes `word` if it stands here.
        mutating func take(_ word: StaticString) -> Bool {
            let wanted = Array("\(word)".utf8)
            guard bytes[at...].starts(with: wanted) else { return false }
            advance(by: wanted.count)
            return true
        }

        mutating func skip(while isWanted: (UInt8) -> Bool) {
            while let byte = current, isWanted(byte) { advance() }
        }

        mutating func skipSpace(lineBreaks: Bool) {
            while let byte = current {
                switch byte {
                case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\r"), 0xEF, 0xBB, 0xBF: advance()
                case UInt8(ascii: "\n") where lineBreaks: advance()
                case UInt8(ascii: "#"): skip { $0 != UInt8(ascii: "\n") }
                default: return
                }
            }
        }

        mutating func document() {
            var table: Path = []
            while true {
                skipSpace(lineBreaks: true)
                guard current != nil else { return }
                if take("[[") {
                    table = header(isList: true)
                } else if take("[") {
                    table = header(isList: false)
                } else {
                    pair(in: table)
                }
            }
        }

        mutating func header(isList: Bool) -> Path {
            let start = line
            let keys = dottedKey(until: UInt8(ascii: "]"))
            advance(by: isList ? 2 : 1)
            var path: Path = []
            for (position, key) in keys.enumerated() {
                path.append(.key(key))
                if isList, position == keys.count - 1 { counts[path, default: 0] += 1 }
                if lines[path] == nil { lines[path] = start }
                guard let count = counts[path] else { continue }
                path.append(.index(count - 1))
                if lines[path] == nil { lines[path] = start }
            }
            return path
        }

        mutating func pair(in table: Path) {
            let start = line
            let keys = dottedKey(until: UInt8(ascii: "="))
            advance()
            var path = table
            for key in keys {
                path.append(.key(key))
                if lines[path] == nil { lines[path] = start }
            }
            value(at: path)
        }

        mutating func dottedKey(until end: UInt8) -> [String] {
            var keys: [String] = []
            while let byte = current, byte != end {
                switch byte {
                case UInt8(ascii: "\""), UInt8(ascii: "'"): keys.append(quoted())
                case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "."): advance()
                default:
                    let start = at
                    skip { $0 != end && !" \t.".utf8.contains($0) }
                    keys.append(String(decoding: bytes[start..<at], as: UTF8.self))
                }
            }
            return keys
        }

        mutating func value(at path: Path) {
            skipSpace(lineBreaks: false)
            switch current {
            case UInt8(ascii: "["): list(at: path)
            case UInt8(ascii: "{"): inlineTable(at: path)
            case UInt8(ascii: "\""), UInt8(ascii: "'"): _ = quoted()
            default: skip { !",]}#\n".utf8.contains($0) }
            }
        }

        mutating func list(at path: Path) {
            advance()
            var count = 0
            while true {
                skipSpace(lineBreaks: true)
                if current == nil || take("]") { return }
                if take(",") { continue }
                lines[path + [.index(count)]] = line
                value(at: path + [.index(count)])
                count += 1
            }
        }

        mutating func inlineTable(at path: Path) {
            advance()
            while true {
                skipSpace(lineBreaks: true)
                if current == nil || take("}") { return }
                if take(",") { continue }
                pair(in: path)
            }
        }

        /// A string of any of the four kinds; escapes are left as they are, which no key of ours needs.
        mutating func quoted() -> String {
            let quote = bytes[at]
            let isLong = bytes[at...].starts(with: [quote, quote, quote])
            advance(by: isLong ? 3 : 1)
            let start = at
            while let byte = current {
                if byte == UInt8(ascii: "\\"), quote == UInt8(ascii: "\"") {
                    advance(by: 2)
                } else if isLong ? bytes[at...].starts(with: [quote, quote, quote]) : byte == quote {
                    break
                } else {
                    advance()
                }
            }
            let text = String(decoding: bytes[start..<at], as: UTF8.self)
            // A long string may end in two quotes of its own: """"a""""".
            if isLong { while bytes[at...].starts(with: [quote, quote, quote, quote]) { advance() } }
            advance(by: isLong ? 3 : 1)
            return text
        }
    }
}
