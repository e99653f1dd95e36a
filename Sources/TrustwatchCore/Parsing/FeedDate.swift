internal import struct Foundation.Date

/// The dates of feeds: RFC 3339 and other forms of ISO 8601, RFC 822 and 2822 with their usual faults, and C's
/// `asctime`. What cannot be read, or cannot be a date, is no date.
enum FeedDate {
    static func parse(_ text: some BidirectionalCollection<UInt8>) -> Date? {
        let words = Array(text.trimmed().prefix(80))
        var iso = ISODate(bytes: words)
        if let fields = iso.parse() { return fields.date }
        var mail = MailDate(bytes: words)
        return mail.parse()?.date
    }

    static func parse(_ text: String) -> Date? {
        parse(Array(text.utf8))
    }
}

/// A point of time as it is written.
struct DateFields {
    var year = 0
    var month = 1
    var day = 1
    var hour = 0
    var minute = 0
    var second = 0
    /// Minutes east of UTC.
    var offset = 0

    /// Nil where the calendar or the clock has no such time. 24:00 is the next midnight; a leap second the one before.
    var date: Date? {
        guard (1...12).contains(month), (1...Self.days(in: month, of: year)).contains(day), (0...9999).contains(year),
            (0...23).contains(hour) || hour == 24 && minute == 0 && second == 0, (0...59).contains(minute),
            (0...60).contains(second), abs(offset) <= 24 * 60
        else { return nil }
        let days = PartialDate.days(year, month, day)
        return Date(
            timeIntervalSince1970: Double(days * 86_400 + hour * 3600 + (minute - offset) * 60 + min(second, 59)))
    }

    private static func days(in month: Int, of year: Int) -> Int {
        let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
        return [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1]
    }

    /// The year meant by two digits (RFC 2822 4.3), or by three.
    static func fullYear(_ year: Int, digits: Int) -> Int {
        switch digits {
        case 2: year < 50 ? 2000 + year : 1900 + year
        case 3: 1900 + year
        default: year
        }
    }
}

/// Reads numbers and marks from left to right.
protocol DateScanner {
    var bytes: [UInt8] { get }
    var position: Int { get set }
}

extension DateScanner {
    var next: UInt8? { position < bytes.count ? bytes[position] : nil }
    var isAtEnd: Bool { position >= bytes.count }

    mutating func skip(_ mark: UInt8) -> Bool {
        guard next == mark else { return false }
        position += 1
        return true
    }

    /// A number with as many digits as allowed; nil, and nothing read, with fewer or more.
    mutating func number(digits: ClosedRange<Int>) -> (value: Int, digits: Int)? {
        let run = bytes[position...].prefix { $0.isASCIIDigit }
        guard digits.contains(run.count) else { return nil }
        position += run.count
        return (run.reduce(0) { $0 * 10 + Int($1 - 0x30) }, run.count)
    }

    /// `:30`, `:30:15`, `:30:15.25` behind the hour.
    mutating func minuteAndSecond() -> (minute: Int, second: Int)? {
        guard skip(UInt8(ascii: ":")), let minute = number(digits: 1...2) else { return nil }
        guard skip(UInt8(ascii: ":")) else { return (minute.value, 0) }
        guard let second = number(digits: 1...2) else { return nil }
        if next == UInt8(ascii: ".") || next == UInt8(ascii: ",") {
            position += 1
            guard number(digits: 1...20) != nil else { return nil }
        }
        return (minute.value, second.value)
    }

    /// `+01:00`, `-0130`, `+01`: minutes east of UTC. Nil where what follows the sign is nothing of the kind.
    mutating func numericZone() -> Int? {
        guard let sign = next, sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-") else { return nil }
        position += 1
        guard let first = number(digits: 1...4), first.digits != 3 else { return nil }
        var minutes = first.digits == 4 ? first.value / 100 * 60 + first.value % 100 : first.value * 60
        if first.digits < 3, skip(UInt8(ascii: ":")) {
            guard let second = number(digits: 2...2) else { return nil }
            minutes += second.value
        }
        return sign == UInt8(ascii: "-") ? -minutes : minutes
    }
}
