import Testing

@testable import TrustwatchCore

struct WrittenDateTests {
    struct Case: CustomTestStringConvertible {
        var text: String
        /// `start`, `start/end`, several apart by a space.
        var dates: String
        var testDescription: String { text }

        init(_ text: String, _ dates: String) {
            self.text = text
            self.dates = dates
        }
    }

    @Test(arguments: [
        Case("3 December 2018 to 14 December 2018", "2018-12-03/2018-12-14"),
        Case("20 February to 3 March 2023", "2023-02-20/2023-03-03"),
        Case("11 to 22 May 2026", "2026-05-11/2026-05-22"),
        Case("18 March 2014 – 09 April 2014", "2014-03-18/2014-04-09"),
        Case("14 January 2014- 5 February 2014", "2014-01-14/2014-02-05"),
        Case("between 4 and 15 July 2022", "2022-07-04/2022-07-15"),
        Case("8 – 12 July 2013", "2013-07-08/2013-07-12"),
        Case("8 July 2019 to 12 July 2019 and 7 August 2019 to 8 August 2019", "2019-07-08/2019-08-08"),
        Case("1 9 June 2019", "2019-06-19"),
        Case("1 9 June 20 19 to 2 8 June 2 019", "2019-06-19/2019-06-28"),
        Case("14January2014-5February2014", "2014-01-14/2014-02-05"),
        Case("9 December to 10 January 2020", "2019-12-09/2020-01-10"),
        Case("9 December 2019 to 10 January", "2019-12-09/2020-01-10"),
        Case("on 6 and 7 March 2018", "2018-03-06/2018-03-07"),
        Case("on 12, 13 and 14 June 2012", "2012-06-12/2012-06-14"),
        Case("Monday 3rd to Friday, 14th of December 2018", "2018-12-03/2018-12-14"),
        Case("before 28 Feb. 2022", "2022-02-28"),
        Case("7 Febuary 2022 to 11 Septemeber 2022", "2022-02-07/2022-09-11"),
        Case("June 20 to 24, 2019", "2019-06-20/2019-06-24"),
        Case("April 18, 2023", "2023-04-18"),
        Case("took place in March 2018", "2018-03"),
        Case("January and February 2014", "2014-01/2014-02"),
        Case("03/12/2018, 2018-12-14 and 3.12.18", "2018-12-03/2018-12-14 2018-12-03"),
        Case("inspected on 3 March 2014 and 12 September 2016", "2014-03-03 2016-09-12"),
        Case("14 to 25 November 2022 2", "2022-11-14/2022-11-25"),
        Case("on 29 February 2024", "2024-02-29"),
        Case("on 30 February 2024", ""),
        Case("it may 2 or 3 of 12, in 2016–17 and 2013-2017", ""),
        Case("3 decisions in 2019, 14 mayors, 4 marches", ""),
        Case("on 3 March, in May", ""),
    ])
    func readsDatesInWords(_ example: Case) {
        let dates = WrittenDate.all(in: example.text).map { date in
            date.start.description + (date.end.map { "/\($0)" } ?? "")
        }
        #expect(dates.joined(separator: " ") == example.dates)
    }

    @Test(arguments: [
        Case("on 3 March", "2023-03-03"),
        Case("on Tuesday, April 18", "2023-04-18"),
        Case("on 19 April", "2022-04-19"),
        Case("in March", "2023-03"),
        Case("in December", "2022-12"),
        Case("between 28 November and 9 December", "2022-11-28/2022-12-09"),
        Case("it may rain; March on", ""),
    ])
    func borrowsTheYear(_ example: Case) {
        let dates = WrittenDate.all(in: example.text, notAfter: PartialDate(year: 2023, month: 4, day: 18)).map {
            date in
            date.start.description + (date.end.map { "/\($0)" } ?? "")
        }
        #expect(dates.joined(separator: " ") == example.dates)
    }

    @Test func countsTheDaysOfAVisitInTwoParts() {
        let dates = WrittenDate.all(in: "x 8 July 2019 to 12 July 2019 and 7 August 2019 to 8 August 2019.")
        #expect(
            dates == [
                WrittenDate(
                    start: PartialDate(year: 2019, month: 7, day: 8), end: PartialDate(year: 2019, month: 8, day: 8),
                    days: 7, place: 2..<64)
            ])
    }
}
