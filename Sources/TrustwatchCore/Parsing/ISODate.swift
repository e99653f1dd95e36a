/// `2004-01-01T19:48:21.5+01:00` and its shorter forms: a month, a year, the basic form `20040101T194821Z`, a space for
/// the `T`, no zone (UTC).
struct ISODate: DateScanner {
    let bytes: [UInt8]
    var position = 0

    init(bytes: [UInt8]) {
        self.bytes = bytes
    }

    mutating func parse() -> DateFields? {
        var fields = DateFields()
        guard readDay(&fields), readTime(&fields), isAtEnd else { return nil }
        return fields
    }

    private mutating func readDay(_ fields: inout DateFields) -> Bool {
        if let day = number(digits: 8...8) {
            (fields.year, fields.month, fields.day) = (day.value / 10_000, day.value / 100 % 100, day.value % 100)
            return true
        }
        guard let year = number(digits: 4...4) else { return false }
        fields.year = year.value
        guard let mark = next, mark == UInt8(ascii: "-") || mark == UInt8(ascii: "/") else { return isAtEnd }
        position += 1
        guard let month = number(digits: 1...2) else { return ordinalDay(&fields) }
        fields.month = month.value
        guard skip(mark) else { return isAtEnd && mark == UInt8(ascii: "-") }
        guard let day = number(digits: 1...2) else { return false }
        fields.day = day.value
        return true
    }

    /// `2003-335`: the day of the year.
    private mutating func ordinalDay(_ fields: inout DateFields) -> Bool {
        guard let ordinal = number(digits: 3...3), (1...366).contains(ordinal.value) else { return false }
        var rest = ordinal.value
        for month in 1...12 {
            let next =
                DateFields(year: fields.year, month: month, day: 31).date == nil
                ? shortMonth(month, of: fields.year) : 31
            guard rest > next else {
                (fields.month, fields.day) = (month, rest)
                return true
            }
            rest -= next
        }
        return false
    }

    private func shortMonth(_ month: Int, of year: Int) -> Int {
        [30, 29, 28].first { DateFields(year: year, month: month, day: $0).date != nil } ?? 28
    }

    private mutating func readTime(_ fields: inout DateFields) -> Bool {
        guard let mark = next else { return true }
        // A day may have `Z` behind it, but `2013-01-27-01` is nothing.
        guard mark == UInt8(ascii: "T") || mark == UInt8(ascii: "t") || mark == UInt8(ascii: " ") else {
            return mark != UInt8(ascii: "-") && readZone(&fields)
        }
        position += 1
        while skip(UInt8(ascii: " ")) {}
        if let basic = number(digits: 6...6) {
            let (hour, minute) = (basic.value / 10_000, basic.value / 100 % 100)
            (fields.hour, fields.minute, fields.second) = (hour, minute, basic.value % 100)
        } else {
            guard let hour = number(digits: 1...2), let rest = minuteAndSecond() else { return false }
            (fields.hour, fields.minute, fields.second) = (hour.value, rest.minute, rest.second)
        }
        return readZone(&fields)
    }

    private mutating func readZone(_ fields: inout DateFields) -> Bool {
        while skip(UInt8(ascii: " ")) {}
        guard let mark = next else { return true }
        if mark == UInt8(ascii: "+") || mark == UInt8(ascii: "-") {
            guard let offset = numericZone() else { return false }
            fields.offset = offset
            return true
        }
        let name = String(decoding: bytes[position...], as: UTF8.self)
        guard let offset = MailDate.zone(named: name) else { return false }
        fields.offset = offset
        position = bytes.count
        return true
    }
}
