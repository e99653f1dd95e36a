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
            self = Framework.kind(visit: visit, published: published) ?? .other
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
}
