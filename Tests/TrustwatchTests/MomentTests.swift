import Foundation
import Testing
import TrustwatchCore

@testable import Trustwatch

@Suite struct MomentTests {
    static let now = Date(rfc3339: "2026-03-14T12:00:00Z")!

    @Test(arguments: [
        ("2026-03-01", "2026-03-01T00:00:00Z", "2026-03-02T00:00:00Z"),
        ("2026-02", "2026-02-01T00:00:00Z", "2026-03-01T00:00:00Z"),
        ("2025", "2025-01-01T00:00:00Z", "2026-01-01T00:00:00Z"),
        ("2026-03-01T10:00:00+01:00", "2026-03-01T09:00:00Z", "2026-03-01T09:00:00Z"),
        ("7d", "2026-03-07T12:00:00Z", "2026-03-07T12:00:00Z"),
        ("1h30m", "2026-03-14T10:30:00Z", "2026-03-14T10:30:00Z"),
    ])
    func moment(text: String, start: String, end: String) throws {
        let moment = try #require(Moment(argument: text))
        #expect(moment.start(Self.now).rfc3339 == start)
        #expect(moment.end(Self.now).rfc3339 == end)
    }

    @Test(arguments: ["yesterday", "", "2026-02-30", "7", "14/03/2026"])
    func noMoment(text: String) {
        #expect(Moment(argument: text) == nil)
    }
}
