/// A text with holes, in the part of Mustache (mustache(5)) that only shows values: `{{name}}`, `{{a.b}}`, `{{.}}`,
/// `{{#section}}…{{/section}}`, `{{^inverted}}…{{/inverted}}`, `{{! comment }}`.
///
/// It makes plain text, which a channel then takes literally, as it takes the built-in words. So nothing is escaped here,
/// and `{{{name}}}` and `{{&name}}` are `{{name}}`. Partials and other delimiters are refused, and so is a name that no
/// message has: where it stands nothing would, seen by nobody.
package struct Template: Sendable, Equatable {
    indirect enum Part: Sendable, Equatable {
        case text(String)
        case value(Path)
        case section(Path, isInverted: Bool, [Part])
    }

    struct Path: Sendable, Equatable {
        /// Empty for `.`.
        var names: [String]
        var line: Int
    }

    /// What is wrong, as the end of a sentence that begins with the template, and the mend.
    package struct Fault: Error, Sendable, Equatable {
        /// From 1.
        package var line: Int
        package var why: String
        package var mend: String?

        init(line: Int, why: String, mend: String? = nil) {
            self.line = line
            self.why = why
            self.mend = mend
        }
    }

    private let parts: [Part]

    /// - Parameter shape: a value with every name that there may be; nil where any will do.
    package init(_ text: String, for shape: JSON? = nil) throws(Fault) {
        var parser = TemplateParser(text)
        parts = try parser.parts(until: nil)
        if let shape { try Self.check(parts, [shape]) }
    }

    package func render(_ value: JSON) -> String { Self.render(parts, [value]) }
}

extension Template {
    /// - Parameter scopes: innermost last.
    private static func render(_ parts: [Part], _ scopes: [JSON]) -> String {
        parts.map { part in
            switch part {
            case .text(let text): text
            case .value(let path): find(path, scopes)?.shown ?? ""
            case .section(let path, let isInverted, let inner):
                switch (find(path, scopes) ?? .null, isInverted) {
                case (let value, true): value.isNothing ? render(inner, scopes) : ""
                case (.array(let values), false): values.map { render(inner, scopes + [$0]) }.joined()
                case (let value, false): value.isNothing ? "" : render(inner, scopes + [value])
                }
            }
        }.joined()
    }

    /// As `render`, with names that must be there.
    private static func check(_ parts: [Part], _ scopes: [JSON]) throws(Fault) {
        for part in parts {
            switch part {
            case .text: break
            case .value(let path): _ = try require(path, scopes)
            case .section(let path, let isInverted, let inner):
                let value = try require(path, scopes)
                if case .array(let values) = value, let first = values.first, !isInverted {
                    try check(inner, scopes + [first])
                } else {
                    try check(inner, isInverted ? scopes : scopes + [value])
                }
            }
        }
    }

    private static func require(_ path: Path, _ scopes: [JSON]) throws(Fault) -> JSON {
        if let value = find(path, scopes) { return value }
        let name = path.names.joined(separator: ".")
        let known = scopes.flatMap(\.names)
        throw Fault(
            line: path.line, why: "has {{\(CleanText.clipped(CleanText.line(name), to: 60))}}, which no message has",
            mend: Suggestion.nearest(to: path.names[0], among: known).map { "did you mean \($0)?" }
                ?? "there are \(known.joined(separator: ", "))")
    }

    /// The first of its names is looked for from the innermost scope outwards, the others each in what was found.
    private static func find(_ path: Path, _ scopes: [JSON]) -> JSON? {
        guard let first = path.names.first else { return scopes.last }
        guard let found = scopes.reversed().lazy.compactMap({ $0[first] }).first else { return nil }
        return path.names.dropFirst().reduce(found) { value, name in value.flatMap { $0[name] } }
    }
}

extension JSON {
    fileprivate subscript(name: String) -> JSON? {
        guard case .object(let members) = self else { return nil }
        return members.first { $0.name == name }?.value
    }

    fileprivate var names: [String] {
        guard case .object(let members) = self else { return [] }
        return members.map(\.name)
    }

    /// What a section stays empty for.
    fileprivate var isNothing: Bool {
        switch self {
        case .null, .bool(false), .string(""), .array([]): true
        case .bool, .integer, .number, .string, .array, .object: false
        }
    }

    /// Texts as they are, nothing for null.
    fileprivate var shown: String {
        switch self {
        case .null: ""
        case .string(let text): text
        case .array(let values): values.map(\.shown).joined(separator: ", ")
        case .bool, .integer, .number, .object: text
        }
    }
}
