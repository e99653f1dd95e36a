internal import Markup

/// Finds names of authorities, their councils, trusts and towns in texts, and leaves out what only borrows a name.
struct PlaceNames: Sendable {
    enum Kind: Sendable {
        case trust, trustInShort, council, name, town
    }

    struct Name: Sendable {
        /// Index into `Authorities.Entry.all`.
        var authority: Int
        var kind: Kind
    }

    struct Hit: Sendable {
        var authority: Int
        var kind: Kind
        var words: Range<Int>
        var sentence: Int
    }

    static let shared = PlaceNames(entries: Authorities.Entry.all)

    private let index: PhraseIndex<Name?>

    init(entries: [Authorities.Entry]) {
        var phrases: [(String, Name?)] = Self.foreign.map { ($0, nil) }
        for (number, entry) in entries.enumerated() {
            for trust in entry.authority.trusts {
                phrases.append((Self.phrase(trust), Name(authority: number, kind: .trust)))
            }
            for place in entry.places { phrases.append((Self.phrase(place), Name(authority: number, kind: .town))) }
            for name in Set([entry.plainName] + entry.authority.alsoKnownAs) {
                let plain = Self.phrase(name)
                phrases.append((plain, Name(authority: number, kind: .name)))
                if !entry.authority.trusts.isEmpty {
                    phrases.append((plain + " trust", Name(authority: number, kind: .trustInShort)))
                }
                for (before, after) in Self.councilForms {
                    phrases.append((before + plain + after, Name(authority: number, kind: .council)))
                }
            }
        }
        index = PhraseIndex(phrases)
    }

    /// Whether a name may stand there: said of a text before it is cut into words, and yes where that is not sure.
    func mayStand(in text: String) -> Bool {
        let bytes = text.utf8Span.span
        var index = bytes.firstCapital(from: 0)
        while index < bytes.count {
            if index == 0 || !bytes[index - 1].isASCIILetter, mayBegin(bytes, at: index) { return true }
            index = bytes.firstCapital(from: index + 1)
        }
        return false
    }

    /// - Parameter start: of a word that begins with a capital, or of a character beyond ASCII: of these only accented
    ///   letters (U+00C0 to U+00FF) may begin a name.
    private func mayBegin(_ bytes: Span<UInt8>, at start: Int) -> Bool {
        guard bytes[start] < 0x80 || bytes[start] == 0xC3 else { return false }
        var next: Int? = start
        return index.startsAny(ifUnsure: true) {
            let word = next.flatMap { NormalisedText.plainWord(bytes, at: $0) }
            next = word.flatMap { word in (word.end..<bytes.count).first { bytes[$0].isASCIILetter } }
            return word?.hash
        }
    }

    /// Whether any name stands there, be it in that of another body: quicker to say than which.
    func stand(in text: NormalisedText) -> Bool {
        text.words.indices.contains { text.words[$0].isCapital && index.startsAny(text.words[$0...]) }
    }

    /// Names in the sentences that belong to the article, the longest where one stands inside another.
    func hits(in text: NormalisedText) -> [Hit] {
        var hits: [Hit] = []
        for (number, sentence) in text.sentences.enumerated() where !sentence.isClutter {
            let found = index.hits(text.words, in: sentence.words).filter { hit in
                hit.value.map { isProper(hit.words, in: text, kind: $0.kind) } ?? true
            }
            for hit in found {
                guard let name = hit.value else { continue }
                let isInside = found.contains {
                    $0.words.count > hit.words.count && $0.words.lowerBound <= hit.words.lowerBound
                        && $0.words.upperBound >= hit.words.upperBound
                }
                guard !isInside, !isOtherBody(hit.words, in: text, sentence: sentence, kind: name.kind) else {
                    continue
                }
                hits.append(Hit(authority: name.authority, kind: name.kind, words: hit.words, sentence: number))
            }
        }
        return hits
    }

    /// Names begin with capitals; a trust's is one only as a whole, for `Leeds children's trust` may be a hospital's.
    private func isProper(_ words: Range<Int>, in text: NormalisedText, kind: Kind) -> Bool {
        guard kind == .trust else { return text.words[words.lowerBound].isCapital }
        return text.words[words].allSatisfy {
            $0.isCapital || Self.joints.contains($0.hash) && !Self.childWords.contains($0.hash)
        }
    }

