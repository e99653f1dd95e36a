import Foundation
import Testing

@testable import TrustwatchCore

@Suite struct PollRecordTests {
    static let start = Date(timeIntervalSince1970: 1_700_000_000)
    static let feed = Feed(name: "sample", url: "https://feeds.example/rss")
    static let fresh = PollRecord(feed: "sample", url: "https://feeds.example/rss")

    /// The record after answers that came `step` apart, and what was told at each.
    static func life(_ answers: [Answer], every step: Duration, from record: PollRecord = fresh) -> (
        PollRecord, [Event?]
    ) {
        var record = record
        var events: [Event?] = []
        for (index, answer) in answers.enumerated() {
            let (next, event) = record.after(answer, of: feed, now: start + step * index)
            record = next
            events.append(event)
        }
        return (record, events)
    }

    static let read = Answer(
        .read(Answer.Finding(hash: "0a")), httpStatus: 200, url: "https://feeds.example/rss", etag: "W/\"a b\"",
        lastModified: "yesterday")
    static let broken = Answer(.failed("The server answered 500."), httpStatus: 500)

    @Test func aFirstPollSetsTheBaselineAndKeepsTheValidators() {
        let (record, events) = Self.life([Self.read], every: .seconds(0))
        var expected = Self.fresh
        expected.status = .ok
        expected.lastAttempt = Self.start
        expected.lastSuccess = Self.start
        expected.httpStatus = 200
        expected.etag = "W/\"a b\""
        expected.lastModified = "yesterday"
        expected.validatorsURL = "https://feeds.example/rss"
        expected.bodyHash = "0a"
        expected.lastUnconditional = Self.start
        expected.baseline = true
        expected.nextPoll =
            Schedule.afterSuccess(of: Self.feed, hints: PollingHints(), freshness: nil, now: Self.start).date
        expected.nextPollReason = "every 30 minutes"
        #expect(record == expected)
        #expect(events == [nil])
    }

    @Test func a304RenewsOnlyTheValidatorsItCarries() {
        let renewed = Answer(.unchanged, httpStatus: 304, etag: "\"new\"", wasConditional: true)
        let (record, _) = Self.life([Self.read, renewed], every: .seconds(1800))
        #expect(record.etag == "\"new\"")
        #expect(record.lastModified == "yesterday")
        #expect(record.bodyHash == "0a")
        #expect(record.lastUnconditional == Self.start)
        let dropped = Answer(.unchanged, httpStatus: 200, lastModified: "today", wasConditional: true)
        #expect(Self.life([Self.read, dropped], every: .seconds(1800)).0.etag == nil)
    }

    @Test func aFailureKeepsWhatTheLastSuccessLeft() {
        let (record, _) = Self.life([Self.read, Self.broken], every: .seconds(1800))
        #expect(record.status == .failing)
        #expect(record.error == "The server answered 500.")
        #expect(record.etag == "W/\"a b\"")
        #expect(record.bodyHash == "0a")
        #expect(record.baseline)
        #expect(record.lastSuccess == Self.start)
    }

    @Test func failureIsToldOnceWithPatienceAndSoIsRecovery() {
        let hourly = Self.life(Array(repeating: Self.broken, count: 30), every: .seconds(3600)).1
        #expect(hourly.compactMap(\.self) == [.sourceFailing])
        #expect(hourly.firstIndex(of: .sourceFailing) == 24)
        let (failing, rare) = Self.life(Array(repeating: Self.broken, count: 10), every: .seconds(43_200))
        #expect(rare.compactMap(\.self) == [.sourceFailing])
        let (recovered, events) = Self.life([Self.read, Self.read, Self.broken], every: .seconds(60), from: failing)
        #expect(events == [.sourceRecovered, nil, nil])
        #expect(recovered.failures == 1)
    }

    @Test func goneIsTheEndAndToldAtOnce() {
        let (record, events) = Self.life([Answer(.failed("Gone."), httpStatus: 410)], every: .seconds(0))
        #expect(record.status == .gone)
        #expect(record.nextPoll == nil)
        #expect(events == [.sourceFailing])
    }

    @Test func aPermanentRedirectIsAdoptedAfterDaysNotBefore() {
        var moved = Self.read
        moved.permanentURL = "https://new.example/rss"
        #expect(Self.life([moved, moved], every: .seconds(43_200)).0.adoptedURL == nil)
        #expect(Self.life(Array(repeating: moved, count: 20), every: .seconds(60)).0.adoptedURL == nil)
        let adopted = Self.life(Array(repeating: moved, count: 24), every: .seconds(43_200)).0
        #expect(adopted.adoptedURL == "https://new.example/rss")
        #expect(adopted.url == "https://feeds.example/rss")
        let lost = Self.life(Array(repeating: Self.broken, count: 4), every: .seconds(3600), from: adopted).0
        #expect(lost.adoptedURL == nil, "what does not answer there is looked for here again")
        let interrupted = Self.life([moved, moved, moved, moved, Self.read, moved, moved], every: .seconds(86_400)).0
        #expect(interrupted.adoptedURL == nil)
    }

