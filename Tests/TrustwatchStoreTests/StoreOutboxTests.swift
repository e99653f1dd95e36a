import Foundation
import Testing
import TrustwatchCore

@testable import TrustwatchStore

@Suite struct StoreOutboxTests {
    let store: Store
    let now = World.start

    init() throws {
        store = try Store()
    }

    private func message(_ number: Int) -> Message {
        Message(
            id: "m\(number)", event: .inspectionPublished, created: now + Double(number), subjects: ["brum"],
            title: "Title \(number) – ä\u{7}", text: "Line 1\nLine 2", url: "https://example.org",
            inspection: Inspection(
                id: Identifier(3), subject: "brum", authority: "Birmingham", urn: "80429",
                facts: .init(kind: .ilacs, grades: [.overall: .good], improve: ["this"]), status: .official,
                items: [Identifier(1)], sources: 1, notified: now),
            trigger: Identifier(7))
    }

    private func claim(_ channel: String, at time: Date, limit: Int = 10) throws -> [String] {
        try store.claimDue(channel: channel, now: time, until: time + 60, limit: limit).map(\.id)
    }

    @Test func aMessageGoesToEachChannelOnce() throws {
        try store.enqueue(message(1), to: ["a", "b"])
        try store.enqueue(message(1), to: ["b", "c"])
        let deliveries = try store.deliveries()
        #expect(deliveries.map(\.channel) == ["a", "b", "c"])
        #expect(deliveries[0] == Delivery(channel: "a", message: message(1), nextAttempt: now + 1))
    }

    @Test func whatIsClaimedIsNobodyElsesUntilItsHolderDies() throws {
        for number in 1...3 { try store.enqueue(message(number), to: ["a"]) }
        try store.enqueue(message(1), to: ["b"])
        #expect(try claim("a", at: now) == [])
        #expect(try claim("a", at: now + 9, limit: 2) == ["m1", "m2"])
        #expect(try claim("a", at: now + 9) == ["m3"])
        #expect(try claim("a", at: now + 9) == [])
        #expect(try store.nextDue(channel: "b") == now + 1)
        #expect(try claim("b", at: now + 9) == ["m1"])
        #expect(try store.nextDue(channel: "a") == now + 69)
        #expect(try claim("a", at: now + 69) == ["m1", "m2", "m3"])
        try store.releaseClaims()
        let again = try store.claimDue(channel: "a", now: now + 70, until: now + 130, limit: 1)
        #expect(again.map { $0.deliveries[0].attempts } == [3])
    }

    @Test func aRetryWaitsAndHoldsBackNothing() throws {
        for number in 1...2 { try store.enqueue(message(number), to: ["a"]) }
        let first = try store.claimDue(channel: "a", now: now + 9, until: now + 60, limit: 1)[0]
        try store.settle(first, .retry(at: now + 100, error: "421 busy"))
        #expect(try claim("a", at: now + 10) == ["m2"])
        let waiting = try store.deliveries(message: "m1")[0]
        #expect(waiting.error == "421 busy")
        #expect(waiting.nextAttempt == now + 100)
        #expect(waiting.attempts == 1)
        #expect(waiting.message == message(1))
        #expect(try claim("a", at: now + 100) == ["m1", "m2"])
    }

    @Test func whatIsSettledIsOver() throws {
        for number in 1...3 { try store.enqueue(message(number), to: ["a"]) }
        let claimed = try store.claimDue(channel: "a", now: now + 9, until: now + 60, limit: 3)
        try store.settle(claimed[0], .sent)
        try store.settle(claimed[1], .dead(error: "550 no such user"))
        #expect(try store.drop(messages: ["m3", "m1"]) == 1)
        try store.settle(claimed[2], .retry(at: now, error: "late"))
        #expect(try store.deliveries().map(\.state) == [.sent, .dead, .dead])
        #expect(try store.deliveries().map(\.error) == [nil, "550 no such user", "dropped by hand"])
        #expect(try store.deliveries(state: .dead, channel: "a").map(\.message.id) == ["m2", "m3"])
        #expect(try store.nextDue(channel: "a") == nil)
        #expect(try claim("a", at: now + 1000) == [])
        #expect(try store.counts().dead == 2)
    }

