import Foundation
import Testing
import TrustwatchCore

@testable import Trustwatch

@Suite struct RelativeDateTests {
    static let now = Date(rfc3339: "2026-03-14T12:00:00Z")!

    @Test(arguments: [
        ("2026-03-14T12:00:00Z", "now"), ("2026-03-14T11:59:01Z", "now"), ("2026-03-14T11:59:00Z", "1 min ago"),
        ("2026-03-14T11:00:00Z", "1 h ago"), ("2026-03-13T12:00:01Z", "23 h ago"),
        ("2026-03-13T12:00:00Z", "1 day ago"),
        ("2026-02-14T12:00:01Z", "27 days ago"), ("2026-02-14T12:00:00Z", "2026-02-14"),
        ("2026-03-14T12:30:00Z", "in 30 min"),
        ("2026-03-16T12:00:00Z", "in 2 days"), ("2027-01-01T00:00:00Z", "2027-01-01"),
    ])
    func relative(date: String, text: String) {
        #expect(DateStyle(now: Self.now).text(Date(rfc3339: date)) == text)
    }

    @Test func exactAndNone() {
        #expect(DateStyle(now: Self.now, isExact: true).text(Self.now) == "2026-03-14T12:00:00Z")
        #expect(DateStyle(now: Self.now).text(nil) == "never")
    }
}
