/// Takes the values out of one table of feeds.conf by type, and notes whatever is wrong with them.
///
/// Every `get` of a key that is absent gives nil; of one that is wrong, nil and a note. `finish` notes the keys that
/// nobody asked for.
struct TableReader {
    /// `[[feed]] "BBC"`; empty for the top of the file.
    var title: String
    let line: Int
    let file: String
    private let nodes: TOMLTable
    /// A few dozen at most, some of them more than once.
    private var known: [String] = []
    private(set) var diagnostics: [Diagnostic] = []

    init(_ nodes: TOMLTable, line: Int, title: String, file: String) {
        self.nodes = nodes
        self.line = line
        self.title = title
        self.file = file
    }

    /// ` in [[feed]] "BBC"`; empty at the top of the file.
    private var inTitle: String { title.isEmpty ? "" : " in \(title)" }

    // MARK: Notes

    /// Notes what is wrong at a key, or at the table's head.
    ///
    /// - Parameter offset: lines below the key.
    mutating func note(_ message: String, at key: String? = nil, offset: Int = 0, hint: String? = nil) {
        let line = (key.flatMap { nodes[$0]?.line } ?? line) + offset
        diagnostics.append(Diagnostic(file: file, line: line, message: CleanText.line(message), hint: hint))
    }

    /// Notes that the value of a key, which is there, is wrong: `every = "5" in [poll] is …`.
    mutating func refuse(_ key: String, _ why: String, hint: String? = nil) {
        let value = nodes[key].map { " = \($0.value.shown)" } ?? ""
        note("\(key)\(value)\(inTitle) \(why)", at: key, hint: hint)
    }

    /// For a table so broken that nobody can say which keys belong in it.
    mutating func ignoreRest() {
        known += nodes.entries.map(\.key)
    }

    /// Notes the keys that nobody asked for.
    mutating func finish() {
        for (key, _) in nodes.entries where !known.contains(key) {
            if let instead = Self.secretKeys[key] {
                note(
                    "\(key)\(inTitle) would put a secret into the file", at: key,
                    hint:
                        "write it to credentials/NAME beside this file, readable by its owner alone, and set \(instead) = \"NAME\""
                )
                continue
            }
            let known = Set(known).sorted()
            let nearest = Suggestion.nearest(to: key, among: known)
            note(
                "unknown key \"\(key)\"\(inTitle)", at: key,
                hint: nearest.map { "did you mean \($0)?" } ?? "known keys: \(known.joined(separator: ", "))")
        }
    }

    /// What people write who have not seen that secrets come by name.
    private static let secretKeys = [
        "password": "password-credential", "pass": "password-credential", "secret": "secret-credential",
        "token": "secret-credential",
    ]

    // MARK: Values

    /// Makes a key known that is not there.
    mutating func allow(_ key: String) {
        known.append(key)
    }

    func contains(_ key: String) -> Bool { nodes[key] != nil }

    func line(of key: String) -> Int? { nodes[key]?.line }

    private mutating func get<Value>(
        _ key: String, _ wanted: @autoclosure () -> String, hint: String? = nil, _ read: (TOMLNode.Value) -> Value?
    ) -> Value? {
        known.append(key)
        guard let node = nodes[key] else { return nil }
        guard let value = read(node.value) else {
            refuse(key, "is not \(wanted())", hint: hint)
            return nil
        }
        return value
    }

    /// One line of text, never empty and without control characters, so that it can go into a header, a log or a path.
    mutating func string(_ key: String) -> String? {
        guard let text = get(key, "a text in quotes", { $0.string }) else { return nil }
        guard let why = text.whyNoLine else { return text }
        refuse(key, why)
        return nil
    }

    /// Text of any number of lines.
    mutating func text(_ key: String) -> String? {
        guard let text = get(key, "a text in quotes", { $0.string }) else { return nil }
        guard text.unicodeScalars.contains(where: { $0.isUnprintable && $0 != "\n" }) else { return text }
        refuse(key, "has a control character in it")
        return nil
    }

    /// As `string`, and noted where it is absent.
    mutating func required(_ key: String, hint: String) -> String? {
        if !contains(key) {
            known.append(key)
            note("\(title) has no \(key)", hint: hint)
        }
        return string(key)
    }

    mutating func boolean(_ key: String) -> Bool? {
        get(key, "true or false") { if case .boolean(let value) = $0 { value } else { nil } }
    }

    mutating func integer(_ key: String, in range: ClosedRange<Int>) -> Int? {
        get(key, "a whole number from \(range.lowerBound) to \(range.upperBound)") {
            if case .integer(let value) = $0, range.contains(value) { value } else { nil }
        }
    }

    mutating func strings(_ key: String) -> [String]? {
        let texts = get(key, "a list of texts: [\"…\", \"…\"]") { value -> [String]? in
            guard case .array(let array) = value else { return nil }
            let texts = array.nodes.compactMap(\.value.string)
            return texts.count == array.nodes.count ? texts : nil
        }
        guard let why = texts?.lazy.compactMap(\.whyNoLine).first else { return texts }
        refuse(key, "has an entry that \(why)")
        return nil
    }

