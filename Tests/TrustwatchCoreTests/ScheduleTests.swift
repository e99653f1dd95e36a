import Foundation
import Testing

@testable import TrustwatchCore

@Suite struct ScheduleTests {
    static let now = Date(timeIntervalSince1970: 1_700_000_000)  // a Tuesday, 22:13:20 UTC

    static func feed(every: Duration = .seconds(1800)) -> Feed {
        var pace = Feed.Pace()
        pace.every = every
        return Feed(name: "sample", url: "https://feeds.example/rss", pace: pace)
    }

    static func hints(_ change: (inout PollingHints) -> Void) -> PollingHints {
        var hints = PollingHints()
        change(&hints)
        return hints
    }

    /// Seconds until the next poll without the spread, to the nearest tenth of the interval.
    static func seconds(_ next: Schedule.NextPoll) -> Double { next.date.timeIntervalSince(now) }

    @Test(
        "What lengthens the interval after a poll that succeeded",
        arguments: [
            (PollingHints(), nil, 1800, "every 30 minutes"),
            (PollingHints(), .seconds(60), 1800, "every 30 minutes"),
            (PollingHints(), .seconds(3600), 3600, "the server's cache lifetime asks for 1 hour"),
            (PollingHints(), .seconds(16 * 365 * 86_400), 86_400, "the server's cache lifetime asks for 1 day"),
            (hints { $0.ttl = 120 }, nil, 7200, "the feed's ttl asks for 2 hours"),
            (hints { $0.ttl = .max }, nil, 86_400, "the feed's ttl asks for 1 day"),
            (hints { $0.ttl = -5 }, nil, 1800, "every 30 minutes"),
            (hints { $0.updateInterval = 43_200 }, nil, 43_200, "the feed's update period asks for 12 hours"),
        ] as [(PollingHints, Duration?, Double, String)])
    func success(hints: PollingHints, freshness: Duration?, expected: Double, reason: String) {
        let next = Schedule.afterSuccess(of: Self.feed(), hints: hints, freshness: freshness, now: Self.now)
        #expect(next.reason == reason)
        #expect(Self.seconds(next) >= expected)
        #expect(Self.seconds(next) <= expected * 1.05)
    }

    @Test func whatServersAskForNeverMakesItMoreThanADay() {
        for asked in [86_400.0, 1e9] {
            let next = Schedule.afterSuccess(
                of: Self.feed(), hints: PollingHints(), freshness: .seconds(asked), now: Self.now)
            #expect(Self.seconds(next) == 86_400)
        }
        let weekdays = Self.hints { $0.skipDays = [1, 2, 3, 4, 5, 6] }
        let next = Schedule.afterSuccess(of: Self.feed(), hints: weekdays, freshness: nil, now: Self.now)
        #expect((80_000...86_400).contains(Self.seconds(next)))
    }

    @Test func anIntervalThatMissedEntriesIsShortenedUnlessTheServerAsksOtherwise() {
        let next = Schedule.afterSuccess(
            of: Self.feed(), hints: PollingHints(), freshness: nil, atLeastEvery: .seconds(450), now: Self.now)
        #expect(next.reason == "every 450 seconds, as 30 minutes missed entries")
        #expect((450...473).contains(Self.seconds(next)))
        let asked = Schedule.afterSuccess(
            of: Self.feed(), hints: PollingHints(), freshness: .seconds(3600), atLeastEvery: .seconds(450),
            now: Self.now)
        #expect(asked.reason == "the server's cache lifetime asks for 1 hour")
    }

    @Test func anIntervalLongerThanADayIsKept() {
        let next = Schedule.afterSuccess(
            of: Self.feed(every: .seconds(3 * 86_400)), hints: PollingHints(), freshness: .seconds(60), now: Self.now)
        #expect(Self.seconds(next) == 3 * 86_400)
    }

    @Test func skippedHoursAndDaysAreLeftOut() {
        let nightly = Self.hints { $0.skipHours = [22, 23, 0, 1] }
        #expect(Schedule.afterSkipped(Self.now, hints: nightly) == Date(timeIntervalSince1970: 1_700_013_600))
        let noTuesday = Self.hints { $0.skipDays = [1] }
        #expect(Schedule.afterSkipped(Self.now, hints: noTuesday) == Date(timeIntervalSince1970: 1_700_006_400))
        let always = Self.hints { $0.skipHours = Set(0..<24) }
        #expect(Schedule.afterSkipped(Self.now, hints: always) == Self.now)
    }

    @Test(
        "Failures back off to a day at most",
        arguments: [(1, false, 1800), (2, false, 3600), (4, false, 14_400), (50, false, 86_400), (1, true, 21_600)]
            as [(Int, Bool, Double)])
    func failure(failures: Int, missing: Bool, expected: Double) {
        let next = Schedule.afterFailure(of: Self.feed(), failures: failures, missing: missing, now: Self.now)
        #expect(Self.seconds(next) >= expected)
        #expect(Self.seconds(next) <= expected * 1.05)
    }

    @Test(
        "Retry-After is believed up to two days, and never shortens",
        arguments: [
            (nil, 1800, "failed once"), (.seconds(-1), 1800, "failed once"), (.seconds(60), 1800, "failed once"),
            (.seconds(7200), 7200, "the server asked to wait"),
            (.seconds(1_000_000_000), 2 * 86_400, "the server asked to wait"),
        ] as [(Duration?, Double, String)])
    func refusal(wish: Duration?, expected: Double, reason: String) {
        let next = Schedule.afterFailure(of: Self.feed(), failures: 1, retryAfter: wish, now: Self.now)
        #expect(next.reason == reason)
        #expect(Self.seconds(next) >= expected)
        #expect(Self.seconds(next) <= expected * 1.05)
    }

    @Test(
        "Deliveries are retried by age",
        arguments: [
            (0, nil, 30), (600, nil, 600), (86_400, nil, 4000), (0, .seconds(900), 900), (0, .seconds(9e9), 2 * 86_400),
        ] as [(Double, Duration?, Double)])
    func delivery(age: Double, retryAfter: Duration?, expected: Double) throws {
        let date = try #require(
            Schedule.deliveryRetry(age: .seconds(age), retryAfter: retryAfter, jitter: 0.5, now: Self.now))
        #expect(abs(date.timeIntervalSince(Self.now) - expected) < 1)
    }

    @Test func aDeliveryIsGivenUpAfterFiveDays() {
        #expect(Schedule.deliveryRetry(age: .seconds(5 * 86_400), retryAfter: nil, jitter: 0, now: Self.now) == nil)
    }

    @Test(arguments: [(1800, "30 minutes"), (3600, "1 hour"), (86_400, "1 day"), (90, "90 seconds"), (1, "1 second")])
    func durationsInWords(seconds: Int, words: String) {
        #expect(Duration.seconds(seconds).inWords == words)
    }
}
