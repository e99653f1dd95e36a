/// Wakes a loop once at the earliest of the times that it asked for. Monotonic: a step of the wall clock moves nothing.
struct AlarmClock {
    private var earliest: ContinuousClock.Instant?
    /// Nobody minds being woken so much later, and every alarm is a task.
    private static let tolerance = Duration.milliseconds(1)

    /// - Parameter wake: called after `wait`, unless the group is cancelled before.
    mutating func set(
        in wait: Duration, within group: inout DiscardingTaskGroup, wake: @escaping @Sendable () -> Void
    ) {
        let instant = ContinuousClock.now + max(wait, .zero)
        if let earliest, earliest > .now, earliest <= instant + Self.tolerance { return }
        earliest = instant
        group.addTask {
            guard (try? await Task.sleep(until: instant, clock: .continuous)) != nil else { return }
            wake()
        }
    }
}
