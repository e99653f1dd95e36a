import Foundation
import Testing

@testable import TrustwatchCore

@Suite struct DigestScheduleTests {
    static let london = TimeZone(identifier: "Europe/London") ?? .gmt

    /// Summer time began on Sunday, 31 March 2024, and ended on 27 October 2024. 8 January 2024 was a Monday.
    @Test(arguments: [
        (DigestSchedule(.daily), "2024-01-10T06:59:59Z", "2024-01-08T07:00:00Z", "2024-01-09T07:00:00Z"),
        (DigestSchedule(.daily), "2024-01-10T07:00:00Z", "2024-01-09T07:00:00Z", "2024-01-10T07:00:00Z"),
        (DigestSchedule(.daily), "2024-03-31T06:00:00Z", "2024-03-30T07:00:00Z", "2024-03-31T06:00:00Z"),
        (DigestSchedule(.daily), "2024-10-27T06:30:00Z", "2024-10-25T06:00:00Z", "2024-10-26T06:00:00Z"),
        (DigestSchedule(.daily, at: 0), "2024-06-10T23:30:00Z", "2024-06-09T23:00:00Z", "2024-06-10T23:00:00Z"),
        (DigestSchedule(.weekly), "2024-01-08T06:59:59Z", "2023-12-25T07:00:00Z", "2024-01-01T07:00:00Z"),
        (DigestSchedule(.weekly), "2024-01-08T07:00:00Z", "2024-01-01T07:00:00Z", "2024-01-08T07:00:00Z"),
        (DigestSchedule(.weekly), "2024-01-14T23:00:00Z", "2024-01-01T07:00:00Z", "2024-01-08T07:00:00Z"),
        (DigestSchedule(.weekly), "2024-04-02T12:00:00Z", "2024-03-25T07:00:00Z", "2024-04-01T06:00:00Z"),
    ])
    func lastPeriod(schedule: DigestSchedule, now: String, start: String, end: String) throws {
        let period = schedule.lastPeriod(before: try #require(Date(rfc3339: now)), in: Self.london)
        #expect(period.end.rfc3339 == end)
        #expect(period.start.rfc3339 == start)
    }
}
