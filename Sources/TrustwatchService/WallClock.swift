package import struct Foundation.Date
package import struct Foundation.TimeZone

/// What time it is: the system's clock, or one that was set to another instant when the program started (`--now`).
/// Deadlines never come from here; they are monotonic.
package struct WallClock: Sendable {
    private let offset: Double
    /// Of the machine: what "seven in the morning" means to its people.
    package let zone: TimeZone

    /// - Parameter start: what this clock shows now; nil for the system's time.
    package init(startingAt start: Date? = nil, zone: TimeZone = .current) {
        offset = start?.timeIntervalSinceNow ?? 0
        self.zone = zone
    }

    package func now() -> Date {
        Date(timeIntervalSinceNow: offset)
    }
}