    /// `University of Birmingham`, `Leeds Teaching Hospitals NHS Trust`, `Slough Town FC`: other bodies with the name in theirs.
    private func isOtherBody(
        _ words: Range<Int>, in text: NormalisedText, sentence: NormalisedText.Sentence, kind: Kind
    ) -> Bool {
        guard kind == .name || kind == .town else { return false }
        let first = words.lowerBound
        if first > sentence.words.lowerBound + 1, Self.ofBodies.contains(text.words[first - 2].hash),
            text.words[first - 1].hash == Self.of
        {
            return true
        }
        if words.count == 1, first == sentence.words.lowerBound, Self.plainWords.contains(text.words[first].hash) {
            let next = words.upperBound
            return next < sentence.words.upperBound && !text.words[next].isCapital
                && Self.afterPlainWord.contains(text.words[next].hash)
        }
        if isSurname(words, in: text, sentence: sentence) { return true }
        // A headline with capitals throughout tells no names from other words.
        let capitals = text.words[sentence.words].count { $0.isCapital }
        let reach = capitals * 10 > sentence.words.count * 7 && sentence.words.count > 5 ? 2 : 6
        var next = words.upperBound
        while next < min(sentence.words.upperBound, words.upperBound + reach) {
            let word = text.words[next]
            guard !word.followsPause, word.isCapital || Self.joints.contains(word.hash) else { return false }
            if Self.bodies.contains(word.hash) { return true }
            next += 1
        }
        return false
    }

    /// `Marsha Bradford: what fostering taught me`: a first name before it and a pause after it, at the very start.
    private func isSurname(_ words: Range<Int>, in text: NormalisedText, sentence: NormalisedText.Sentence) -> Bool {
        let first = sentence.words.lowerBound
        guard words.count == 1, words.lowerBound == first + 1, words.upperBound < sentence.words.upperBound else {
            return false
        }
        return text.words[first].isCapital && text.words[words.upperBound].followsPause
            && Vocabulary.index.hits(text.words, in: first..<first + 1).isEmpty
    }

    private static func phrase(_ name: String) -> String {
        String(decoding: name.utf8.map { separators.contains($0) ? UInt8(ascii: " ") : $0 }, as: UTF8.self)
    }

    private static func hashes(_ words: String) -> Set<UInt64> {
        Set(words.split(separator: " ").map { NormalisedText.hash(String($0)) })
    }

    private static let separators = Array("-&,.".utf8)
    /// What stands before a name and behind it.
    private static let councilForms = [
        ("", " council"), ("", " city|borough|county|district|metropolitan|mbc|mdc council"),
        ("", " metropolitan borough|district council"), ("council of ", ""),
        ("", " city|borough|county council's"), ("", " county|borough|city authority"), ("", " mbc"), ("", " cabinet"),
    ]
    private static let of = NormalisedText.hash("of")
    private static let ofBodies = hashes(
        "university bishop diocese archdiocese archbishop college cathedral duke earl lord")
    private static let joints = hashes("and of the for in upon women children teaching")
    private static let childWords = hashes("children women")
    private static let bodies = hashes(
        """
        university college school academy academies primary secondary grammar hospital hospitals nhs infirmary healthcare health crown magistrates \
        court prison fc afc united rovers athletic wanderers town kr rfc cathedral diocesan foundation airport racecourse festival women symphony \
        rep hippodrome repertory nursery clinic ccg icb
        """)
    /// Names that are also plain words when a sentence starts with them.
    private static let plainWords = hashes("reading bury bath")
    private static let afterPlainWord = hashes(
        "for is in and the a an to with your scheme about aloud books skills between from our their of")
    /// Places that contain the name of an authority and are elsewhere.
    private static let foreign = [
        "new york", "new bedford", "bury st edmunds", "bradford on avon", "newcastle under lyme", "greater manchester",
        "clark kent", "greater london",
        "derby county", "kingston jamaica", "durham county", "essex county", "york county", "east kilbride",
        "reading scheme", "reading festival", "reading list", "reading age", "reading group", "reading room",
        "bedford county", "bath water", "richmond virginia", "stockton california", "west midlands", "sutton coldfield",
        "newcastle australia",
        "bradford bulls", "west ham", "bristol myers", "plymouth argyle", "plymouth minnesota", "durham university",
        "hull university", "cambridge university",
    ]
}
