/// The words of an item, folded and cut once; every rule reads these.
///
/// A word is a run of letters and digits without its case, accents, possessive ending and plural ending, kept as a hash:
/// `Children’s`, `children's` and `childrens` are one word, so are `service` and `services`.
package struct NormalisedText: Sendable {
    package struct Word: Sendable {
        package var hash: UInt64
        /// Bytes of `source`.
        package var start: Int32
        package var end: Int32
        /// The value of `18` and `18th`; -1 for any other word.
        package var number: Int32
        /// Whether its first letter is a capital.
        package var isCapital: Bool
        /// Whether a comma, dash, colon, bracket or quotation mark stands before it.
        package var followsPause: Bool
    }

    package struct Sentence: Sendable {
        package var place: Evidence.Place
        package var words: Range<Int>
        /// Its number among the sentences of its place.
        package var position: Int
        /// Whether it belongs to the page rather than to the article: related headlines, invitations to subscribe.
        package var isClutter: Bool
    }

    package private(set) var source: [UInt8] = []
    package private(set) var words: [Word] = []
    package private(set) var sentences: [Sentence] = []

    package init(title: String, summary: String? = nil, body: String? = nil) {
        let length = title.utf8.count + (summary?.utf8.count ?? 0) + (body?.utf8.count ?? 0)
        source.reserveCapacity(length + 8)
        let parts = [(append(title), Evidence.Place.title), (append(summary), .summary), (append(body), .body)]
        (words, sentences) = Self.cut(source, parts)
    }

    private static func cut(_ source: [UInt8], _ parts: [(Range<Int>, Evidence.Place)]) -> ([Word], [Sentence]) {
        var (words, sentences): ([Word], [Sentence]) = ([], [])
        words.reserveCapacity(source.count / 5)
        for (range, place) in parts where !range.isEmpty {
            var cutter = WordCutter(place: place)
            cutter.cut(source.span, range, into: &words, &sentences)
        }
        return (words, sentences)
    }

    /// The words as their source writes them.
    package func quote(_ range: Range<Int>) -> String {
        guard let first = range.first, let last = range.last else { return "" }
        return String(decoding: source[Int(words[first].start)..<Int(words[last].end)], as: UTF8.self)
    }

    /// The hash by which a word of a rule is found in texts; takes one word, in any spelling that texts use.
    package static func hash(_ word: String) -> UInt64 {
        NormalisedText(title: word).words.first?.hash ?? 0
    }

    /// The word of unaccented letters that begins there, and where it ends; nil where none does, or where it may go on with
    /// an apostrophe, a digit or an accent.
    static func plainWord(_ bytes: Span<UInt8>, at start: Int) -> (hash: UInt64, end: Int)? {
        WordCutter.plainWord(bytes, at: start)
    }

    /// Where its bytes stand, with a line's end behind them.
    private mutating func append(_ text: String?) -> Range<Int> {
        let start = source.count
        guard let text else { return start..<start }
        source.append(contentsOf: text.utf8)
        source.append(WordCutter.newline)
        return start..<source.count - 1
    }
}

/// Cuts bytes into words and sentences; one for each of title, summary and body.
private struct WordCutter {
    static let newline = UInt8(ascii: "\n")
    private static let apostrophe = UInt8(ascii: "'")

    let place: Evidence.Place
    private var hash = WordHash()
    private var wordStart = -1
    private var number: Int32 = 0
    private var digits = 0
    private var pause = false
    private var sentenceStart = 0
    private var lineStart = 0
    private var firstOfLine = 0
    private var position = 0

    init(place: Evidence.Place) {
        self.place = place
    }

    mutating func cut(
        _ bytes: Span<UInt8>, _ range: Range<Int>, into words: inout [NormalisedText.Word],
        _ sentences: inout [NormalisedText.Sentence]
    ) {
        sentenceStart = words.count
        lineStart = words.count
        firstOfLine = sentences.count
        var index = range.lowerBound
        while index < range.upperBound {
            if wordStart < 0, let next = takePlainWord(bytes, index, &words) {
                index = next
                continue
            }
            let (letter, width) = Self.folded(bytes, index)
            if letter == Self.apostrophe, wordStart >= 0, let next = Self.letter(bytes, index + width) {
                // A possessive ends its word; any other apostrophe inside a word is dropped.
                let after = index + width + 1
                if next == UInt8(ascii: "s"), Self.letter(bytes, after) == nil {
                    endWord(bytes, at: index, &words)
                    index = after
                    continue
                }
            } else if Self.isWord(letter) {
                if wordStart < 0 { wordStart = index }
                hash.add(letter)
                addDigit(letter)
                // What two bytes fold to one letter of two: ß, æ and the rest count as one.
            } else {
                endWord(bytes, at: index, &words)
                separate(letter, bytes, index + width, &words, &sentences)
            }
            index += width
        }
        endWord(bytes, at: range.upperBound, &words)
        endLine(bytes, at: range.upperBound, &words, &sentences)
    }

