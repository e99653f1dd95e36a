/// Finds any of thousands of phrases in a text at the cost of one look-up a word.
///
/// A phrase is written as words with spaces between; `a|b` stands for either word, `a?` for a word that may be missing.
struct PhraseIndex<Value: Sendable>: Sendable {
    struct Hit: Sendable {
        var value: Value
        var words: Range<Int>
    }

    private struct Node: Sendable {
        var values: [Value] = []
        var goesOn = false
    }

    private var nodes = HashTable(capacity: 1024, filler: Node())
    /// One bit for each 16-bit remainder of the hash of a first word.
    private var firstWords = [UInt64](repeating: 0, count: 1024)

    init(_ phrases: some Sequence<(String, Value)>) {
        for (phrase, value) in phrases {
            for words in Self.expand(phrase) { insert(words, value) }
        }
    }

    var isEmpty: Bool { nodes.count == 0 }

    /// Whether a phrase may begin with this word.
    func mayStart(_ word: UInt64) -> Bool {
        firstWords[Int((word >> 6) & 1023)] & (1 << (word & 63)) != 0
    }

    /// Every phrase that stands in the words, longer ones and the shorter ones inside them alike.
    func hits(_ words: [NormalisedText.Word], in range: Range<Int>) -> [Hit] {
        var hits: [Hit] = []
        for start in range where mayStart(words[start].hash) {
            var key = Self.seed
            for end in start..<range.upperBound {
                key = Self.chain(key, words[end].hash)
                guard let node = nodes[key] else { break }
                for value in node.values { hits.append(Hit(value: value, words: start..<end + 1)) }
                guard node.goesOn else { break }
            }
        }
        return hits
    }

    /// Whether any phrase stands at the very beginning.
    func startsAny(_ words: ArraySlice<NormalisedText.Word>) -> Bool {
        var words = words.makeIterator()
        return startsAny(ifUnsure: false) { words.next()?.hash }
    }

    /// Whether any phrase stands at the very beginning of words that are yielded one after the other.
    ///
    /// - Parameters:
    ///   - isTaken: what to say of a phrase that has begun where the words end.
    ///   - next: nil at the end, and for what is no certain word.
    func startsAny(ifUnsure isTaken: Bool, _ next: () -> UInt64?) -> Bool {
        var key = Self.seed
        while let word = next() {
            guard key != Self.seed || mayStart(word) else { return false }
            key = Self.chain(key, word)
            guard let node = nodes[key] else { return false }
            if !node.values.isEmpty { return true }
            guard node.goesOn else { return false }
        }
        return isTaken
    }

    /// All sequences of words that a phrase stands for.
    static func expand(_ phrase: String) -> [[UInt64]] {
        phrase.utf8.split(separator: UInt8(ascii: " ")).reduce([[]]) { sequences, part in
            let isOptional = part.last == UInt8(ascii: "?")
            let choices = (isOptional ? part.dropLast() : part).split(separator: UInt8(ascii: "|")).map {
                NormalisedText.hash(String(Substring($0)))
            }
            guard isOptional || choices.count > 1 else { return sequences.map { $0 + choices } }
            return sequences.flatMap { sequence in
                (isOptional ? [sequence] : []) + choices.map { sequence + [$0] }
            }
        }
    }

    private mutating func insert(_ words: [UInt64], _ value: Value) {
        guard let first = words.first else { return }
        firstWords[Int((first >> 6) & 1023)] |= 1 << (first & 63)
        var key = Self.seed
        for (index, word) in words.enumerated() {
            key = Self.chain(key, word)
            if index + 1 < words.count {
                nodes.update(key) { $0.goesOn = true }
            } else {
                nodes.update(key) { $0.values.append(value) }
            }
        }
    }

    private static var seed: UInt64 { 0x9e37_79b9_7f4a_7c15 }

    private static func chain(_ key: UInt64, _ word: UInt64) -> UInt64 {
        (key ^ word) &* 0xff51_afd7_ed55_8ccd ^ (key >> 29)
    }
}
