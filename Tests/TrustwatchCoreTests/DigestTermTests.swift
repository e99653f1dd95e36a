import Foundation
import Testing

@testable import TrustwatchCore

@Suite struct DigestTermTests {
    @Test(
        arguments: [
            // Monday to Sunday.
            ("2023-04-17T00:00:00Z", 7, "2023-04-17", "2023-04-10"),
            ("2023-04-23T23:59:59Z", 7, "2023-04-17", "2023-04-10"),
            ("2023-04-24T00:00:00Z", 7, "2023-04-24", "2023-04-17"),
            ("2023-04-18T10:00:00Z", 1, "2023-04-18", "2023-04-17"),
            ("2023-04-18T10:00:00Z", 14, "2023-04-17", "2023-04-03"),
            ("1969-12-31T10:00:00Z", 7, "1969-12-29", "1969-12-22"),
        ] as [(String, Int64, String, String)])
    func terms(moment: String, days: Int64, first: String, before: String) {
        let term = DigestTerm(at: Samples.instant(moment), period: .seconds(days * 86_400))
        #expect(term.day.description == first)
        #expect(term.previous.day.description == before)
        #expect(term.start.rfc3339 == "\(first)T00:00:00Z")
        #expect(term.previous.end < term.start && term.start.timeIntervalSince(term.previous.end) < 0.002)
    }

    @Test func lessThanADayIsADay() {
        let term = DigestTerm(at: Samples.instant("2023-04-18T10:00:00Z"), period: .seconds(3600))
        #expect(term.day.description == "2023-04-18" && term.previous.day.description == "2023-04-17")
    }
}
