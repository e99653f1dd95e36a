/// A word, a number or a mark of a text, for the reading of dates.
struct DateToken {
    enum Kind: Equatable {
        case number(Int, digits: Int)
        /// In lower case.
        case word(String)
        case mark(Character)
    }

    var kind: Kind
    var isCapital = false
    var place: Range<Int>

    /// Cuts a text into tokens; a letter after a digit starts a new one, so that `3rd` and `14January` are two.
    static func all(in text: some Collection<UInt8>) -> [DateToken] {
        let bytes = Array(text)
        let lowercase = bytes.map { $0.isASCIILetter ? $0 | 0x20 : $0 }
        var tokens: [DateToken] = []
        var index = 0
        while index < bytes.count {
            let start = index
            switch bytes[index] {
            case UInt8(ascii: "0")...UInt8(ascii: "9"):
                var value = 0
                while index < bytes.count, (48...57).contains(bytes[index]) {
                    value = min(value * 10 + Int(bytes[index] - 48), 1_000_000)
                    index += 1
                }
                tokens.append(DateToken(kind: .number(value, digits: index - start), place: start..<index))
            case let byte where byte.isASCIILetter:
                while index < bytes.count, bytes[index].isASCIILetter { index += 1 }
                let word = String(decoding: lowercase[start..<index], as: UTF8.self)
                tokens.append(DateToken(kind: .word(word), isCapital: byte & 0x20 == 0, place: start..<index))
            case 0xE2
            where index + 2 < bytes.count && bytes[index + 1] == 0x80 && (0x90...0x95).contains(bytes[index + 2]):
                // U+2010 to U+2015: every hyphen and dash.
                index += 3
                tokens.append(DateToken(kind: .mark("-"), place: start..<index))
            case let byte:
                index += 1
                guard byte > 0x20, byte < 0x7F else { continue }
                if byte == UInt8(ascii: "."), tokens.last?.isAbbreviatedMonth ?? false { continue }
                tokens.append(DateToken(kind: .mark(Character(Unicode.Scalar(byte))), place: start..<index))
            }
        }
        return tokens
    }

    private var isAbbreviatedMonth: Bool {
        guard case .word(let word) = kind else { return false }
        return ["jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec"].contains(word)
    }
}

extension [DateToken] {
    private func kind(_ index: Int) -> DateToken.Kind? { indices.contains(index) ? self[index].kind : nil }

    func number(_ index: Int) -> Int? {
        guard case .number(let value, _) = kind(index) else { return nil }
        return value
    }

    func mark(_ index: Int) -> Character? {
        guard case .mark(let character) = kind(index) else { return nil }
        return character
    }

    private func word(_ index: Int) -> String? {
        guard case .word(let word) = kind(index) else { return nil }
        return word
    }

    func isMark(_ character: Character, _ index: Int) -> Bool { mark(index) == character }

    func isWord(_ expected: String, _ index: Int) -> Bool { word(index) == expected }

    func isWeekday(_ index: Int) -> Bool {
        guard let word = word(index), let start = Self.start(word), Self.weekdays.contains(start) else { return false }
        return word.utf8.count == 3 || word.hasSuffix("day")
    }

    /// 1 to 12. A slip inside a long name passes ("Febuary", "Septemeber"): reports have them.
    func month(_ index: Int) -> Int? {
        guard let word = word(index), let start = Self.start(word), let month = Self.monthsByStart[start] else {
            return nil
        }
        let (name, ending) = Self.months[month - 1]
        let isSlip = name.utf8.count > 5 && word.hasSuffix(ending) && word.utf8.count < name.utf8.count + 2
        return name.hasPrefix(word) || isSlip ? month : nil
    }

    /// Whether a date can begin here; nearly all words are ruled out by this.
    func mayStartDate(_ index: Int) -> Bool {
        switch self[index].kind {
        case .number: true
        case .word(let word): Self.start(word).map { Self.starts.contains($0) } ?? false
        case .mark: false
        }
    }

    /// The first three letters of a word as one number.
    private static func start(_ word: String) -> UInt32? {
        var letters = word.utf8.makeIterator()
        guard let first = letters.next(), let second = letters.next(), let third = letters.next() else { return nil }
        return UInt32(first) << 16 | UInt32(second) << 8 | UInt32(third)
    }

    /// A day of a month with its ending. Printed reports split numbers: `1 9 June 2019` is the 19th.
    func day(at index: Int) -> (day: Int, next: Int)? {
        guard case .number(var day, let digits) = kind(index), (0...31).contains(day) else { return nil }
        var next = index + 1
        if digits == 1, case .number(let second, digits: 1) = kind(next), isOneSpace(before: next),
            (1...31).contains(day * 10 + second)
        {
            day = day * 10 + second
            next += 1
        }
        if let ending = word(next), ["st", "nd", "rd", "th"].contains(ending) { next += 1 }
        return day > 0 ? (day, next) : nil
    }

    /// A year of four digits, with or without a comma before it; split digits are put together (`20 19`, `2 019`).
    func year(at index: Int) -> (year: Int?, next: Int) {
        var next = isMark(",", index) ? index + 1 : index
        var year = 0
        var digits = 0
        while digits < 4, case .number(let value, let count) = kind(next), digits == 0 || isOneSpace(before: next) {
            for _ in 0..<count { year *= 10 }
            year += value
            digits += count
            next += 1
            if digits > 4 { break }
        }
        return digits == 4 && (1990...2100).contains(year) ? (year, next) : (nil, index)
    }

    /// What joins two dates, and the token after it.
    func joint(at index: Int) -> (joint: DatePoint.Joint, next: Int)? {
        var next = index
        if isMark(",", next) || isMark(";", next) { next += 1 }
        if let word = word(next), ["to", "until", "till", "through"].contains(word) { return (.span, next + 1) }
        if isMark("-", next) { return (.span, next + 1) }
        if isWord("and", next) || isMark("&", next) {
            let further = isWord("from", next + 1) || isWord("on", next + 1) || isWord("between", next + 1)
            return (.list, further ? next + 2 : next + 1)
        }
        return next > index ? (.list, next) : nil
    }

    /// Whether the words before a bare month say that it is one ("in March", "late May").
    func isIntroduced(_ index: Int) -> Bool {
        word(index - 1).map { ["in", "during", "since", "last", "early", "late", "mid", "of", "until"].contains($0) }
            ?? isMark("-", index - 1)
    }

    private func isOneSpace(before index: Int) -> Bool {
        self[index].place.lowerBound == self[index - 1].place.upperBound + 1
    }

    private static let weekdays = Set(["mon", "tue", "wed", "thu", "fri", "sat", "sun"].compactMap(start))
    private static let monthsByStart = Dictionary(
        months.enumerated().compactMap { number, month in start(month.name).map { ($0, number + 1) } },
        uniquingKeysWith: { first, _ in first })
    private static let starts = weekdays.union(monthsByStart.keys).union(["the"].compactMap(start))

    private static let months: [(name: String, ending: String)] = [
        ("january", "ary"), ("february", "ary"), ("march", ""), ("april", ""), ("may", ""), ("june", ""), ("july", ""),
        ("august", "st"), ("september", "ber"), ("october", "ber"), ("november", "ber"), ("december", "ber"),
    ]
}
