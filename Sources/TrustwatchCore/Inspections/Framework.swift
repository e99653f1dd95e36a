/// Which framework a full inspection was made under: Ofsted's pages call them all `Children's services inspection`, and
/// newspapers just `inspection`.
enum Framework {
    /// Days from a visit's start to its report; half of all reports come within six weeks of the last day.
    static let usualDelay = 42

    /// - Parameters:
    ///   - visit: when inspectors were there; decides where it is known.
    ///   - published: when the report came out.
    static func kind(visit: PartialDate?, published: PartialDate?) -> Inspection.Kind? {
        guard let day = visit?.firstDay ?? published.map({ $0.firstDay - usualDelay }) else { return nil }
        // The first visits under each framework: May 2012 (Working Together pilots apart), November 2013, January 2018.
        switch day {
        case ..<PartialDate.days(2012, 5, 1): return .slac
        case ..<PartialDate.days(2013, 11, 1): return .childProtection
        case ..<PartialDate.days(2018, 1, 1): return .sif
        default: return .ilacs
        }
    }

    /// What an inspection grades, in the order of its report: of an ILACS inspection four judgements until 2022, five from
    /// January 2023, and none overall from April 2026.
    static func graded(by kind: Inspection.Kind, visit: PartialDate?, published: PartialDate?) -> [Inspection.Area] {
        guard kind == .ilacs, let day = visit?.firstDay ?? published.map({ $0.firstDay - usualDelay }) else {
            return Inspection.Area.allCases.filter { areas(of: kind).contains($0) && $0 != .lscb }
        }
        switch day {
        case ..<PartialDate.days(2023, 1, 1): return [.overall, .leadership, .helpProtection, .careAndLeavers]
        case ..<PartialDate.days(2026, 4, 1):
            return [.overall, .leadership, .helpProtection, .childrenInCare, .careLeavers]
        default: return [.leadership, .helpProtection, .childrenInCare, .careLeavers]
        }
    }

    /// The areas that a kind of inspection grades, whenever it was.
    static func areas(of kind: Inspection.Kind) -> [Inspection.Area] {
        switch kind {
        case .slac: [.safeguarding, .childrenInCare]
        case .childProtection: [.overall, .helpProtection, .leadership]
        case .sif: [.overall, .helpProtection, .childrenInCare, .careLeavers, .adoption, .leadership, .lscb]
        case .ilacs: [.overall, .leadership, .helpProtection, .childrenInCare, .careLeavers, .careAndLeavers]
        case .fostering, .adoption, .childrensHome: [.overall, .leadership, .helpProtection]
        case .hmipYouth: [.overall]
        case .monitoringVisit, .focusedVisit, .jtai, .send, .other: []
        }
    }
}

extension Inspection.Kind {
    /// A full inspection of an authority, under whichever framework was in force.
    var isFull: Bool { [.slac, .childProtection, .sif, .ilacs].contains(self) }

    /// Of an authority's services for children as a whole, by Ofsted alone.
    var isOfServices: Bool { isFull || isVisit }

    /// A visit that ends in a letter without grades.
    var isVisit: Bool { self == .monitoringVisit || self == .focusedVisit }
}
