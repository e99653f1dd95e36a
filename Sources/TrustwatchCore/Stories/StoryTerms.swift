/// The words that tell one story from another: of headline and lede without those that every text has, of the body only
/// names and numbers.
enum StoryTerms {
    /// More words do not tell more, but cost more.
    private static let limit = 64

    /// Folded, each once, in the order of the text.
    ///
    /// - Parameter authorities: those that the item is about: their names stand in every story of theirs.
    static func terms(of item: ItemText, authorities: [Int]) -> [String] {
        let own = item.names.filter { authorities.contains($0.authority) && $0.kind != .town }
        var seen: Set<UInt64> = Set(own.flatMap { item.text.words[$0.words].map(\.hash) })
        var terms: [String] = []
        for (number, sentence) in item.text.sentences.enumerated() where !sentence.isClutter {
            let isLede = item.isLede(number)
            for (place, word) in zip(sentence.words, item.text.words[sentence.words])
            where !common.contains(word.hash) && word.end - word.start > 1 {
                guard isLede || word.number > 9 || (word.isCapital && place > sentence.words.lowerBound) else {
                    continue
                }
                guard terms.count < limit, seen.insert(word.hash).inserted else { continue }
                terms.append(folded(item.text.source[Int(word.start)..<Int(word.end)]))
            }
        }
        return terms
    }

    /// One spelling for the forms of a word that `NormalisedText` takes for one.
    private static func folded(_ bytes: ArraySlice<UInt8>) -> String {
        var word = String(decoding: bytes, as: UTF8.self).lowercased().filter { $0.isLetter || $0.isNumber }
        if word.hasSuffix("ies"), word.utf8.count >= 6 {
            word = word.dropLast(3) + "y"
        } else if word.hasSuffix("s"), !word.hasSuffix("ss"), word.utf8.count >= 5 {
            word.removeLast()
        }
        return word
    }

    private static let common = WordSet(
        """
        a about after again all also an and any are as at be been before being but by can could did do does down for from get got had has have he her here \
        him his how i if in into is it its just last like made make many may me more most much must my new no not now of off on one only or other our out \
        over own part people per said say says she should since so some still such take than that the their them then there these they this those through \
        to too two under until up us very was way we were what when where which while who why will with within would year you your
        """)
}
