/// What somebody meant who mistyped one of a few names.
package enum Suggestion {
    /// The candidate nearest to `word`: one that begins with it, or one a few slips of the finger away; nil where none is near.
    package static func nearest(to word: String, among candidates: [String]) -> String? {
        let wanted = Array(word.lowercased().utf8)
        guard !wanted.isEmpty else { return nil }
        let folded = candidates.map { (name: $0, bytes: Array($0.lowercased().utf8)) }
        if wanted.count >= 3, let longer = folded.first(where: { $0.bytes.starts(with: wanted) }) { return longer.name }
        let near = folded.map { (name: $0.name, slips: slips(from: wanted, to: $0.bytes)) }.min { $0.slips < $1.slips }
        guard let near, near.slips <= max(1, wanted.count / 3) else { return nil }
        return near.name
    }

    /// Optimal string alignment: insertions, deletions, substitutions and swaps of neighbours.
    private static func slips(from a: [UInt8], to b: [UInt8]) -> Int {
        var older: [Int] = []
        var previous = Array(0...b.count)
        for i in a.indices {
            var row = [i + 1]
            for j in b.indices {
                var best = min(previous[j] + (a[i] == b[j] ? 0 : 1), previous[j + 1] + 1, row[j] + 1)
                if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] { best = min(best, older[j - 1] + 1) }
                row.append(best)
            }
            (older, previous) = (previous, row)
        }
        return previous[b.count]
    }
}
