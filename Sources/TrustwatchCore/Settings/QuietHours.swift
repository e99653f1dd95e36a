package import struct Foundation.Date
package import struct Foundation.TimeZone

/// A part of every day, by the clock on the wall, in which a channel is left in peace: `22:00-07:00`.
package struct QuietHours: Sendable, Equatable {
    /// Minutes after midnight; the end is not part of it, and before the start where it is on the next day.
    package var start: Int
    package var end: Int

    package init(start: Int, end: Int) {
        self.start = start
        self.end = end
    }

    /// Reads `22:00-07:00`; nil for anything else and where both are one time.
    package init?(_ text: String) {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 2, let start = TimeOfDay.minutes(parts[0]), let end = TimeOfDay.minutes(parts[1]),
            start != end
        else { return nil }
        self.init(start: start, end: end)
    }

    /// When the quiet hours that `now` lies in are over; nil outside them.
    ///
    /// Where clocks go forward over the end, it is as much later.
    package func end(at now: Date, in zone: TimeZone) -> Date? {
        let minute = TimeOfDay.minutes(of: now, in: zone)
        guard isQuiet(at: minute) else { return nil }
        let rest = Double((end - minute + 1440) % 1440) * 60
        let second = (now.timeIntervalSince1970 / 60).rounded(.down) * 60
        let planned = Date(timeIntervalSince1970: second + rest)
        // The night in which clocks change has an hour more or less.
        let change = Double(zone.secondsFromGMT(for: planned) - zone.secondsFromGMT(for: now))
        let changed = planned.addingTimeInterval(-change)
        return isQuiet(at: TimeOfDay.minutes(of: changed, in: zone)) ? planned : changed
    }

    private func isQuiet(at minute: Int) -> Bool {
        start < end ? (start..<end).contains(minute) : minute >= start || minute < end
    }
}
