package import struct Foundation.Date

/// When a source is polled next and why: the interval of feeds.conf, shortened only where entries were missed, lengthened
/// by what its server asks and by failures.
package enum Schedule {
    /// A time and, for people, its reason.
    package struct NextPoll: Sendable, Equatable {
        package var date: Date
        package var reason: String

        package init(date: Date, reason: String) {
            self.date = date
            self.reason = reason
        }
    }

    // The contract's limits (contract, "Details that checks rely on").
    static let longestHint = Duration.seconds(86_400)
    package static let longestWait = Duration.seconds(2 * 86_400)
    static let longestInterval = Duration.seconds(8 * 86_400)
    /// However fast a source publishes, nobody is asked more often unless feeds.conf says so.
    static let shortestInterval = Duration.seconds(5 * 60)

    /// A validator that is never renewed hides everything: some servers answer 304 for ever (FreshRSS #1680), so once
    /// in this time a source is asked without validators.
    package static let unconditionalEvery = Duration.seconds(7 * 86_400)

    /// After a poll that brought an answer, a 304 included.
    ///
    /// - Parameter shorter: an interval that has been found necessary so that nothing is missed.
    package static func afterSuccess(
        of feed: Feed, hints: PollingHints, freshness: Duration?, atLeastEvery shorter: Duration? = nil, now: Date
    ) -> NextPoll {
        var interval = feed.pace.every
        var reason = "every \(interval.inWords)"
        if let shorter, shorter < interval {
            interval = shorter
            reason = "every \(shorter.inWords), as \(feed.pace.every.inWords) missed entries"
        }
        func lengthen(to wish: Duration, because wisher: String) {
            let allowed = min(wish, longestHint)
            guard allowed > interval else { return }
            interval = allowed
            reason = "\(wisher) asks for \(allowed.inWords)"
        }
        if let freshness { lengthen(to: freshness, because: "the server's cache lifetime") }
        if let ttl = hints.ttl { lengthen(to: .seconds(60 * min(max(ttl, 0), 100_000)), because: "the feed's ttl") }
        if let seconds = hints.updateInterval { lengthen(to: .seconds(seconds), because: "the feed's update period") }
        let longest = max(feed.pace.every, longestHint)
        let planned = now + spread(interval, of: feed.url, within: longest)
        let allowed = min(afterSkipped(planned, hints: hints), now + longest)
        return NextPoll(date: allowed, reason: allowed == planned ? reason : "the feed's skipHours or skipDays")
    }

    /// After a poll that failed for the `failures`th time in a row. `missing` says that the server answered 404, which
    /// mostly means that nobody will mend it soon; `retryAfter` is what the server asked for.
    package static func afterFailure(
        of feed: Feed, failures: Int, missing: Bool = false, retryAfter: Duration? = nil, now: Date
    ) -> NextPoll {
        let doubled = min(feed.pace.every * (1 << min(max(failures - 1, 0), 6)), longestHint)
        let interval = max(feed.pace.every, missing ? max(doubled, .seconds(6 * 3600)) : doubled)
        let backOff = now + spread(interval, of: feed.url, within: max(feed.pace.every, longestHint))
        let asked = now + min(retryAfter ?? .zero, longestWait)
        guard asked <= backOff else { return NextPoll(date: asked, reason: "the server asked to wait") }
        return NextPoll(date: backOff, reason: failures == 1 ? "failed once" : "failed \(failures) times in a row")
    }

    /// The time when a delivery is tried again, `age` after its message was written; nil once it is too old.
    ///
    /// The age is the interval, within limits, as Postfix does it (qmgr(8)): early attempts follow quickly, an outage
    /// of a day costs two dozen attempts.
    package static func deliveryRetry(age: Duration, retryAfter: Duration?, jitter: Double, now: Date) -> Date? {
        guard age < .seconds(5 * 86_400) else { return nil }
        let wait = min(max(age, .seconds(30)), .seconds(4000)) * (0.9 + 0.2 * jitter)
        return now + max(wait, min(retryAfter ?? .zero, longestWait))
    }

    /// The interval and up to a twentieth more, always the same for one address: sources that were added together drift
    /// apart, and none sits on the full hour with everybody else's. Never less: whoever is asked before a cache lifetime
    /// has passed is asked too early.
    static func spread(_ interval: Duration, of url: String, within longest: Duration) -> Duration {
        min(interval * (1 + Double(FNV1a.hash(url) % 1000) / 1000 * 0.05), longest)
    }

    /// The first time from `date` on that lies outside the hours and days that the feed asks to be left alone.
    static func afterSkipped(_ date: Date, hints: PollingHints) -> Date {
        // A feed that skips every hour or day means something else (RSS Advisory Board, skipHours).
        let hours = hints.skipHours.count < 24 ? hints.skipHours : []
        let days = hints.skipDays.count < 7 ? hints.skipDays : []
        guard !hours.isEmpty || !days.isEmpty else { return date }
        var seconds = Int(date.timeIntervalSince1970.rounded(.down))
        for _ in 0..<24 {
            let day = Int((Double(seconds) / 86_400).rounded(.down))
            let hour = (seconds - day * 86_400) / 3600
            // 1 January 1970 was a Thursday, day 3 of a week that begins on Monday.
            guard hours.contains(hour) || days.contains(((day + 3) % 7 + 7) % 7) else { break }
            seconds = day * 86_400 + (hour + 1) * 3600
        }
        return max(date, Date(timeIntervalSince1970: Double(seconds)))
    }
}

extension Date {
    package static func + (date: Date, duration: Duration) -> Date {
        date.addingTimeInterval(duration.inSeconds)
    }
}

extension Duration {
    package var inSeconds: Double {
        Double(components.seconds) + Double(components.attoseconds) / 1e18
    }

    /// `30 minutes`, `1 day`, `90 seconds`: in the largest unit that divides it.
    package var inWords: String {
        let seconds = Int(inSeconds.rounded())
        let units = [(86_400, "day"), (3600, "hour"), (60, "minute")]
        let (size, unit) = units.first { seconds >= $0.0 && seconds % $0.0 == 0 } ?? (1, "second")
        let count = seconds / size
        return "\(count) \(unit)\(count == 1 ? "" : "s")"
    }
}
