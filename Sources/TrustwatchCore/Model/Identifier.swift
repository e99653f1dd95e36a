/// What an identifier can name; the letter says which kind of thing on the command line.
package protocol Lettered {
    static var letter: Character { get }
}

/// The number of a row in the store, printed with the letter of what it names: `i17` is an item, `a17` an article,
/// `s4` a story, `v3` an inspection. Identifiers are never reused, so an address once written down keeps its meaning.
package struct Identifier<Entity: Lettered>: Hashable, Comparable, Sendable {
    package let number: Int64

    package init(_ number: Int64) {
        self.number = number
    }

    package static func < (left: Self, right: Self) -> Bool { left.number < right.number }
}

extension Identifier: LosslessStringConvertible {
    package var description: String { "\(Entity.letter)\(number)" }

    /// Reads `i17`; nil for another letter, a missing number, or a number below 1.
    package init?(_ description: String) {
        guard description.first == Entity.letter, let number = Int64(description.dropFirst()), number > 0 else {
            return nil
        }
        self.number = number
    }
}

extension Identifier: Codable {
    package init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        let text = try container.decode(String.self)
        guard let identifier = Self(text) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "\(text) names no \(Entity.self)")
        }
        self = identifier
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}