    /// Takes a word of unaccented letters, which most of any text are, and tells what comes next; nil for any other.
    private mutating func takePlainWord(
        _ bytes: Span<UInt8>, _ start: Int, _ words: inout [NormalisedText.Word]
    ) -> Int? {
        guard let (hash, end) = Self.plainWord(bytes, at: start) else { return nil }
        words.append(
            NormalisedText.Word(
                hash: hash, start: Int32(truncatingIfNeeded: start), end: Int32(truncatingIfNeeded: end),
                number: -1, isCapital: bytes[start] < 97, followsPause: pause))
        pause = false
        return end < bytes.count && bytes[end] == UInt8(ascii: " ") ? end + 1 : end
    }

    static func plainWord(_ bytes: Span<UInt8>, at start: Int) -> (hash: UInt64, end: Int)? {
        var (value, end) = (FNV1a.basis, start)
        while end < bytes.count {
            let letter = bytes[end] | 0x20
            guard letter &- 97 < 26 else { break }
            value = FNV1a.step(value, letter)
            end += 1
        }
        guard end > start, end == bytes.count || endsPlainWord(bytes[end]) else { return nil }
        guard end - start >= WordHash.shortestPlural else { return (value, end) }
        let last = (bytes[end - 3] | 0x20, bytes[end - 2] | 0x20, bytes[end - 1] | 0x20)
        return (WordHash(value: value, count: end - start, last: last).stem, end)
    }

    /// What neither goes on with the word before it nor may end it with an `s`.
    private static func endsPlainWord(_ byte: UInt8) -> Bool {
        byte < 48 && byte != apostrophe || byte > 57 && byte < 128
    }

    private mutating func addDigit(_ letter: UInt8) {
        guard digits >= 0 else { return }
        if letter >= 48, letter <= 57, digits < 8 {
            number = number * 10 + Int32(letter - 48)
            digits += 1
        } else if digits == 0 || !Self.isOrdinalEnding(letter) {
            digits = -1
        }
    }

    /// `st`, `nd`, `rd`, `th`.
    private static func isOrdinalEnding(_ letter: UInt8) -> Bool {
        switch letter {
        case UInt8(ascii: "s"), UInt8(ascii: "t"), UInt8(ascii: "n"), UInt8(ascii: "d"), UInt8(ascii: "r"),
            UInt8(ascii: "h"):
            true
        default: false
        }
    }

    private mutating func endWord(_ bytes: Span<UInt8>, at end: Int, _ words: inout [NormalisedText.Word]) {
        guard wordStart >= 0 else { return }
        let first = bytes[wordStart]
        words.append(
            NormalisedText.Word(
                hash: hash.stem, start: Int32(truncatingIfNeeded: wordStart), end: Int32(truncatingIfNeeded: end),
                number: digits > 0 ? number : -1, isCapital: (first >= 65 && first <= 90) || first == 0xC3,
                followsPause: pause))
        hash = WordHash()
        wordStart = -1
        number = 0
        digits = 0
        pause = false
    }

    private mutating func separate(
        _ letter: UInt8, _ bytes: Span<UInt8>, _ next: Int, _ words: inout [NormalisedText.Word],
        _ sentences: inout [NormalisedText.Sentence]
    ) {
        switch letter {
        case Self.newline:
            endLine(bytes, at: next - 1, &words, &sentences)
        case UInt8(ascii: "."), UInt8(ascii: "!"), UInt8(ascii: "?"):
            guard next >= bytes.count || !Self.isWord(Self.folded(bytes, next).letter) else { return }
            if letter == UInt8(ascii: "."), let last = words.last, last.end - last.start <= 2, last.isCapital { return }
            endSentence(words.count, &sentences)
        case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\r"):
            break
        default:
            pause = true
        }
    }

