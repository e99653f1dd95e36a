/// A text cut into words, numbers and marks, for the reading of dates.
struct DateTokens {
    struct Token {
        enum Kind {
            case number(Int, digits: Int)
            /// Its first three letters, in lower case, which rule out nearly all words; 0 for a shorter one.
            case word(start: UInt32)
            case mark(UInt8)
        }

        var kind: Kind
        var isCapital = false
        var place: Range<Int>
    }

    private let bytes: [UInt8]
    private var tokens: [Token] = []

    /// A letter after a digit starts a new token, so that `3rd` and `14January` are two.
    init(_ text: some Collection<UInt8>) {
        let text = Array(text)
        bytes = text
        let bytes = text.span
        tokens.reserveCapacity(bytes.count / 5)
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
                tokens.append(Token(kind: .number(value, digits: index - start), place: start..<index))
            case let byte where byte.isASCIILetter:
                var letters: UInt32 = 0
                while index < bytes.count, bytes[index].isASCIILetter {
                    if index < start + 3 { letters = letters << 8 | UInt32(bytes[index] | 0x20) }
                    index += 1
                }
                let kind = Token.Kind.word(start: index < start + 3 ? 0 : letters)
                tokens.append(Token(kind: kind, isCapital: byte & 0x20 == 0, place: start..<index))
            case 0xE2
            where index + 2 < bytes.count && bytes[index + 1] == 0x80 && (0x90...0x95).contains(bytes[index + 2]):
                // U+2010 to U+2015: every hyphen and dash.
                index += 3
                tokens.append(Token(kind: .mark(UInt8(ascii: "-")), place: start..<index))
            case let byte:
                index += 1
                guard byte > 0x20, byte < 0x7F else { continue }
                if byte == UInt8(ascii: "."), isAbbreviatedMonth(tokens.count - 1) { continue }
                tokens.append(Token(kind: .mark(byte), place: start..<index))
            }
        }
    }

    var indices: Range<Int> { tokens.indices }

    subscript(_ index: Int) -> Token { tokens[index] }

    private func isAbbreviatedMonth(_ index: Int) -> Bool {
        guard case .word(let start)? = kind(index), Self.monthStarts.contains(start) else { return false }
        return tokens[index].place.count == 3 && !isWord("may", index) || isWord("sept", index)
    }

    private func kind(_ index: Int) -> Token.Kind? { tokens.indices.contains(index) ? tokens[index].kind : nil }

    /// In lower case.
    private func word(_ index: Int) -> String? {
        guard case .word? = kind(index) else { return nil }
        return String(decoding: bytes[tokens[index].place], as: UTF8.self).lowercased()
    }

    func number(_ index: Int) -> Int? {
        guard case .number(let value, _) = kind(index) else { return nil }
        return value
    }

    func mark(_ index: Int) -> Unicode.Scalar? {
        guard case .mark(let byte) = kind(index) else { return nil }
        return Unicode.Scalar(byte)
    }

    func isMark(_ mark: Unicode.Scalar, _ index: Int) -> Bool { self.mark(index) == mark }

    func isWord(_ expected: String, _ index: Int) -> Bool {
        guard case .word? = kind(index), tokens[index].place.count == expected.utf8.count else { return false }
        return zip(bytes[tokens[index].place], expected.utf8).allSatisfy { $0 | 0x20 == $1 }
    }

    func isWeekday(_ index: Int) -> Bool {
        guard case .word(let start)? = kind(index), Self.weekdayStarts.contains(start), let word = word(index) else {
            return false
        }
        return word.utf8.count == 3 || word.hasSuffix("day")
    }

    /// 1 to 12. A slip inside a long name passes ("Febuary", "Septemeber"): reports have them.
    func month(_ index: Int) -> Int? {
        guard case .word(let start)? = kind(index), let month = Self.monthStarts.firstIndex(of: start),
            let word = word(index)
        else {
            return nil
        }
        let (name, ending) = Self.months[month]
        let isSlip = name.utf8.count > 5 && word.hasSuffix(ending) && word.utf8.count < name.utf8.count + 2
        return name.hasPrefix(word) || isSlip ? month + 1 : nil
    }

    /// Whether a date can begin here; nearly all words are ruled out by this.
    func mayStartDate(_ index: Int) -> Bool {
        switch tokens[index].kind {
        case .number: true
        case .word(let start): Self.starts.contains(start)
        case .mark: false
        }
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
        tokens[index].place.lowerBound == tokens[index - 1].place.upperBound + 1
    }

    // Arrays: to hash one of these for each word of a text costs more than to look at all of them.
    private static let starts = monthStarts + weekdayStarts + [start("the")]
    private static let monthStarts = months.map { start($0.name) }
    private static let weekdayStarts = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"].map(start)

    private static func start(_ word: String) -> UInt32 { word.utf8.prefix(3).reduce(0) { $0 << 8 | UInt32($1) } }

    private static let months: [(name: String, ending: String)] = [
        ("january", "ary"), ("february", "ary"), ("march", ""), ("april", ""), ("may", ""), ("june", ""), ("july", ""),
        ("august", "st"), ("september", "ber"), ("october", "ber"), ("november", "ber"), ("december", "ber"),
    ]
}
