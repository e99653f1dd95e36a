import Testing

@testable import TrustwatchCore

@Suite struct PartialDateTests {
    @Test(arguments: ["2018-03-14", "2018-03", "2018", "2024-02-29", "0999-12-31"])
    func readsWhatItWrites(text: String) {
        #expect(PartialDate(text)?.description == text)
    }

    @Test(arguments: [
        "", "18-03-14", "2018-3", "2018-13", "2018-00", "2023-02-29", "2018-03-32", "2018-03-14T", "-018", "+018",
    ])
    func refusesWhatIsNoDate(text: String) {
        #expect(PartialDate(text) == nil)
    }

    @Test(
        arguments: [
            ("2018-03", "2018-03-14", true), ("2018", "2018-03-14", true), ("2018-03-14", "2018-03-14", true),
            ("2018-03", "2018-04", false), ("2018-03-14", "2018-03-15", false), ("2017", "2018", false),
        ] as [(String, String, Bool)])
    func agreesAsFarAsBothAreKnown(left: String, right: String, expected: Bool) throws {
        let (left, right) = (try #require(PartialDate(left)), try #require(PartialDate(right)))
        #expect(left.agrees(with: right) == expected)
        #expect(right.agrees(with: left) == expected)
    }

    @Test func countsDaysBothWays() throws {
        for day in stride(from: -800_000, through: 100_000, by: 997) {
            #expect(PartialDate(dayNumber: day).firstDay == day)
        }
        let february = try #require(PartialDate("2024-02"))
        #expect(PartialDate(dayNumber: february.lastDay).description == "2024-02-29")
        #expect(try #require(PartialDate("2018")).lastDay - #require(PartialDate("2018")).firstDay == 364)
    }
}
