/// The words that tell one story from another: of headline and lede without those that every text has, of the body only
/// names and numbers.
package enum StoryTerms {
    /// More words do not tell more, but cost more.
    private static let limit = 64

    /// Folded, each once, in the order of the text.
    ///
    /// - Parameter authorities: those that the item is about: their names stand in every story of theirs.
    static func terms(of item: ItemText, authorities: [Int]) -> [String] {
        let own = item.names.filter { authorities.contains($0.authority) && $0.kind != .town }
        // A list, as it is short and hashing a hash is long.
        var seen = own.flatMap { item.text.words[$0.words].map(\.hash) }
        var terms = Set(item.lede.compactMap { happening($0, in: item) }).sorted()
        for (number, sentence) in item.text.sentences.enumerated() where !sentence.isClutter {
            let isLede = item.isLede(number)
            for (place, word) in zip(sentence.words, item.text.words[sentence.words])
            where !common.contains(word.hash) && word.end - word.start > 1 {
                guard isLede || word.number > 9 || (word.isCapital && place > sentence.words.lowerBound) else {
                    continue
                }
                guard terms.count < limit, !seen.contains(word.hash) else { continue }
                seen.append(word.hash)
                terms.append(folded(item.text.source[Int(word.start)..<Int(word.end)]))
            }
        }
        return terms
    }

    /// FNV-1a, never 0.
    package static func hash(_ term: String) -> UInt64 { FNV1a.hash(term) | 1 }

    /// The same of each line, none of which is empty.
    package static func hashes(ofLines text: String) -> [UInt64] {
        var hashes: [UInt64] = []
        var hash = FNV1a.basis
        for byte in text.utf8 {
            if byte == UInt8(ascii: "\n") {
                hashes.append(hash | 1)
                hash = FNV1a.basis
            } else {
                hash = FNV1a.step(hash, byte)
            }
        }
        if !text.isEmpty { hashes.append(hash | 1) }
        return hashes
    }

    /// What happens, in one word for all that say it.
    private static func happening(_ mark: ItemText.Mark, in item: ItemText) -> String? {
        switch mark.concept {
        case .otherEvent(let happening): "~" + happening.rawValue
        case .reaction where item.text.sentences[mark.sentence].place == .title: reaction
        case .comment where item.text.sentences[mark.sentence].place == .title: comment
        default: nil
        }
    }

    /// What a headline calls a reaction or a comment: to what, its other words tell.
    static let reaction = "~reaction"
    static let comment = "~comment"
    static let attitudes: Set = [reaction, comment]

    /// One spelling for the forms of a word that `NormalisedText` takes for one.
    private static func folded(_ bytes: ArraySlice<UInt8>) -> String {
        let word = String(decoding: bytes, as: UTF8.self).lowercased()
        let isPlain = bytes.allSatisfy { $0.isASCIILetter || $0.isASCIIDigit }
        return singular(isPlain ? word : word.filter { $0.isLetter || $0.isNumber })
    }

    private static func singular(_ word: String) -> String {
        let letters = word.utf8
        guard letters.count >= 5, letters.last == UInt8(ascii: "s"), !word.hasSuffix("ss") else { return word }
        return letters.count >= 6 && word.hasSuffix("ies")
            ? String(decoding: letters.dropLast(3), as: UTF8.self) + "y"
            : String(decoding: letters.dropLast(), as: UTF8.self)
    }

    static let common = WordSet(
        """
        a about after again all also an and any are as at be been before being but by can could did do does down for from get got had has have he her here \
        him his how i if in into is it its just last like made make many may me more most much must my new no not now of off on one only or other our out \
        over own part people per said say says she should since so some still such take than that the their them then there these they this those through \
        to too two under until up us very was way we were what when where which while who why will with within would year you your
        """)
}
