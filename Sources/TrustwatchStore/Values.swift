internal import Foundation
internal import GRDB
internal import TrustwatchCore

// How values of the model stand in columns.

extension Date {
    init(milliseconds: Int64) {
        self.init(timeIntervalSince1970: Double(milliseconds) / 1000)
    }

    /// For a column that may be NULL.
    init?(milliseconds: Int64?) {
        guard let milliseconds else { return nil }
        self.init(milliseconds: milliseconds)
    }
}

/// Values in columns of JSON text, with sorted keys: equal values are equal texts.
enum Stored {
    static func text(_ value: some Encodable) throws -> String {
        String(decoding: try encoder.encode(value), as: UTF8.self)
    }

    static func value<Value: Decodable>(_ type: Value.Type, _ text: String) throws -> Value {
        try decoder.decode(type, from: Data(text.utf8))
    }

    private static let encoder = {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return encoder
    }()
    private static let decoder = JSONDecoder()

    /// A list as one parameter of a statement: SQL reads it with `json_each`.
    static func list(_ texts: some Sequence<String>) -> String { JSON.array(texts.map(JSON.string)).text }

    static func list(_ numbers: some Sequence<Int64>) -> String {
        var text = "["
        for number in numbers {
            if text != "[" { text += "," }
            text += String(number)
        }
        return text + "]"
    }
}
