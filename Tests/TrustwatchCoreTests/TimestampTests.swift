import Foundation
import Testing
import TrustwatchCore

@Suite struct TimestampTests {
    @Test(arguments: [
        ("2018-03-14T09:30:05Z", 1_521_019_805.0), ("1970-01-01T00:00:00Z", 0), ("1969-12-31T23:59:59Z", -1),
        ("9999-12-31T23:59:59Z", 253_402_300_799),
    ])
    func bothWays(text: String, seconds: Double) {
        #expect(Date(timeIntervalSince1970: seconds).rfc3339 == text)
        #expect(Date(rfc3339: text) == Date(timeIntervalSince1970: seconds))
    }

    @Test(arguments: [
        ("2018-03-14t10:30:05+01:00", 1_521_019_805.0), ("2018-03-14T04:00:05.5-05:30", 1_521_019_805.5),
        ("2018-03-14T09:30:05.000z", 1_521_019_805),
    ])
    func reads(text: String, seconds: Double) {
        #expect(Date(rfc3339: text) == Date(timeIntervalSince1970: seconds))
    }

    @Test(arguments: [
        "", "2018-03-14", "2018-03-14T09:30:05", "2018-02-30T09:30:05Z", "2018-03-14T24:00:00Z", "2018-03-14T09:60:00Z",
        "2018-03-14T09:30Z", "2018-03-14T09:30:05.Z", "2018-03-14T09:30:05+0100", "2018-03-14T09:30:05ZZ",
        "2018-03-14T09-30-05Z", "2018-03-14T+9:30:05Z", "2018-03-14T09:30:05Z ",
    ])
    func refuses(text: String) {
        #expect(Date(rfc3339: text) == nil)
    }
}
