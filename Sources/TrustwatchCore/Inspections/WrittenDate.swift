/// A day, a month or a span of days as reports and news write it in words: `20 February to 3 March 2023`,
/// `11 to 22 May 2026`, `8 July 2019 to 12 July 2019 and 7 August 2019 to 8 August 2019`, `March 2018`, `June 20-24, 2019`.
package struct WrittenDate: Hashable, Sendable {
    package var start: PartialDate
    /// Of a span only.
    package var end: PartialDate?
    /// How many days it covers, without the pause of a visit in two parts.
    package var days: Int
    /// Where it stands: UTF-8 offsets in the text.
    package var place: Range<Int>

    package var visit: Inspection.Visit { Inspection.Visit(start: start, end: end) }

    /// Reads every date of a text, in order.
    ///
    /// - Parameter latest: lends its year to dates that state none ("on 3 March", "in March"): the last such day that is
    ///   not after it. Without it those are left out.
    package static func all(in text: String, notAfter latest: PartialDate? = nil) -> [WrittenDate] {
        all(in: text.utf8, notAfter: latest)
    }

    static func all(in text: some Collection<UInt8>, notAfter latest: PartialDate?) -> [WrittenDate] {
        let tokens = DateTokens(text)
        var dates: [WrittenDate] = []
        var index = 0
        while index < tokens.indices.upperBound {
            if tokens.mayStartDate(index), let (date, next) = read(tokens, from: index, notAfter: latest) {
                dates.append(date)
                index = next
            } else {
                index += 1
            }
        }
        return dates
    }

    /// A visit in two parts has a pause; two dates further apart than this are two dates.
    private static let longestPause = 60

    private static func read(
        _ tokens: DateTokens, from first: Int, notAfter latest: PartialDate?
    ) -> (date: WrittenDate, next: Int)? {
        var points = DatePoint.chain(tokens, from: first)
        // "3 December 2018, 40 of them": what follows a joint may be no date at all.
        while let last = points.last, last.month == nil, !points.contains(where: { $0.month != nil && $0.monthFirst }) {
            points.removeLast()
        }
        guard let last = points.last, DatePoint.complete(&points, notAfter: latest, alone: tokens.isIntroduced(first))
        else {
            return nil
        }
        // "between 4 and 15 July"
        if tokens.isWord("between", first - 1), points.count == 2 { points[1].joint = .span }
        let dates = points.compactMap(\.date)
        guard dates.count == points.count else { return nil }
        var days = 1
        var count = 1
        while count < dates.count {
            let pause = dates[count].firstDay - dates[count - 1].firstDay
            guard pause >= 0, points[count].joint == .span || pause <= longestPause else { break }
            days += points[count].joint == .span ? dates[count].lastDay - dates[count - 1].firstDay : 1
            count += 1
        }
        let next = count < points.count ? points[count - 1].next : last.next
        let place = tokens[first].place.lowerBound..<tokens[next - 1].place.upperBound
        return (WrittenDate(start: dates[0], end: count > 1 ? dates[count - 1] : nil, days: days, place: place), next)
    }
}
