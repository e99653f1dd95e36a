extension Inspection.Kind {
    /// The kind that a label of Ofsted's pages names ("Children's services inspection", "Area SEND full inspection").
    ///
    /// The label of a full inspection of an authority has been the same since 2009: which framework it was, only its dates
    /// tell.
    ///
    /// - Parameters:
    ///   - visit: the first day, where it is known.
    ///   - published: decides where it is not.
    package init(label: String, visit: PartialDate?, published: PartialDate?) {
        let label = label.lowercased().replacing("’", with: "'")
        if let named = Self.labels.first(where: { label.contains($0.words) })?.kind {
            self = named
        } else if Self.fullInspections.contains(where: { label.contains($0) }) {
            self = Self.framework(visit: visit, published: published)
        } else {
            self = .other
        }
    }

    /// The first that stands in the label decides, so the joint inspections come before what they name.
    private static let labels: [(words: String, kind: Inspection.Kind)] = [
        ("joint area child protection", .jtai), ("joint targeted", .jtai), ("jtai", .jtai),
        ("send", .send), ("special educational needs", .send), ("local area inspection", .send),
        ("focused visit", .focusedVisit), ("focussed visit", .focusedVisit), ("monitoring visit", .monitoringVisit),
        ("youth offending", .hmipYouth), ("youth justice", .hmipYouth), ("fostering", .fostering),
        ("adoption", .adoption),
        ("children's home", .childrensHome), ("safeguarding and looked after", .slac),
        ("looked after children", .slac), ("protection of children", .childProtection),
        ("single inspection", .sif),
    ]

    private static let fullInspections = ["children's services", "children's social care"]

    /// A framework with the first day of its first visits, and of their reports.
    private static let frameworks: [(kind: Inspection.Kind, visits: PartialDate, reports: PartialDate)] = [
        (.ilacs, PartialDate(year: 2018, month: 1, day: 1), PartialDate(year: 2018, month: 3, day: 9)),
        (.sif, PartialDate(year: 2013, month: 11, day: 1), PartialDate(year: 2014, month: 1, day: 1)),
        (.childProtection, PartialDate(year: 2012, month: 5, day: 1), PartialDate(year: 2012, month: 6, day: 20)),
    ]

    private static func framework(visit: PartialDate?, published: PartialDate?) -> Inspection.Kind {
        guard let day = (visit ?? published)?.lastDay else { return .other }
        let first = frameworks.first { day >= (visit == nil ? $0.reports : $0.visits).firstDay }
        return first?.kind ?? .slac
    }
}
