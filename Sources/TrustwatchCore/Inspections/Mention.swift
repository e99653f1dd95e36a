/// What one item says of one inspection.
package struct Mention: Hashable, Codable, Sendable {
    /// How the item speaks of it; only the first two are news.
    package enum Standing: String, Codable, Sendable {
        /// A row of an official page.
        case official
        /// Reports the findings as news.
        case published
        /// Says that inspectors are coming, or are there.
        case expected
        /// Looks back at it, reacts to it, or leans on it.
        case remembered
        /// Names it beside another that the item is about, or in a round-up.
        case compared
    }

    /// The authority's slug, whether it is watched or not.
    package var authority: String
    package var facts: Inspection.Facts
    package var standing: Standing
    /// The day on which the item was published, where it says so.
    package var said: PartialDate?
    /// About when, as `a year on` has it, was published what the item looks back at.
    package var about: PartialDate?
    package var evidence: [Evidence]

    package init(
        authority: String, facts: Inspection.Facts, standing: Standing, said: PartialDate? = nil,
        about: PartialDate? = nil, evidence: [Evidence] = []
    ) {
        self.authority = authority
        self.facts = facts
        self.standing = standing
        self.said = said
        self.about = about
        self.evidence = evidence
    }
}

extension Mention {
    /// Whether its item tells of the report as news: that item's story is the inspection's.
    package var tellsOfPublication: Bool { standing == .official || standing == .published }
}
