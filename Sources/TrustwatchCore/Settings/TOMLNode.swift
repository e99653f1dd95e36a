internal import TOMLKit

/// A value of a TOML document with the line it stands on.
struct TOMLNode {
    enum Value {
        case string(String)
        case integer(Int)
        case boolean(Bool)
        case array([TOMLNode])
        case table([String: TOMLNode])
        /// A number with a fraction, a date or a time: nothing in feeds.conf is one.
        case other
    }

    var value: Value
    var line: Int

    /// The keys of the top table of a document of TOML 1.0.
    static func document(_ text: String, file: String) throws(FileErrors) -> [String: TOMLNode] {
        // The parser takes a C string, and would silently read half a file.
        if let nul = text.utf8.firstIndex(of: 0) {
            let line = text.utf8[..<nul].count { $0 == UInt8(ascii: "\n") } + 1
            throw FileErrors(diagnostics: [Diagnostic(file: file, line: line, message: "a NUL byte is not text")])
        }
        do {
            return nodes(of: try TOMLTable(string: text), at: [], in: LineIndex(text))
        } catch let error as TOMLParseError {
            throw FileErrors(diagnostics: [Diagnostic(error, in: file)])
        } catch {
            throw FileErrors(diagnostics: [Diagnostic(file: file, line: 1, message: "\(error)")])
        }
    }

    private static func nodes(of table: TOMLTable, at path: LineIndex.Path, in index: LineIndex) -> [String: TOMLNode] {
        Dictionary(uniqueKeysWithValues: table.map { ($0, TOMLNode($1, at: path + [.key($0)], in: index)) })
    }

    private init(_ node: any TOMLValueConvertible, at path: LineIndex.Path, in index: LineIndex) {
        line = index.line(of: path)
        if let string = node.string {
            value = .string(string)
        } else if let integer = node.int {
            value = .integer(integer)
        } else if let boolean = node.bool {
            value = .boolean(boolean)
        } else if let array = node.array {
            value = .array(array.enumerated().map { TOMLNode($1, at: path + [.index($0)], in: index) })
        } else if let table = node.table {
            value = .table(Self.nodes(of: table, at: path, in: index))
        } else {
            value = .other
        }
    }
}

extension Diagnostic {
    /// toml++ says "Error while parsing key-value pair: what is wrong".
    fileprivate init(_ error: TOMLParseError, in file: String) {
        let what = error.description.split(separator: ": ", maxSplits: 1).last ?? "it cannot be read"
        self.init(
            file: file, line: error.source.begin.line, column: error.source.begin.column, message: "not TOML: \(what)",
            hint: what.contains("redefine")
                ? "a key stands once in its table"
                : "text stands in quotes, a list in [ ], a table's name in [ ] or [[ ]]: https://toml.io/en/v1.0.0")
    }
}
