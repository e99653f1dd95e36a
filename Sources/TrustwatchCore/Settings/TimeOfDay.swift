package import struct Foundation.Date
package import struct Foundation.TimeZone

/// Times of the clock on the wall, in minutes after midnight.
package enum TimeOfDay {
    /// Reads `07:00`; nil for anything else.
    package static func minutes(_ text: String) -> Int? {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count == 2,
            parts.allSatisfy({ $0.utf8.count == 2 && $0.utf8.allSatisfy { (48...57).contains($0) } }),
            let hour = Int(parts[0]), let minute = Int(parts[1]), hour < 24, minute < 60
        else { return nil }
        return hour * 60 + minute
    }

    package static func minutes(of instant: Date, in zone: TimeZone) -> Int {
        (local(instant, zone) % 86_400 + 86_400) % 86_400 / 60
    }

    /// Days since 1970 by the calendar on the wall.
    package static func day(of instant: Date, in zone: TimeZone) -> Int {
        Int((Double(local(instant, zone)) / 86_400).rounded(.down))
    }

    /// The instant of a time on a day; the later one where clocks go back over it, as much later where they go forward.
    package static func instant(_ day: Int, _ minutes: Int, in zone: TimeZone) -> Date {
        let wall = Double(day * 86_400 + minutes * 60)
        let guess = Date(timeIntervalSince1970: wall - Double(zone.secondsFromGMT()))
        let near = Date(timeIntervalSince1970: wall - Double(zone.secondsFromGMT(for: guess)))
        return Date(timeIntervalSince1970: wall - Double(zone.secondsFromGMT(for: near)))
    }

    private static func local(_ instant: Date, _ zone: TimeZone) -> Int {
        Int(instant.timeIntervalSince1970.rounded(.down)) + zone.secondsFromGMT(for: instant)
    }
}
