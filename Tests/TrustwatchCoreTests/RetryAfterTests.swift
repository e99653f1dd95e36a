import Testing
import TrustwatchCore

@Suite struct RetryAfterTests {
    @Test(
        arguments: [
            ("120", .seconds(120)), ("0", .seconds(0)), (" 5", .seconds(5)),
            ("Fri, 07 Sep 2018 10:05:09 GMT", .seconds(9)), ("Fri, 07 Sep 2018 10:04:00 GMT", .seconds(0)),
            ("99999999999999999999", .seconds(Int64.max / 2)),
            ("-1", nil), ("", nil), ("soon", nil), ("1.5", nil), ("Fri, 07 Foo 2018 10:05:09 GMT", nil),
        ] as [(String, Duration?)])
    func fields(field: String, expected: Duration?) {
        #expect(RetryAfter.duration(field, now: Samples.instant("2018-09-07T10:05:00Z")) == expected)
    }
}
