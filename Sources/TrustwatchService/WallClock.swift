package import struct Foundation.Date

/// What time it is: the system's clock, or one that was set to another instant when the program started (`--now`).
/// Deadlines never come from here; they are monotonic.
package struct WallClock: Sendable {
    private let offset: Double

    /// - Parameter start: what this clock shows now; nil for the system's time.
    package init(startingAt start: Date? = nil) {
        offset = start?.timeIntervalSinceNow ?? 0
    }

    package func now() -> Date {
        Date(timeIntervalSinceNow: offset)
    }
}