    @Test func deadOnesAreTriedAgainByHandAndSentOnesNever() throws {
        for number in 1...2 { try store.enqueue(message(number), to: ["a"]) }
        let claimed = try store.claimDue(channel: "a", now: now + 9, until: now + 60, limit: 3)
        try store.settle(claimed[0], .sent)
        try store.settle(claimed[1], .dead(error: "no"))
        #expect(try store.retry(messages: ["m1", "m2", "m9"], now: now + 20) == 1)
        #expect(try claim("a", at: now + 20) == ["m2"])
    }
}

// Groups, and what is done by hand.
extension StoreOutboxTests {
    private func parcels(at time: Date, limit: Int = 10, groupFrom: Int = 4) throws -> [Parcel] {
        try store.claimDue(channel: "a", now: time, until: time + 60, limit: limit, groupFrom: groupFrom)
    }

    @Test func manyAtOnceAreOneAndStayOne() throws {
        for number in 1...5 { try store.enqueue(message(number), to: ["a"]) }
        let group = try #require(try parcels(at: now + 9).first)
        #expect(group.id == "m1.and.4")
        #expect(group.deliveries.map(\.message.id) == ["m1", "m2", "m3", "m4", "m5"])
        try store.settle(group, .retry(at: now + 50, error: "busy"))
        for number in 6...7 { try store.enqueue(message(number), to: ["a"]) }
        #expect(try parcels(at: now + 51).map(\.id) == ["m1.and.4", "m6", "m7"], "later ones join no group")
        try store.releaseClaims()
        let after = try parcels(at: now + 52)
        #expect(after.map(\.id) == ["m1.and.4", "m6", "m7"], "nor do those that were tried alone form one")
        #expect(after[0].deliveries.map(\.attempts) == [3, 3, 3, 3, 3])
        try store.settle(after[0], .sent)
        #expect(try store.deliveries(state: .sent).count == 5)
    }

    @Test func fewOrProgramsGetThemOneByOne() throws {
        for number in 1...3 { try store.enqueue(message(number), to: ["a"]) }
        #expect(try parcels(at: now + 9).map(\.id) == ["m1", "m2", "m3"])
        try store.releaseClaims()
        for number in 4...9 { try store.enqueue(message(number), to: ["a"]) }
        #expect(try parcels(at: now + 10, limit: 5, groupFrom: .max).map(\.id) == ["m1", "m2", "m3", "m4", "m5"])
    }

    @Test func aGroupHasTwentyAtMost() throws {
        for number in 1...45 { try store.enqueue(message(number), to: ["a"]) }
        let first = try parcels(at: now + 99, limit: 2)
        #expect(first.map(\.id) == ["m1.and.19", "m21.and.19"])
        #expect(try parcels(at: now + 99).map(\.id) == ["m41.and.4"])
    }

    @Test func aRefusedGroupIsTriedOneByOne() throws {
        for number in 1...4 { try store.enqueue(message(number), to: ["a"]) }
        let group = try #require(try parcels(at: now + 9).first)
        try store.settle(group, .apart(at: now + 10, error: "400"))
        #expect(try parcels(at: now + 10).map(\.id) == ["m1", "m2", "m3", "m4"])
    }

    @Test func whatIsOnItsWayIsNotMadeDueAgain() throws {
        try store.enqueue(message(1), to: ["a", "b"])
        _ = try claim("a", at: now + 9)
        #expect(try store.retry(messages: ["m1"], now: now + 10) == 1, "that of b")
        #expect(try claim("a", at: now + 10) == [])
    }

    @Test func whatIsDroppedIsRetriedByItsIdAlone() throws {
        for number in 1...3 { try store.enqueue(message(number), to: ["a", "b"]) }
        for parcel in try parcels(at: now + 9) { try store.settle(parcel, .dead(error: "no")) }
        #expect(try store.drop(messages: ["m1"], channel: "a") == 1)
        #expect(try store.drop(messages: ["m1"], channel: "a") == 0)
        #expect(try store.retry(messages: nil, channel: "b", now: now + 20) == 0)
        #expect(try store.retry(messages: nil, now: now + 20) == 2)
        #expect(try claim("a", at: now + 20) == ["m2", "m3"])
        #expect(try store.retry(messages: ["m1"], channel: "a", now: now + 21) == 1)
        #expect(try claim("a", at: now + 21) == ["m1"])
    }
}
