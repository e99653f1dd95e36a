/// Takes a template apart.
struct TemplateParser {
    private enum Tag {
        case value(String)
        case open(String, isInverted: Bool)
        case close(String)
        case comment
    }

    private let all: String.UTF8View
    private var position: String.Index

    init(_ text: String) {
        all = text.utf8
        position = text.startIndex
    }

    /// - Parameter section: whose end is looked for; nil for the end of the text.
    mutating func parts(until section: Template.Path?) throws(Template.Fault) -> [Template.Part] {
        var parts: [Template.Part] = []
        while let opening = all[position...].firstRange(of: "{{".utf8) {
            let (textStart, line) = (position, line(of: opening.lowerBound))
            position = opening.upperBound
            let tag = try tag(line)
            var textEnd = opening.lowerBound
            if case .value = tag {} else { dropLine(before: &textEnd) }
            append(textStart..<textEnd, to: &parts)
            switch tag {
            case .comment: break
            case .value(let name): parts.append(.value(try path(name, line)))
            case .open(let name, let isInverted):
                let path = try path(name, line)
                parts.append(.section(path, isInverted: isInverted, try self.parts(until: path)))
            case .close(let name):
                guard let section, try path(name, line).names == section.names else {
                    throw Template.Fault(line: line, why: "ends \(shown(name)), which is not open there")
                }
                return parts
            }
        }
        if let section {
            let name = section.names.joined(separator: ".")
            throw Template.Fault(line: section.line, why: "has no end of {{#\(name)}}", mend: "add {{/\(name)}}")
        }
        append(position..<all.endIndex, to: &parts)
        return parts
    }

    private func append(_ range: Range<String.Index>, to parts: inout [Template.Part]) {
        if !range.isEmpty { parts.append(.text(String(Substring(all[range])))) }
    }

    /// What stands between `{{` and `}}`.
    private mutating func tag(_ line: Int) throws(Template.Fault) -> Tag {
        let isTriple = all[position...].first == UInt8(ascii: "{")
        guard let end = all[position...].firstRange(of: (isTriple ? "}}}" : "}}").utf8) else {
            throw Template.Fault(line: line, why: "has {{ without }}")
        }
        let inner = String(Substring(all[position..<end.lowerBound]))
        position = end.upperBound
        let name = String(inner.dropFirst())
        switch inner.first {
        case "!": return .comment
        case "#": return .open(name, isInverted: false)
        case "^": return .open(name, isInverted: true)
        case "/": return .close(name)
        case "{", "&": return .value(name)
        case ">", "=", "<", "$":
            throw Template.Fault(
                line: line, why: "has \(shown(inner)): there are no partials and no marks but {{ and }}")
        default: return .value(inner)
        }
    }

    private func path(_ name: String, _ line: Int) throws(Template.Fault) -> Template.Path {
        let words = name.split(whereSeparator: \.isWhitespace)
        if words == ["."] { return Template.Path(names: [], line: line) }
        let names = words.first?.split(separator: ".", omittingEmptySubsequences: false).map(String.init) ?? []
        guard words.count == 1, names.allSatisfy({ !$0.isEmpty }) else {
            throw Template.Fault(line: line, why: "has \(shown(name)), which is no name")
        }
        return Template.Path(names: names, line: line)
    }

    private func shown(_ name: String) -> String { "{{\(CleanText.clipped(CleanText.line(name), to: 60))}}" }

    private func line(of index: String.Index) -> Int { all[..<index].count { $0 == UInt8(ascii: "\n") } + 1 }

    /// Takes away the line of a tag that shows nothing and stands alone on it (mustache(5)).
    private mutating func dropLine(before textEnd: inout String.Index) {
        let isBlank = { (byte: UInt8) in byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") }
        let start = all[..<textEnd].lastIndex(of: UInt8(ascii: "\n")).map(all.index(after:)) ?? all.startIndex
        let end = all[position...].firstIndex { !isBlank($0) } ?? all.endIndex
        guard all[start..<textEnd].allSatisfy(isBlank), end == all.endIndex || all[end] == UInt8(ascii: "\n") else {
            return
        }
        textEnd = start
        position = end == all.endIndex ? end : all.index(after: end)
    }
}
