/// A person in one line: `jo@example.org (Jo)`, `Jo (jo@example.org)`, `Jo <jo@example.org>`, or a name alone.
enum PersonText {
    static func parse(_ line: String?) -> ParsedFeed.Author? {
        guard let line, !line.isEmpty else { return nil }
        guard line.utf8.contains(UInt8(ascii: "@")) else { return ParsedFeed.Author(name: line) }
        let marks: Set<Character> = ["(", ")", "<", ">", "[", "]", ",", ";", "\"", " "]
        guard let word = line.split(whereSeparator: marks.contains).first(where: isAddress) else {
            return ParsedFeed.Author(name: line)
        }
        let rest = String(line[..<word.startIndex]) + String(line[word.endIndex...])
        let name = rest.split(whereSeparator: { marks.subtracting([" ", ",", ";"]).contains($0) })
            .joined().split(separator: " ").joined(separator: " ")
        let address = word.lowercased().hasPrefix("mailto:") ? word.dropFirst(7) : word
        return ParsedFeed.Author(name: name.isEmpty ? nil : name, email: String(address))
    }

    /// One `@` with something before it and a dot somewhere after it.
    private static func isAddress(_ word: Substring) -> Bool {
        let parts = word.split(separator: "@", omittingEmptySubsequences: false)
        return parts.count == 2 && !parts[0].isEmpty && parts[1].dropFirst().contains(".") && !parts[0].contains("/")
    }
}