    mutating func duration(_ key: String, in range: ClosedRange<Duration>) -> Duration? {
        quantity(
            key, "a duration", hint: "whole numbers with w, d, h, m or s in quotes, such as \"30m\" or \"1h30m\"",
            in: range,
            read: Quantities.duration, text: Quantities.text)
    }

    /// In bytes.
    mutating func size(_ key: String, in range: ClosedRange<Int>) -> Int? {
        quantity(
            key, "a size", hint: "a whole number with B, kB, MB, GB, KiB, MiB or GiB in quotes, such as \"10MB\"",
            in: range,
            read: Quantities.size, text: Quantities.text(bytes:))
    }

    private mutating func quantity<Value: Comparable>(
        _ key: String, _ noun: String, hint: String, in range: ClosedRange<Value>, read: (String) -> Value?,
        text: (Value) -> String
    ) -> Value? {
        guard let value = get(key, noun, hint: hint, { $0.string.flatMap(read) }) else { return nil }
        guard range.contains(value) else {
            refuse(key, "is out of range", hint: "from \(text(range.lowerBound)) to \(text(range.upperBound))")
            return nil
        }
        return value
    }

    /// One of the names of an enumeration.
    mutating func choice<Value: CaseIterable & RawRepresentable<String>>(_ key: String, of type: Value.Type) -> Value? {
        guard let text = string(key) else { return nil }
        guard let value = Value(rawValue: text) else {
            refuse(key, "is unknown", hint: Self.hint(for: text, among: Value.allCases.map(\.rawValue)))
            return nil
        }
        return value
    }

    /// A list of names of an enumeration.
    mutating func choices<Value: CaseIterable & RawRepresentable<String>>(
        _ key: String, of type: Value.Type, except hidden: Set<Value> = []
    ) -> [Value]? {
        guard let texts = strings(key) else { return nil }
        let allowed = Value.allCases.filter { !hidden.contains($0) }.map(\.rawValue)
        guard let unknown = texts.first(where: { !allowed.contains($0) }) else { return texts.compactMap(Value.init) }
        note("unknown name \"\(unknown)\" in \(key)\(inTitle)", at: key, hint: Self.hint(for: unknown, among: allowed))
        return nil
    }

    /// Names and texts, such as headers.
    mutating func dictionary(_ key: String) -> [String: String]? {
        get(key, "a table of texts: { Name = \"…\" }") {
            guard let table = $0.table else { return nil }
            let texts = table.entries.compactMap { key, node in node.value.string.map { (key, $0) } }
            return texts.count == table.entries.count ? Dictionary(texts) { first, _ in first } : nil
        }
    }

    /// A table of its own: `[poll]`.
    mutating func table(_ key: String) -> TableReader {
        let nodes = get(key, "a table: write [\(key)] on a line of its own") { $0.table }
        return TableReader(nodes ?? TOMLTable(.header), line: line(of: key) ?? 1, title: "[\(key)]", file: file)
    }

    /// A list of tables: `[[feed]]`.
    mutating func tables(_ key: String) -> [TableReader] {
        let file = file
        let tables = get(key, "a list of tables: write [[\(key)]] before each") { value -> [TableReader]? in
            guard case .array(let array) = value else { return nil }
            let tables = array.nodes.compactMap { node in
                node.value.table.map { TableReader($0, line: node.line, title: "[[\(key)]]", file: file) }
            }
            return tables.count == array.nodes.count ? tables : nil
        }
        return tables ?? []
    }

    static func hint(for word: String, among candidates: [String]) -> String {
        Suggestion.nearest(to: word, among: candidates).map { "did you mean \($0)?" }
            ?? "one of \(candidates.joined(separator: ", "))"
    }
}

extension TOMLNode.Value {
    fileprivate var string: String? { if case .string(let text) = self { text } else { nil } }
    fileprivate var table: TOMLTable? { if case .table(let nodes) = self { nodes } else { nil } }

    /// As the file writes it, shortened.
    fileprivate var shown: String {
        switch self {
        case .string(let text): "\"\(CleanText.clipped(CleanText.line(text), to: 60))\""
        case .integer(let number): "\(number)"
        case .boolean(let value): "\(value)"
        case .array: "[…]"
        case .table: "{…}"
        case .other: "…"
        }
    }
}

extension String {
    /// Why this text cannot stand in a header, a log line or a path; nil where it can.
    fileprivate var whyNoLine: String? {
        // As nearly all are.
        let isPlain = utf8.allSatisfy { (0x20...0x7E).contains($0) } && utf8.contains { $0 != 0x20 }
        if isPlain { return nil }
        if allSatisfy(\.isWhitespace) { return "is empty" }
        return unicodeScalars.contains(where: \.isUnprintable) ? "has a control character in it" : nil
    }
}
