/// A word of a report, for the finding of labels that break over lines and vary in their small words.
struct ReportWord {
    /// In small letters, without a plural's or possessive's ending.
    var text: String
    var line: Int
    var startsLine: Bool
    /// Whether a full stop or semicolon stands before it.
    var startsSentence: Bool

    /// Left out, as they come and go in the labels.
    private static let small: Set<String> = ["the", "of", "and", "a", "for", "that"]

    static func all(in lines: [ReportText.Line]) -> [ReportWord] {
        var words: [ReportWord] = []
        var startsSentence = true
        for (number, key) in whole(lines.map(\.key)).enumerated() {
            var startsLine = true
            scan(key) { text, isAfterStop in
                startsSentence = startsSentence || isAfterStop
                guard let text else { return }
                words.append(
                    ReportWord(text: text, line: number, startsLine: startsLine, startsSentence: startsSentence))
                startsLine = false
                startsSentence = false
            }
        }
        return words
    }

    /// Gives the end of a word that a hyphen breaks over two lines to the first of them.
    private static func whole(_ keys: [String]) -> [String] {
        var keys = keys
        for index in keys.indices.dropLast() where keys[index].utf8.last == UInt8(ascii: "-") {
            let before = keys[index].utf8.dropLast().last
            let rest = keys[index + 1].utf8.prefix { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0) }
            guard !rest.isEmpty, before.map(isLetter) ?? false, before.map(isDigit) == false else { continue }
            keys[index] = String(keys[index].dropLast()) + String(Substring(rest))
            keys[index + 1] = String(keys[index + 1].dropFirst(rest.count))
        }
        return keys
    }

    /// The words of a label.
    static func all(in label: String) -> [String] {
        var words: [String] = []
        scan(label.lowercased()) { text, _ in if let text { words.append(text) } }
        return words
    }

    /// Calls `found` for each word, or with nil for a small word or at the end, and whether a sentence ended before it.
    private static func scan(_ key: String, found: (String?, Bool) -> Void) {
        let bytes = Array(key.utf8)
        var isAfterStop = false
        var index = 0
        while index < bytes.count {
            let start = index
            while index < bytes.count, isLetter(bytes[index]) { index += 1 }
            if index > start {
                let word = stem(bytes[start..<index])
                found(small.contains(word) ? nil : word, isAfterStop)
                isAfterStop = false
            } else {
                // The stop of a number ("2.1") ends no sentence.
                let isDecimal =
                    index > 0 && index + 1 < bytes.count && isDigit(bytes[index - 1]) && isDigit(bytes[index + 1])
                if bytes[index] == UInt8(ascii: ";") || (bytes[index] == UInt8(ascii: ".") && !isDecimal) {
                    isAfterStop = true
                }
                index += 1
            }
        }
        if isAfterStop { found(nil, true) }
    }

    private static func stem(_ bytes: ArraySlice<UInt8>) -> String {
        var word = bytes
        if word.suffix(2).elementsEqual("'s".utf8) { word = word.dropLast(2) }
        while let last = word.last, last == UInt8(ascii: "'") || isDigit(last), let first = word.first, !isDigit(first)
        {
            // A quotation mark, or the raised number of a footnote.
            word = word.dropLast()
        }
        if word.count > 3, word.last == UInt8(ascii: "s") { word = word.dropLast() }
        return String(decoding: word, as: UTF8.self)
    }

    private static func isLetter(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte) || isDigit(byte) || byte >= 0x80
            || byte == UInt8(ascii: "'")
    }

    private static func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }
}

extension [ReportWord] {
    /// Whether these words stand at `index`, in one sentence.
    func read(_ expected: ArraySlice<String>, at index: Int) -> Bool {
        guard index + expected.count <= count else { return false }
        for (offset, text) in expected.enumerated() {
            guard self[index + offset].text == text, offset == 0 || !self[index + offset].startsSentence else {
                return false
            }
        }
        return true
    }

    /// How many words at `index` only lead from a label to its grade: "is", "judged to be", "Grade 4", a footnote's number.
    func link(at index: Int) -> Int? {
        guard !self[index].startsSentence else { return nil }
        if read(["judged", "to", "be"], at: index) { return 3 }
        return ["is", "are", "judged", "judgement", "grade", "1", "2", "3", "4"].contains(self[index].text) ? 1 : nil
    }

    /// Whether a cell, heading or sentence ends before `index`: "good" there is a grade, "good progress" is none.
    func isEnd(_ index: Int) -> Bool {
        index >= count || self[index].startsLine || self[index].startsSentence || Int(self[index].text) != nil
    }
}
