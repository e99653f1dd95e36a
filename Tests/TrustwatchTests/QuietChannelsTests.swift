import Foundation
import Testing
import TrustwatchCore
import TrustwatchService

@testable import Trustwatch

@Suite struct QuietChannelsTests {
    /// Half past one in the night in London, by summer time.
    private static let now = Date(rfc3339: "2026-06-01T00:30:00Z")!
    private static let quiet = {
        var channel = Channel(name: "mail", kind: .journal)
        channel.rules.quietHours = QuietHours("22:00-07:00")
        let clock = WallClock(startingAt: now, zone: TimeZone(identifier: "Europe/London")!)
        return QuietChannels([channel, Channel(name: "hook", kind: .journal)], clock: clock)
    }()

    private static func delivery(_ channel: String, _ state: Delivery.State, next: String?) -> Delivery {
        Delivery(
            channel: channel, message: Message(id: "a", event: .test, created: now, title: "", text: ""), state: state,
            nextAttempt: next.flatMap { Date(rfc3339: $0) })
    }

    @Test(
        arguments: [
            ("mail", .pending, "2026-06-01T00:10:00Z", "2026-06-01T06:00:00Z", "07:00"),
            // A later attempt in the same night, and in the next; one that falls outside.
            ("mail", .pending, "2026-06-01T03:00:00Z", "2026-06-01T06:00:00Z", "07:00"),
            ("mail", .pending, "2026-06-02T03:00:00Z", "2026-06-02T06:00:00Z", nil),
            ("mail", .pending, "2026-06-01T12:00:00Z", "2026-06-01T12:00:00Z", nil),
            ("hook", .pending, "2026-06-01T00:10:00Z", "2026-06-01T00:10:00Z", nil),
            ("mail", .sent, nil, nil, nil),
        ] as [(String, Delivery.State, String?, String?, String?)])
    func whatWaitsLeavesAtTheirEnd(
        channel: String, state: Delivery.State, next: String?, postponed: String?, end: String?
    ) {
        let delivery = Self.quiet.postponed(Self.delivery(channel, state, next: next))
        #expect(delivery.nextAttempt == postponed.flatMap { Date(rfc3339: $0) })
        #expect(Self.quiet.end(for: delivery) == end)
    }
}
