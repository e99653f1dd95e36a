/// What each piece of evidence weighs. Two things must be shown of an item, each with `threshold`: whose children it is
/// about (the place) and that it is about their social care (the trade). The score is the weaker of the two sums; every
/// rule counts once, where it stands best.
enum Weights {
    static let threshold = 1.75

    // MARK: Where a phrase stands

    /// A headline says what an article is about.
    static let inTitle = 1.0
    /// The summary, or the first three sentences, say it nearly as surely, and name what a clever headline leaves out.
    static let inLede = 0.9
    /// Further down stand background, comparison and neighbours.
    static let inBody = 0.4
    /// The council, trust or service of the only authority that is named anywhere.
    static let inBodyAlone = 0.85
    static let ledeSentences = 3

    // MARK: The place

    /// A children's trust does nothing else, and its name is its own.
    static let trustNamed = 3.0
    /// `Leeds children's services`, `child protection in Leeds`: name and trade in one breath.
    static let serviceNamed = 3.0
    /// `Doncaster trust`: in short, where the authority has one; hospitals are called so too.
    static let trustInShort = 2.2
    /// A council does a hundred other things, but this one is responsible.
    static let councilNamed = 2.2
    /// The bare name may be only where something happened.
    static let named = 2.0
    /// A town of the authority: enough only together with a local outlet.
    static let townNamed = 1.2
    /// `including Leeds, York and Hull`, `from Kent to Cumbria`: one of many.
    static let listed = 0.25
    /// `who ran services in Leeds`, `Leeds, next door`: where somebody comes from, or a neighbour.
    static let elsewhere = 0.3
    /// The council or its trust publishes the feed or the page: what it tells of, it tells of itself.
    static let publisher = 3.0
    /// A newspaper of that place alone writes about that place unless it names another.
    static let localOutlet = 2.0
    /// A newspaper of two to four places writes about each of them.
    static let sharedOutlet = 1.25
    /// A region's pages are about any of ten authorities.
    static let regionalOutlet = 0.75
    /// `the city's children's services` in a paper of that city.
    static let here = 1.0
    /// `the council`, `the trust`: whichever is at home there.
    static let hereLoosely = 0.4
    /// Another authority stands out more in headline and lede; at most this much, by how much more it does.
    static let otherAuthority = 3.0
    /// The same name elsewhere in the world.
    static let abroad = 6.0
    /// feeds.conf speaks against it (`not`).
    static let excluded = 6.0

    // MARK: The trade

    static let service = 2.5
    /// Any children's trust.
    static let trust = 2.0
    /// A trust that is named: `Slough Children First` says it without saying so.
    static let knownTrust = 2.5
    /// Social work, fostering, care, adoption: also done by charities and companies.
    static let work = 2.0
    /// Monitoring, focused and joint visits, named or counted; schools have monitoring visits too.
    static let visit = 1.5
    /// A grade, given to whomever.
    static let graded = 0.75
    /// The trade press writes of social care and of little else.
    static let tradePress = 1.1
    /// Papers of local government write of councils: what Ofsted is to them are their children's services.
    static let councilPress = 0.8
    /// Children at all.
    static let children = 0.5
    static let review = 2.0
    /// Any review, of children harmed.
    static let reviewOfHarm = 1.0
    /// Children harmed or at risk: the service's business, but also that of police, schools and courts.
    static let harm = 0.75
    /// Ofsted inspects far more schools than councils.
    static let ofsted = 0.5
    static let inspector = 0.25
    /// Inspectors and a council or children in one lede, and no word of schools, special needs or homes: what is
    /// inspected of a council is its children's services.
    static let inspected = 1.25
    /// What a children's trust publishes is about its work.
    static let trustPublishes = 2.0
    /// Named as the source that writes about this subject alone (`[[feed]] subject`).
    static let feedOfSubject = 1.5

    /// Look-alikes: what speaks against the trade where it stands in headline or lede, and how much.
    static let lookAlikes: [Concept: (rule: String, weight: Double)] = [
        .school: ("school", 2.5),  // most of Ofsted's news
        .pupils: ("pupils", 1),  // social workers speak of pupils too
        .health: ("health", 2.5),  // NHS trusts have children's services too
        .send: ("special-needs", 3),  // area inspections of education and health
        .adultCare: ("adult-care", 3),  // social care, but not of children
        .privateHome: ("private-home", 8),  // one provider, not the authority, whoever is asked about it
        .home: ("single-home", 6),  // most are run by companies; where the council runs it, that is said
        .otherAgency: ("other-agency", 2),  // charities and agencies foster as well
        .court: ("court", 1),  // a court merely sits there; but councils are parties too
        .event: ("event", 5),  // advertisements and conferences
        .councilBusiness: ("council-business", 3),  // money and bins
        .sport: ("sport", 2),  // clubs have trusts and foundations
    ]
    /// Where the authority's own service is named outright, a school or hospital beside it says less.
    static let lookAlikeBesideService = 0.5
    /// Where the headline speaks of a service and the look-alike stands only below it, it says little.
    static let lookAlikeBelowService = 0.25
    /// `Foster carers get a council tax discount`: services have their price.
    static let costOfService = 0.1
    static let besideService: Set<Concept> = [.school, .pupils, .health, .court, .councilBusiness, .otherAgency]

    // MARK: Subjects made of phrases

    static let phrase = 3.0
}
