import Foundation
import Testing

@testable import TrustwatchCore

@Suite struct QuietHoursTests {
    static let london = TimeZone(identifier: "Europe/London") ?? .gmt

    @Test(arguments: [
        ("22:00-07:00", QuietHours(start: 1320, end: 420)), ("12:30-13:15", QuietHours(start: 750, end: 795)),
        ("00:00-23:59", QuietHours(start: 0, end: 1439)), ("7:00-8:00", nil), ("22:00", nil), ("22:00-24:00", nil),
        ("22:60-07:00", nil), ("07:00-07:00", nil), ("22:00-07:00-08:00", nil), ("-", nil), ("", nil),
        ("+1:00-02:00", nil), ("٢٢:00-07:00", nil),
    ])
    func reads(text: String, expected: QuietHours?) {
        #expect(QuietHours(text) == expected)
    }

    /// Summer time began on 31 March 2024 at 01:00 UTC and ended on 27 October 2024 at 01:00 UTC.
    @Test(arguments: [
        ("22:00-07:00", "2024-01-10T21:59:59Z", nil),
        ("22:00-07:00", "2024-01-10T22:00:00Z", "2024-01-11T07:00:00Z"),
        ("22:00-07:00", "2024-01-10T23:59:59Z", "2024-01-11T07:00:00Z"),
        ("22:00-07:00", "2024-01-11T00:00:30Z", "2024-01-11T07:00:00Z"),
        ("22:00-07:00", "2024-01-11T06:59:59Z", "2024-01-11T07:00:00Z"),
        ("22:00-07:00", "2024-01-11T07:00:00Z", nil),
        ("22:00-07:00", "2024-06-10T21:30:00Z", "2024-06-11T06:00:00Z"),
        ("22:00-07:00", "2024-03-30T23:00:00Z", "2024-03-31T06:00:00Z"),
        ("22:00-07:00", "2024-10-26T21:30:00Z", "2024-10-27T07:00:00Z"),
        ("23:00-01:30", "2024-03-31T00:30:00Z", "2024-03-31T01:30:00Z"),
        ("12:00-13:00", "2024-01-10T12:10:00Z", "2024-01-10T13:00:00Z"),
        ("12:00-13:00", "2024-01-10T11:59:00Z", nil),
    ])
    func ends(hours: String, now: String, expected: String?) throws {
        let hours = try #require(QuietHours(hours))
        let end = hours.end(at: try #require(Date(rfc3339: now)), in: Self.london)
        #expect(end?.rfc3339 == expected)
    }

    /// Wherever in the year and the night: waiting until the end, and asking again, never takes more than two steps.
    @Test func neverForEver() throws {
        let hours = QuietHours(start: 30, end: 90)
        for step in 0..<(366 * 96) {
            var now = Date(timeIntervalSince1970: 1_704_067_200 + Double(step) * 900)
            for _ in 0..<3 {
                guard let end = hours.end(at: now, in: Self.london) else { break }
                #expect(end > now && end.timeIntervalSince(now) <= 3 * 3600)
                now = end
            }
            #expect(hours.end(at: now, in: Self.london) == nil)
        }
    }
}
