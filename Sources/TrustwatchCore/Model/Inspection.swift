package import struct Foundation.Date

/// One inspection of a children's service, told by any number of items.
package struct Inspection: Sendable, Equatable {
    package typealias ID = Identifier<Inspection>

    package enum Kind: String, Codable, CaseIterable, Sendable {
        /// Inspection of local authority children's services, since 2018.
        case ilacs
        /// Single inspection framework, 2013 to 2017.
        case sif
        /// Safeguarding and looked after children, 2009 to 2012.
        case slac
        /// Arrangements for the protection of children, 2012 to 2013.
        case childProtection = "child_protection"
        /// Of an authority judged inadequate; a letter without grades.
        case monitoringVisit = "monitoring_visit"
        /// A letter without grades between two full inspections.
        case focusedVisit = "focused_visit"
        /// Joint targeted area inspection.
        case jtai
        /// Area inspection of services for special educational needs.
        case send
        case fostering
        case adoption
        case childrensHome = "childrens_home"
        /// His Majesty's Inspectorate of Probation on a youth offending service.
        case hmipYouth = "hmip_youth"
        case other

        /// What is news to somebody who watches an authority; the rest is recorded (contract, feeds.conf).
        package static let notifiedByDefault: Set<Kind> = Set(allCases).subtracting([.send, .childrensHome, .other])
    }

    /// What is graded: Ofsted's judgement areas over all its frameworks.
    package enum Area: String, Codable, CaseIterable, CodingKeyRepresentable, Sendable {
        case overall
        case leadership
        case helpProtection = "help_protection"
        case childrenInCare = "children_in_care"
        case careLeavers = "care_leavers"
        /// One judgement for both, before 2023.
        case careAndLeavers = "care_and_leavers"
        case adoption
        case safeguarding
        /// Local safeguarding children board, to 2017.
        case lscb
    }

    package enum Grade: String, Codable, CaseIterable, Sendable {
        case outstanding
        case good
        /// Before 2013, between good and inadequate.
        case adequate
        case requiresImprovement = "requires_improvement"
        case inadequate
    }

    package struct Visit: Hashable, Codable, Sendable {
        package var start: PartialDate
        package var end: PartialDate?

        package init(start: PartialDate, end: PartialDate? = nil) {
            self.start = start
            self.end = end
        }
    }

    /// How sure it is that the inspection's result can be read.
    package enum Status: String, Codable, CaseIterable, Comparable, Sendable {
        /// Announced or under way.
        case expected
        /// Published, as the news says.
        case reported
        /// Published on an official page.
        case official

        package static func < (left: Status, right: Status) -> Bool {
            func rank(_ status: Status) -> Int { allCases.firstIndex(of: status)! }
            return rank(left) < rank(right)
        }
    }

    /// What one source, or all together, say of an inspection. What nobody says is nil or empty.
    package struct Facts: Hashable, Codable, Sendable {
        package var kind: Kind?
        /// Of a monitoring visit, counted from the inadequate judgement it follows.
        package var ordinal: Int?
        package var visit: Visit?
        package var published: PartialDate?
        package var grades: Grades = [:]
        /// What must improve, in the words of the report.
        package var improve: [String] = []
        package var reportURL: String?
        /// Of the report that was read for these facts: SHA-256 of the file, in hexadecimal. nil where none was.
        package var reportHash: String?

        package init(
            kind: Kind? = nil, ordinal: Int? = nil, visit: Visit? = nil, published: PartialDate? = nil,
            grades: Grades = [:], improve: [String] = [], reportURL: String? = nil
        ) {
            self.kind = kind
            self.ordinal = ordinal
            self.visit = visit
            self.published = published
            self.grades = grades
            self.improve = improve
            self.reportURL = reportURL
        }
    }

    package var id: ID
    /// The watched subject, or the authority's slug where it is not watched.
    package var subject: Subject.ID
    package var authority: String
    package var urn: String?
    package var facts: Facts
    package var status: Status
    package var items: [Item.ID]
    /// Distinct outlets that told of it.
    package var sources: Int
    package var notified: Date?

    package init(
        id: ID, subject: Subject.ID, authority: String, urn: String? = nil, facts: Facts, status: Status,
        items: [Item.ID] = [], sources: Int = 0, notified: Date? = nil
    ) {
        self.id = id
        self.subject = subject
        self.authority = authority
        self.urn = urn
        self.facts = facts
        self.status = status
        self.items = items
        self.sources = sources
        self.notified = notified
    }
}

extension Inspection: Lettered {
    package static let letter: Character = "v"
}

extension Inspection.Facts {
    /// Takes over what the report itself says; it knows better than the page that lists it. The page's address and date of
    /// publication stay, as the report's own are those of its writing.
    package mutating func complete(from report: Inspection.Facts) {
        kind = report.kind ?? kind
        ordinal = report.ordinal ?? ordinal
        // A visit after the report came out is that of another document.
        let latest = published?.lastDay ?? .max
        if let stated = report.visit, stated.start.firstDay <= latest { visit = stated }
        published = published ?? report.published
        for (area, stated) in report.grades { grades[area] = stated }
        if !report.improve.isEmpty { improve = report.improve }
    }
}
