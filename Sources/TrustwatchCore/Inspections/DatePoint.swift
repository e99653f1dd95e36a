/// One day or month of a written date, as far as its own words go; `3` in `3 to 14 December 2018` knows its day alone.
struct DatePoint {
    /// What joins it to the point before it.
    enum Joint {
        /// `to`, `until`, a dash.
        case span
        /// `and`, a comma.
        case list
    }

    var day: Int?
    var month: Int?
    var year: Int?
    /// `June 20`: the days that follow in a list or span may leave the month out.
    var monthFirst = false
    var joint: Joint?
    /// The token after it.
    var next: Int

    /// nil where it is incomplete, or no day of the calendar.
    var date: PartialDate? {
        guard let year, let month else { return nil }
        let date = PartialDate(year: year, month: month, day: day)
        return day == nil || PartialDate(dayNumber: date.firstDay) == date ? date : nil
    }

    /// Reads as many joined points as stand there.
    static func chain(_ tokens: DateTokens, from first: Int) -> [DatePoint] {
        guard let start = read(tokens, from: first) else { return [] }
        var points = [start]
        while let (joint, after) = tokens.joint(at: points[points.count - 1].next),
            var point = read(tokens, from: after)
        {
            point.joint = joint
            points.append(point)
        }
        return points
    }

    private static func read(_ tokens: DateTokens, from first: Int) -> DatePoint? {
        var index = first
        if tokens.isWeekday(index) { index += tokens.isMark(",", index + 1) ? 2 : 1 }
        if tokens.isWord("the", index) { index += 1 }
        return numeric(tokens, from: index) ?? dayFirst(tokens, from: index) ?? monthFirst(tokens, from: index)
    }

    /// `03/12/2018`, `3.12.18`, `2018-12-03`.
    private static func numeric(_ tokens: DateTokens, from index: Int) -> DatePoint? {
        guard let first = tokens.number(index), let second = tokens.number(index + 2),
            let third = tokens.number(index + 4),
            let mark = tokens.mark(index + 1), tokens.mark(index + 3) == mark
        else { return nil }
        if mark == "-", first >= 1000, (1...12).contains(second) {
            return DatePoint(day: third, month: second, year: first, next: index + 5)
        }
        guard mark == "/" || mark == ".", (1...31).contains(first), (1...12).contains(second),
            (10...2100).contains(third)
        else {
            return nil
        }
        return DatePoint(day: first, month: second, year: third < 100 ? 2000 + third : third, next: index + 5)
    }

    /// `3`, `3rd`, `3 December`, `3rd of December 2018`.
    private static func dayFirst(_ tokens: DateTokens, from index: Int) -> DatePoint? {
        guard let (day, afterDay) = tokens.day(at: index) else { return nil }
        let ofMonth = tokens.isWord("of", afterDay) ? afterDay + 1 : afterDay
        if let month = tokens.month(ofMonth) {
            let (year, next) = tokens.year(at: ofMonth + 1)
            return DatePoint(day: day, month: month, year: year, next: next)
        }
        // The year of `June 20 to 24, 2019`.
        let (year, next) = tokens.year(at: afterDay)
        return DatePoint(day: day, year: year, next: next)
    }

    /// `December`, `December 2018`, `December 3, 2018`.
    private static func monthFirst(_ tokens: DateTokens, from index: Int) -> DatePoint? {
        // After a number it is the rest of a day that the calendar does not have.
        guard tokens.number(index - 1) == nil, let month = tokens.month(index), tokens[index].isCapital else {
            return nil
        }
        let (year, next) = tokens.year(at: index + 1)
        if year == nil, let (day, afterDay) = tokens.day(at: index + 1), tokens.month(afterDay) == nil {
            let (year, next) = tokens.year(at: afterDay)
            return DatePoint(day: day, month: month, year: year, monthFirst: true, next: next)
        }
        return DatePoint(month: month, year: year, next: next)
    }

    /// Lends each point what its neighbours say; false where some month or year stays unknown.
    static func complete(_ points: inout [DatePoint], notAfter latest: PartialDate?, alone isIntroduced: Bool) -> Bool {
        if points.allSatisfy({ $0.year == nil }) {
            guard let latest, points.count > 1 || points[0].day != nil || isIntroduced else { return false }
            guard let last = points.last, let month = last.month ?? points.compactMap(\.month).last else {
                return false
            }
            let inThatYear = PartialDate(year: latest.year, month: month, day: last.day)
            points[points.count - 1].year = inThatYear.firstDay > latest.lastDay ? latest.year - 1 : latest.year
        }
        for index in points.indices.dropFirst() where points[index].month == nil && points[index - 1].monthFirst {
            points[index].month = points[index - 1].month
            points[index].monthFirst = true
        }
        for index in points.indices.dropLast().reversed() {
            let following = points[index + 1]
            points[index].month = points[index].month ?? following.month
            guard points[index].year == nil, let month = points[index].month, let nextMonth = following.month else {
                continue
            }
            points[index].year = following.year.map { month > nextMonth ? $0 - 1 : $0 }
        }
        for index in points.indices.dropFirst() where points[index].year == nil {
            guard let month = points[index].month, let monthBefore = points[index - 1].month else { continue }
            points[index].year = points[index - 1].year.map { month < monthBefore ? $0 + 1 : $0 }
        }
        return points.allSatisfy { $0.year != nil && $0.month != nil }
    }
}
