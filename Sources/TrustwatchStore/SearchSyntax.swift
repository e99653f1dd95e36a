/// What somebody types to search, as an FTS5 query (sqlite.org/fts5.html, section 3).
///
/// `word`, `"a phrase"`, `begin*`, `title:word` and `-word` in front of any of them; all must match. Whatever is typed
/// makes a valid query: every word goes out as an FTS5 string.
enum SearchSyntax {
    /// nil where nothing is asked for that could be found: no word, or only words that must not stand there.
    static func query(_ text: String) -> String? {
        var wanted: [String] = []
        var unwanted: [String] = []
        var rest = Substring(text)
        while let term = nextTerm(&rest) {
            guard let expression = term.expression else { continue }
            if term.isUnwanted { unwanted.append(expression) } else { wanted.append(expression) }
        }
        guard !wanted.isEmpty else { return nil }
        let query = "(\(wanted.joined(separator: " AND ")))"
        return unwanted.isEmpty ? query : "\(query) NOT (\(unwanted.joined(separator: " OR ")))"
    }

    private struct Term {
        var isUnwanted = false
        var isInTitle = false
        var isPrefix = false
        var words = Substring()

        /// nil where it has no letter or digit, which alone are indexed.
        var expression: String? {
            guard words.contains(where: { $0.isLetter || $0.isNumber }) else { return nil }
            let string = "\"\(words.filter { $0 != "\"" && $0 != "\0" })\"\(isPrefix ? " *" : "")"
            return isInTitle ? "(title : \(string))" : string
        }
    }

    private static func nextTerm(_ rest: inout Substring) -> Term? {
        rest = rest.drop(while: \.isWhitespace)
        guard !rest.isEmpty else { return nil }
        var term = Term()
        if rest.first == "-" {
            term.isUnwanted = true
            rest.removeFirst()
        }
        if rest.lowercased().hasPrefix("title:") {
            term.isInTitle = true
            rest.removeFirst("title:".count)
        }
        if rest.first == "\"" {
            rest.removeFirst()
            term.words = rest.prefix { $0 != "\"" }
            rest = rest.dropFirst(term.words.count).dropFirst()
        } else {
            term.words = rest.prefix { !$0.isWhitespace && $0 != "\"" }
            rest = rest.dropFirst(term.words.count)
        }
        if rest.first == "*" {
            rest.removeFirst()
            term.isPrefix = true
        }
        if term.words.last == "*" { term.isPrefix = true }
        return term
    }
}
