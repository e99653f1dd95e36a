/// `Thu, 01 Jan 2004 19:48:21 GMT` and what is sent in its place: parts missing or in another order, names written out,
/// commas anywhere, two-digit years, `asctime`.
struct MailDate: DateScanner {
    let bytes: [UInt8]
    var position = 0
    private var fields = DateFields()
    private var hasYear = false
    private var hasMonth = false
    private var hasDay = false
    private var hasTime = false

    init(bytes: [UInt8]) {
        self.bytes = bytes
    }

    mutating func parse() -> DateFields? {
        while let byte = next {
            if byte == 0x20 || byte == UInt8(ascii: ",") || byte == UInt8(ascii: ".") {
                position += 1
            } else if byte.isASCIIDigit {
                guard readNumber() else { return nil }
            } else if byte == UInt8(ascii: "+") || byte == UInt8(ascii: "-") && (hasTime || !isDateDash) {
                guard hasTime, let offset = numericZone() else { return nil }
                fields.offset += offset
            } else if byte == UInt8(ascii: "-") {
                position += 1
            } else {
                guard readWord() else { return nil }
            }
        }
        return hasYear && hasMonth && hasDay ? fields : nil
    }

    /// Whether the dash joins parts of a date, as in `01-Jan-04`.
    private var isDateDash: Bool { hasDay || hasMonth }

    private mutating func readNumber() -> Bool {
        guard let number = number(digits: 1...4) else { return false }
        if next == UInt8(ascii: ":") {
            guard !hasTime, number.digits <= 2, let rest = minuteAndSecond() else { return false }
            hasTime = true
            (fields.hour, fields.minute, fields.second) = (number.value, rest.minute, rest.second)
            return next != UInt8(ascii: ":")
        }
        if !hasDay, number.digits <= 2 {
            hasDay = true
            fields.day = number.value
            skipOrdinalEnding()
            return true
        }
        guard !hasYear, number.digits > 1 else { return false }
        hasYear = true
        fields.year = DateFields.fullYear(number.value, digits: number.digits)
        return true
    }

    /// The letters of `1st`, `2nd`, `3rd`, `4th`.
    private mutating func skipOrdinalEnding() {
        guard next?.isASCIILetter == true else { return }
        let ending = String(decoding: bytes[position...].prefix(2).map(\.asciiLowercased), as: UTF8.self)
        if ["st", "nd", "rd", "th"].contains(ending) { position += 2 }
    }

    private mutating func readWord() -> Bool {
        let word = bytes[position...].prefix { $0.isASCIILetter || $0 == UInt8(ascii: "/") }
        guard !word.isEmpty else { return false }
        position += word.count
        if !hasMonth, let month = Self.place(of: word, in: Self.months) {
            hasMonth = true
            fields.month = month + 1
            return true
        }
        return Self.place(of: word, in: Self.days) != nil
            || readName(String(decoding: word.map(\.asciiLowercased), as: UTF8.self))
    }

    /// Which of some names a word is, or is short for: `Sep`, `Sept`, `September`.
    private static func place(of word: ArraySlice<UInt8>, in names: [[UInt8]]) -> Int? {
        word.count < 3 ? nil : names.firstIndex { $0.starts(with: word) { $0 == $1.asciiLowercased } }
    }

    private mutating func readName(_ name: String) -> Bool {
        if !hasTime { return Self.fillers.contains(name) }
        if name == "am" || name == "pm" {
            guard (1...12).contains(fields.hour) else { return name == "pm" }
            fields.hour = fields.hour % 12 + (name == "pm" ? 12 : 0)
            return true
        }
        guard let offset = Self.zone(named: name) else { return false }
        fields.offset += offset
        return true
    }

    private static let months = [
        "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
        "december",
    ].map { Array($0.utf8) }
    private static let days = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"].map {
        Array($0.utf8)
    }
    private static let fillers: Set<String> = ["at", "of", "the", "on"]

    /// Minutes east of UTC of a zone's name, in any case.
    static func zone(named name: String) -> Int? {
        zones[name.lowercased()].map { $0 * 60 }
    }

    /// RFC 822's names, and those that European and American feeds use beside them. Military letters other than `Z`
    /// are read as UTC, because RFC 822 had their sign wrong (RFC 2822 4.3).
    private static let zones: [String: Int] = {
        var zones = [
            "z": 0, "ut": 0, "utc": 0, "gmt": 0, "etc/gmt": 0, "etc/utc": 0, "wet": 0, "bst": 1, "ist": 1, "west": 1,
            "cet": 1,
            "met": 1, "mez": 1, "cest": 2, "mest": 2, "mesz": 2, "eet": 2, "eest": 3, "msk": 3, "jst": 9, "kst": 9,
            "at": -4,
            "ast": -4, "adt": -3, "et": -5, "est": -5, "edt": -4, "ct": -6, "cst": -6, "cdt": -5, "mt": -7, "mst": -7,
            "mdt": -6, "pt": -8, "pst": -8, "pdt": -7, "akst": -9, "akdt": -8, "hst": -10, "aest": 10, "aedt": 11,
            "awst": 8,
            "nzst": 12, "nzdt": 13,
        ]
        for letter in "abcdefghiklmnopqrstuvwxy" { zones[String(letter)] = 0 }
        return zones
    }()
}
