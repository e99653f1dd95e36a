import Foundation
import Testing

@testable import TrustwatchCore

@Suite struct WordsTests {
    @Test(arguments: [
        (1, "1st"), (2, "2nd"), (3, "3rd"), (4, "4th"), (11, "11th"), (12, "12th"), (13, "13th"), (21, "21st"),
        (112, "112th"),
    ])
    func ordinals(number: Int, expected: String) {
        #expect(Inspection.ordinal(number) == expected)
    }

    @Test(
        arguments: [
            ("2018-06-07", nil, "on 7 June 2018"),
            ("2018-03", nil, "in March 2018"),
            ("2018", nil, "in 2018"),
            ("2018-06-07", "2018-06-07", "on 7 June 2018"),
            ("2018-12-03", "2018-12-14", "from 3 to 14 December 2018"),
            ("2023-02-20", "2023-03-03", "from 20 February to 3 March 2023"),
            ("2022-12-12", "2023-01-20", "from 12 December 2022 to 20 January 2023"),
            ("2018-03", "2018-04", "from March to April 2018"),
            ("2018-03-07", "2018-03", "from 7 March to March 2018"),
            ("2018-03", "2018-03-09", "on 9 March 2018"),
        ] as [(String, String?, String)])
    func visits(start: String, end: String?, expected: String) {
        #expect(Samples.visit(start, end).adverb == expected)
    }

    @Test func instants() {
        #expect(Samples.instant("2018-09-07T23:59:59Z").words == "7 September 2018, 23:59 UTC")
        #expect(PartialDate(Date(timeIntervalSince1970: -1)).words == "31 December 1969")
    }
}
