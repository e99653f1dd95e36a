/// What a phrase stands for in the grammar of the trade; `Vocabulary` says in which words.
enum Concept: Hashable, Sendable {
    // What an item may be about.
    case service, trust, work, review, reviewed, harm, children, council
    case ofsted, inspector
    /// Who looks at councils too, and is no inspector of services.
    case otherWatchdog
    // What looks like it and is not.
    case school, pupils, health, send, adultCare, privateHome, home, councilHome, otherAgency, court, event,
        councilBusiness, sport, abroad
    // Whose: words that mean the place where the outlet is at home, and words that only list places.
    case here, listed, elsewhere, neighbour
    // Inspections by kind.
    case monitoring, focused, joint, probation, youthJustice, adoptionAgency, fosteringService, fullInspection
    case inspection, visit, letter, report
    /// What an inspection ends in: `Ofsted rating`.
    case outcome
    // What happens to an inspection.
    case finding, verdict, roundUp, publication, expectation, future, speech
    /// What a newspaper calls a piece that is no report.
    case comment
    /// News of its own, that an inspection is at most the background of.
    case otherEvent(Happening)
    /// What somebody says or does because of a report.
    case reaction
    /// Where reports are talked about when they are out.
    case meeting
    /// Time that has passed since.
    case memory
    /// A look back is what the item is for.
    case anniversary
    /// What is no longer so: `lost its inadequate tag`.
    case lost, left
    /// What was so before, or is the reason for what followed: `after its inadequate rating`.
    case former
    case grade(Inspection.Grade)
    case area(Inspection.Area)
    /// In every area.
    case everywhere
    case ordinal(Int)
    /// From where visits to a trust are counted.
    case sinceTrust
    /// A longer phrase that makes the shorter ones inside it mean something else.
    case neutral

    var area: Inspection.Area? {
        guard case .area(let area) = self else { return nil }
        return area
    }

    var isGrade: Bool { if case .grade = self { true } else { false } }

    /// A grade by a word that means little else.
    var isPlainGrade: Bool { [.grade(.inadequate), .grade(.requiresImprovement), .grade(.outstanding)].contains(self) }
}

/// What happens to a service besides inspections. One word in two items tells little, but one kind of happening in the same
/// days is mostly one event: `quits`, `to step down` and `resignation` are.
enum Happening: String, Sendable {
    case appointment, departure, handover, intervention, money, justice, review, claim, award, dispute, data, broadcast
    case recruitment
    /// Who looks for foster carers.
    case fostering

    /// Somebody's decision, to which a report may have led.
    var isDecision: Bool { [.appointment, .departure, .handover, .intervention].contains(self) }
}
