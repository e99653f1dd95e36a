package import struct Foundation.Date

/// A stretch of the calendar that one of the past digests covers: weeks from Monday to Sunday where the period is seven
/// days, and so on from the same Monday for any other number of whole days.
package struct DigestTerm: Sendable, Equatable {
    /// The first day, in days since 1970.
    private let first: Int
    private let length: Int

    /// - Parameter period: `[digest] period`; what is less than a day counts as one.
    package init(at moment: Date, period: Duration) {
        let monday = 4  // 5 January 1970
        let length = max(1, Int(period.components.seconds / 86_400))
        let days = PartialDate(moment).firstDay - monday
        self.init(first: days - ((days % length) + length) % length + monday, length: length)
    }

    private init(first: Int, length: Int) {
        self.first = first
        self.length = length
    }

    package var day: PartialDate { PartialDate(dayNumber: first) }
    package var start: Date { Date(timeIntervalSince1970: Double(first) * 86_400) }
    /// The last millisecond of it, the smallest time that the store knows.
    package var end: Date { Date(timeIntervalSince1970: Double(first + length) * 86_400 - 0.001) }
    package var previous: DigestTerm { DigestTerm(first: first - length, length: length) }
}