    @Test func whatIsSecureIsNeverAdoptedAsPlain() {
        var moved = Self.read
        moved.permanentURL = "http://feeds.example/rss"
        #expect(Self.life(Array(repeating: moved, count: 24), every: .seconds(43_200)).0.adoptedURL == nil)
        let plain = PollRecord(feed: "sample", url: "http://feeds.example/rss")
        moved.permanentURL = "HTTPS://feeds.example/rss"
        let adopted = Self.life(Array(repeating: moved, count: 24), every: .seconds(43_200), from: plain).0
        #expect(adopted.adoptedURL == "HTTPS://feeds.example/rss")
    }

    @Test func aClockThatWasAheadHoldsNobodyUp() {
        var record = Self.life([Self.read], every: .seconds(0)).0
        let wait = record.nextPoll?.timeIntervalSince(Self.start) ?? 0
        let before = Self.start - 3 * 86_400
        #expect(record.due(for: Self.feed, now: before) == before + wait)
        #expect(record.due(for: Self.feed, now: Self.start) == record.nextPoll)
        #expect(record.due(for: Self.feed, now: Self.start + 86_400) == record.nextPoll)
        #expect(record.due(for: Self.feed, now: Self.start - 30 * 86_400) == Self.start - 30 * 86_400)
        #expect(record.isDueForUnconditionalPoll(at: before), "once, and then it is as it should be")
        record.lastAttempt = nil
        #expect(record.due(for: Self.feed, now: before) == record.nextPoll)
    }

    @Test(arguments: ["", "\"a\r\nX: y\"", "\"\u{1}\"", String(repeating: "a", count: 1025)])
    func aValidatorThatCannotBeSentBackIsDropped(etag: String) {
        var answer = Self.read
        answer.etag = etag
        #expect(Self.life([answer], every: .seconds(0)).0.etag == nil)
    }

    @Test func onceAWeekTheRequestIsUnconditional() {
        let (record, _) = Self.life([Self.read], every: .seconds(0))
        #expect(!record.isDueForUnconditionalPoll(at: Self.start + .seconds(6 * 86_400)))
        #expect(record.isDueForUnconditionalPoll(at: Self.start + .seconds(7 * 86_400)))
        #expect(Self.fresh.isDueForUnconditionalPoll(at: Self.start))
    }

    static func read(trouble: String? = nil, overlap: Overlap? = nil) -> Answer {
        Answer(.read(Answer.Finding(hash: "0a", trouble: trouble, overlap: overlap)), httpStatus: 200)
    }

    @Test func troubleThatLastsIsToldOnceAndSoIsItsEnd() {
        let ended = Self.read(trouble: "the publisher has ended this feed")
        let unchanged = Answer(.unchanged, httpStatus: 304, wasConditional: true)
        let (record, events) = Self.life([Self.read, ended] + Array(repeating: unchanged, count: 8), every: .days(1))
        #expect(events == [nil, nil, nil, nil, .sourceFailing, nil, nil, nil, nil, nil])
        #expect(record.status == .failing)
        #expect(record.error == "the publisher has ended this feed")
        #expect(record.failures == 0)
        #expect(record.nextPoll != nil, "it is still asked")
        let (again, after) = Self.life([Self.read(), Self.read()], every: .days(1), from: record)
        #expect(after == [.sourceRecovered, nil])
        #expect(again.status == .ok)
        #expect(again.error == nil)
        #expect(again.failingSince == nil)
    }

    @Test func troubleThatPassesIsNotTold() {
        let empty = Self.read(trouble: "it has no entries any more")
        let (record, events) = Self.life([Self.read, empty, empty, Self.read], every: .days(1))
        #expect(events.allSatisfy { $0 == nil })
        #expect(record.status == .ok)
        #expect(Self.life([Self.read, empty], every: .days(1)).0.status == .ok)
    }

    @Test func missedEntriesShortenTheIntervalUntilPollsOverlapAgain() {
        let minutes = { (record: PollRecord) in record.interval.map { Int($0.inSeconds / 60) } }
        let gap = Self.read(overlap: Overlap(entries: 20, known: 0))
        let (short, _) = Self.life([Self.read, gap], every: .seconds(1800))
        #expect(minutes(short) == 15)
        #expect(short.nextPollReason == "every 15 minutes, as 30 minutes missed entries")
        #expect(minutes(Self.life(Array(repeating: gap, count: 9), every: .seconds(60), from: short).0) == 5)
        let half = Self.read(overlap: Overlap(entries: 20, known: 10))
        #expect(minutes(Self.life([half, half], every: .seconds(900), from: short).0) == 15)
        let most = Self.read(overlap: Overlap(entries: 20, known: 19))
        #expect(Self.life([most], every: .seconds(900), from: short).0.interval == nil)
        let unchanged = Answer(.unchanged, httpStatus: 304, wasConditional: true)
        #expect(minutes(Self.life([unchanged], every: .seconds(900), from: short).0) == 15)
    }
}

extension Duration {
    fileprivate static func days(_ count: Int) -> Duration { .seconds(count * 86_400) }
}