    private mutating func endSentence(_ end: Int, _ sentences: inout [NormalisedText.Sentence]) {
        guard end > sentenceStart else { return }
        sentences.append(
            NormalisedText.Sentence(place: place, words: sentenceStart..<end, position: position, isClutter: false))
        position += 1
        sentenceStart = end
    }

    private mutating func endLine(
        _ bytes: Span<UInt8>, at end: Int, _ words: inout [NormalisedText.Word],
        _ sentences: inout [NormalisedText.Sentence]
    ) {
        // A short line of a body that does not end like a sentence is a heading or a link, not prose.
        var last = end - 1
        while last >= 0, bytes[last] == 32 || bytes[last] == 13 { last -= 1 }
        let closes = last >= 0 && Self.closes(bytes[last])
        endSentence(words.count, &sentences)
        if place != .title, words.count > lineStart {
            let isShort = words.count - lineStart <= 14
            let isClutter =
                Clutter.opens(words[lineStart...])
                || (place == .body && isShort && !closes && firstOfLine < sentences.count
                    && sentences[firstOfLine].position > 0)
            // Headings and navigation before the text are not yet its first sentences.
            if isShort, !closes, firstOfLine < sentences.count, sentences[firstOfLine].position == 0 { position = 0 }
            for index in firstOfLine..<sentences.count where isClutter || Clutter.opens(words[sentences[index].words]) {
                sentences[index].isClutter = true
            }
        }
        lineStart = words.count
        firstOfLine = sentences.count
    }

    /// A stop, a mark, a bracket, or the last byte of a typographic quotation mark or ellipsis.
    private static func closes(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "."), UInt8(ascii: "!"), UInt8(ascii: "?"), UInt8(ascii: "\""), apostrophe, UInt8(ascii: ")"),
            0x99, 0x9D, 0xA6:
            true
        default: false
        }
    }

    private static func letter(_ bytes: Span<UInt8>, _ index: Int) -> UInt8? {
        guard index < bytes.count else { return nil }
        let letter = folded(bytes, index).letter
        return isWord(letter) ? letter : nil
    }

    private static func isWord(_ letter: UInt8) -> Bool {
        (letter >= 97 && letter <= 122) || (letter >= 48 && letter <= 57) || letter >= 128
    }

    /// One folded letter and how many bytes it takes: ASCII in lower case, Latin letters without accents, typographic
    /// quotation marks and dashes as ASCII has them, any other byte of a longer sequence as it stands.
    private static func folded(_ bytes: Span<UInt8>, _ index: Int) -> (letter: UInt8, width: Int) {
        let byte = bytes[index]
        if byte < 128 { return (byte >= 65 && byte <= 90 ? byte + 32 : byte, 1) }
        guard index + 1 < bytes.count else { return (byte, 1) }
        let second = bytes[index + 1]
        switch byte {
        case 0xC2: return (second == 0xA0 ? 32 : UInt8(ascii: "-"), 2)
        case 0xC3: return (latin[Int(second & 0x3F)], 2)
        case 0xE2 where second == 0x80 && index + 2 < bytes.count:
            switch bytes[index + 2] {
            case 0x98, 0x99: return (apostrophe, 3)
            case 0xA8, 0xA9: return (newline, 3)
            default: return (UInt8(ascii: "-"), 3)
            }
        default: return (byte, 1)
        }
    }

    /// U+00C0 to U+00FF.
    private static let latin = Array("aaaaaaaceeeeiiiidnooooo-ouuuuytsaaaaaaaceeeeiiiidnooooo-ouuuuyty".utf8)
}

/// FNV-1a over the letters of a word, with what is needed to take back a plural ending.
private struct WordHash {
    var value = FNV1a.basis
    var count = 0
    /// The last three letters.
    var last: (UInt8, UInt8, UInt8) = (0, 0, 0)

    mutating func add(_ letter: UInt8) {
        value = FNV1a.step(value, letter)
        count += 1
        last = (last.1, last.2, letter)
    }

    static var shortestPlural: Int { 5 }

    var stem: UInt64 {
        guard count >= Self.shortestPlural, last.2 == UInt8(ascii: "s"), last.1 != UInt8(ascii: "s") else {
            return value
        }
        let singular = FNV1a.unstep(value, last.2)
        guard count >= 6, last.1 == UInt8(ascii: "e"), last.0 == UInt8(ascii: "i") else { return singular }
        return FNV1a.step(FNV1a.unstep(FNV1a.unstep(singular, last.1), last.0), UInt8(ascii: "y"))
    }
}
