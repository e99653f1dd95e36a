/// What somebody watches: the children's services of one authority, or anything that a few phrases describe.
package struct Subject: Hashable, Sendable {
    package typealias ID = String

    /// Kebab-case; the slug of the authority's name unless feeds.conf says otherwise.
    package var id: ID
    package var name: String
    /// The authority whose services are watched; nil for a subject made of phrases.
    package var authority: Authority?
    package var aliases: [String]
    package var phrases: [String]
    /// Phrases that speak against the subject where they stand.
    package var not: [String]
    /// The kinds of inspection that are notified; all others are recorded.
    package var kinds: Set<Inspection.Kind>
    /// What its timeline shows beside inspections, oldest first.
    package var milestones: [Milestone]

    package init(
        id: ID, name: String, authority: Authority? = nil, aliases: [String] = [], phrases: [String] = [],
        not: [String] = [], kinds: Set<Inspection.Kind> = Inspection.Kind.notifiedByDefault,
        milestones: [Milestone] = []
    ) {
        self.id = id
        self.name = name
        self.authority = authority
        self.aliases = aliases
        self.phrases = phrases
        self.not = not
        self.kinds = kinds
        self.milestones = milestones
    }
}

/// One of England's local authorities with children's services, as Ofsted names it.
package struct Authority: Hashable, Sendable {
    /// Ofsted's unique reference number of its children's services, e.g. `80429`.
    package var urn: String
    package var name: String
    /// `birmingham`: the name in kebab-case, also the default id of a subject.
    package var slug: String
    package var alsoKnownAs: [String]
    package var region: String
    /// Host names that belong to it or to its trust, without `www.`.
    package var domains: [String]
    /// Trusts and companies that run, or ran, its children's services.
    package var trusts: [String]

    package init(
        urn: String, name: String, slug: String, alsoKnownAs: [String] = [], region: String = "",
        domains: [String] = [],
        trusts: [String] = []
    ) {
        self.urn = urn
        self.name = name
        self.slug = slug
        self.alsoKnownAs = alsoKnownAs
        self.region = region
        self.domains = domains
        self.trusts = trusts
    }
}
