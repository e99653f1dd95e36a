package import struct Foundation.Date
package import struct Foundation.TimeZone

/// When a digest goes out by mail: every day, or every Monday, at a time of the clock on the wall.
package struct DigestSchedule: Sendable, Equatable {
    package enum Period: String, CaseIterable, Sendable {
        case daily, weekly

        var days: Int { self == .daily ? 1 : 7 }
    }

    package var period: Period
    /// Minutes after midnight.
    package var time: Int

    package init(_ period: Period, at time: Int = 7 * 60) {
        self.period = period
        self.time = time
    }

    /// The last period that was over by `now`.
    package func lastPeriod(before now: Date, in zone: TimeZone) -> (start: Date, end: Date) {
        var day = TimeOfDay.day(of: now, in: zone)
        if TimeOfDay.instant(day, time, in: zone) > now { day -= 1 }
        // 1 January 1970 was a Thursday, day 3 of a week that begins on Monday.
        if period == .weekly { day -= ((day + 3) % 7 + 7) % 7 }
        return (TimeOfDay.instant(day - period.days, time, in: zone), TimeOfDay.instant(day, time, in: zone))
    }
}
