package import struct Foundation.Date

// How the model's values read in an English sentence: messages, digests and tables say the same thing in the same words.

extension Inspection.Kind {
    /// In the middle of a sentence: `monitoring visit`.
    package var words: String {
        switch self {
        case .ilacs: "children's services inspection (ILACS)"
        case .sif: "single inspection of children's services (SIF)"
        case .slac: "inspection of safeguarding and looked after children"
        case .childProtection: "inspection of the protection of children"
        case .monitoringVisit: "monitoring visit"
        case .focusedVisit: "focused visit"
        case .jtai: "joint targeted area inspection (JTAI)"
        case .send: "area SEND inspection"
        case .fostering: "fostering inspection"
        case .adoption: "adoption inspection"
        case .childrensHome: "children's home inspection"
        case .hmipYouth: "youth justice inspection (HMI Probation)"
        case .other: "inspection"
        }
    }
}

extension Inspection {
    /// `monitoring visit (6th)`.
    package var words: String {
        let kind = (facts.kind ?? .other).words
        return facts.ordinal.map { "\(kind) (\(Self.ordinal($0)))" } ?? kind
    }

    static func ordinal(_ number: Int) -> String {
        switch (number % 10, number % 100) {
        case (_, 11...13): "\(number)th"
        case (1, _): "\(number)st"
        case (2, _): "\(number)nd"
        case (3, _): "\(number)rd"
        default: "\(number)th"
        }
    }
}

extension Inspection.Area {
    package var words: String {
        switch self {
        case .overall: "overall effectiveness"
        case .leadership: "leadership"
        case .helpProtection: "help and protection"
        case .childrenInCare: "children in care"
        case .careLeavers: "care leavers"
        case .careAndLeavers: "children in care and care leavers"
        case .adoption: "adoption"
        case .safeguarding: "safeguarding"
        case .lscb: "safeguarding children board (LSCB)"
        }
    }
}

extension Inspection.Grade {
    package var words: String {
        self == .requiresImprovement ? "requires improvement" : rawValue
    }
}

extension Inspection.Status {
    package var words: String {
        switch self {
        case .expected: "expected"
        case .reported: "reported by the news, not yet seen on an official page"
        case .official: "on an official page"
        }
    }
}

extension PartialDate {
    static let months = [
        "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
        "December",
    ]

    /// The day of an instant, in UTC.
    package init(_ instant: Date) {
        self.init(dayNumber: Int((instant.timeIntervalSince1970 / 86_400).rounded(.down)))
    }

    /// `7 September 2018`, `September 2018`, `2018`.
    package var words: String {
        [day.map(String.init), month.map { Self.months[$0 - 1] }, String(year)].compactMap(\.self).joined(
            separator: " ")
    }

    /// In tables: `7 Sep 2018`, `Sep 2018`, `2018`.
    package var shortWords: String {
        [day.map(String.init), month.map { String(Self.months[$0 - 1].prefix(3)) }, String(year)].compactMap(\.self)
            .joined(separator: " ")
    }

    /// `on 7 September 2018`, `in September 2018`.
    package var adverb: String { (day == nil ? "in " : "on ") + words }

    /// `7 September`, where the year is said elsewhere.
    fileprivate func words(without other: PartialDate) -> String {
        guard year == other.year, let month else { return words }
        let name = Self.months[month - 1]
        guard let day else { return month == other.month ? "" : name }
        return month == other.month && other.day != nil ? String(day) : "\(day) \(name)"
    }
}

extension Inspection.Visit {
    /// `from 20 February to 3 March 2023`, `from 3 to 14 December 2018`, `on 7 June 2018`, `in March 2018`.
    package var adverb: String {
        guard let end, end != start else { return start.adverb }
        let first = start.words(without: end)
        return first.isEmpty ? end.adverb : "from \(first) to \(end.words)"
    }
}

extension Date {
    /// `7 September 2018, 10:05 UTC`.
    package var words: String {
        "\(PartialDate(self).words), \(rfc3339.dropFirst(11).prefix(5)) UTC"
    }
}

extension String {
    /// With its first letter a capital one.
    package var capitalisedSentence: String { prefix(1).uppercased() + dropFirst() }
}
