/// A calendar date known to the day, the month or only the year ("took place in March 2018"), in Ofsted's country.
///
/// Written as `2018-03-14`, `2018-03` or `2018` (EDTF level 0, reduced precision).
package struct PartialDate: Hashable, Sendable {
    // Twelve bytes, where three `Int`s take forty: mentions have up to six, and hundreds are looked through for each item.
    private let yearField: Int32
    /// 0 where it is not known.
    private let monthField: UInt8
    private let dayField: UInt8
    /// Kept, because dates are mostly asked how far apart they are.
    private let firstDayField: Int32

    package init(year: Int, month: Int? = nil, day: Int? = nil) {
        let day = month == nil ? nil : day
        yearField = Int32(clamping: year)
        monthField = UInt8(clamping: month ?? 0)
        dayField = UInt8(clamping: day ?? 0)
        firstDayField = Int32(clamping: Self.days(year, month ?? 1, day ?? 1))
    }

    package var year: Int { Int(yearField) }
    package var month: Int? { monthField == 0 ? nil : Int(monthField) }
    package var day: Int? { dayField == 0 ? nil : Int(dayField) }

    /// Whether both may be one date: equal as far as both are known.
    package func agrees(with other: PartialDate) -> Bool {
        guard year == other.year else { return false }
        guard let month, let otherMonth = other.month else { return true }
        guard month == otherMonth else { return false }
        guard let day, let otherDay = other.day else { return true }
        return day == otherDay
    }

    /// How many of year, month and day are known: 1 to 3.
    package var precision: Int { 1 + (month == nil ? 0 : 1) + (day == nil ? 0 : 1) }

    /// Days since 1 January 1970 of the first day it can mean.
    package var firstDay: Int { Int(firstDayField) }

    /// Days since 1 January 1970 of the last day it can mean.
    package var lastDay: Int {
        guard let month else { return Self.days(year, 12, 31) }
        return day == nil ? Self.days(month == 12 ? year + 1 : year, month % 12 + 1, 1) - 1 : firstDay
    }

    /// The day that lies `days` after 1 January 1970.
    package init(dayNumber days: Int) {
        // Howard Hinnant, "chrono-compatible low-level date algorithms", civil_from_days.
        let shifted = days + 719_468
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shiftedMonth = (5 * dayOfYear + 2) / 153
        let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
        self.init(
            year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month: month,
            day: dayOfYear - (153 * shiftedMonth + 2) / 5 + 1)
    }

    /// Days since 1 January 1970 of a day of the proleptic Gregorian calendar.
    package static func days(_ year: Int, _ month: Int, _ day: Int) -> Int {
        // Howard Hinnant, "chrono-compatible low-level date algorithms", days_from_civil.
        let shiftedYear = month <= 2 ? year - 1 : year
        let era = (shiftedYear >= 0 ? shiftedYear : shiftedYear - 399) / 400
        let yearOfEra = shiftedYear - era * 400
        let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        return era * 146_097 + dayOfEra - 719_468
    }
}

extension PartialDate: LosslessStringConvertible {
    package var description: String {
        func padded(_ number: Int, _ width: Int) -> String {
            let digits = String(number)
            return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
        }
        return [padded(year, 4), month.map { padded($0, 2) }, day.map { padded($0, 2) }].compactMap(\.self).joined(
            separator: "-")
    }

    /// Reads `2018-03-14`, `2018-03` or `2018`; nil for anything else, 30 February included.
    package init?(_ description: String) {
        let parts = description.split(separator: "-", omittingEmptySubsequences: false)
        guard (1...3).contains(parts.count), zip(parts, [4, 2, 2]).allSatisfy({ $0.utf8.count == $1 }) else {
            return nil
        }
        guard parts.joined().utf8.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }) else {
            return nil
        }
        let numbers = parts.compactMap { Int($0) }
        guard zip(numbers.dropFirst(), [1...12, 1...31]).allSatisfy({ $1.contains($0) }) else { return nil }
        self.init(year: numbers[0], month: numbers.dropFirst().first, day: numbers.dropFirst(2).first)
        guard let day, let month else { return }
        guard Self(dayNumber: Self.days(year, month, day)) == self else { return nil }
    }
}

extension PartialDate: Codable {
    package init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        let text = try container.decode(String.self)
        guard let date = Self(text) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "\(text) is no date")
        }
        self = date
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}
