/// What decides how an item speaks of an inspection, which one it is, and which story; the other half of the table in
/// `Weights`. Days are those between publications unless something else is said.
extension Weights {
    /// What speaks for each standing of a mention, and how much; every rule counts once, where it stands best.
    enum Standing {
        /// From here on an item reports the findings as news, if nothing else outweighs it.
        static let threshold = 1.75
        /// `Ofsted finds`, `inspectors say`.
        static let finds = 2.0
        /// `The letter was published this morning`.
        static let published = 1.5
        /// A grade that is given now: `rated good`.
        static let graded = 2.0
        /// `After its services were judged inadequate`: the reason for what the item tells.
        static let gradedBefore = 1.0
        /// A monitoring, focused or joint visit, named or counted: unless something else is said, its letter is the news.
        static let visitNamed = 2.0
        /// `Inspectors arrive`, `inspection begins`, `verdict due`.
        static let expectationInTitle = 4.0
        static let expectation = 2.0
        /// What is expected stands in another sentence than the inspectors.
        static let apart = 0.5
        /// `will`, `is to`: with an inspection in one sentence.
        static let future = 1.5
        /// `A year on`, `looking back`.
        static let anniversaryInTitle = 5.0
        static let anniversary = 2.0
        /// `Two years after`, `last year`: news says so too, of what was before.
        static let memoryInTitle = 1.5
        static let memory = 1.0
        /// The headline has news of its own: an appointment, a court, money.
        static let otherEvent = 2.5
        /// Of what a headline with news of its own leaves to the lede.
        static let belowEvent = 0.5
        /// Neither headline nor first sentence speaks of inspectors.
        static let aside = 1.0
        /// `Which Ofsted upgraded`, `following its rating`, and no word of it in the headline.
        static let reminder = 0.25
        /// Of what is said of them there, and of what somebody else found.
        static let inPassing = 0.25
        /// The chief inspector speaks; Ofsted explains how it works; somebody comments.
        static let speech = 5.0
        /// The chief inspector is quoted on a report.
        static let speechBesideReport = 1.0
        /// Days after which nobody announces a visit.
        static let visitIsOver = 14
    }

    /// Which inspection a mention speaks of: what agrees is added up.
    enum Joining {
        /// From here on two records are taken for one inspection.
        static let threshold = 2.0
        /// Days for which a memory without kind, date or grade can only mean the last report.
        static let vagueMemory = 40
        /// In which what newspapers write is of one publication: no authority has two letters in a fortnight.
        static let oneNews = 12
        /// Days by which `a year on` may be wrong.
        static let roundYear = 31
        /// Days in which a letter that nobody numbers or dates is the last one: visits are a quarter apart, two months at least.
        static let oneLetter = 55
        /// Days in which no second full inspection of an authority can be published.
        static let oneFullNews = 60
        /// Sources date one visit by its first day, its month, or when the team came back.
        static let visitSlack = 17
        /// Days after a report in which what sounds like an announcement still speaks of its inspection.
        static let justPublished = 10
        /// Days from the announcement of an inspection to its report: at most 214 of 319 measured, usually 31 to 66 after the end.
        static let longestWait = 160
        /// Days between a report and what newspapers write of it as news.
        static let movable = 60
        /// How much better an item must fit: what is as near to both stays.
        static let moveMargin = 0.5
        /// In which a visit that is numbered or dated is in the news.
        static let oneVisitNews = 38
        /// In which two announcements are of one inspection.
        static let oneAnnouncement = 75
    }

    /// Which story an item belongs to; how alike two texts must be, `StoryGrouper.threshold` says.
    enum Stories {
        /// Days after its publication in which what is said of an inspection belongs to the story of its publication.
        static let reactionDays = 40.0
        /// In which a resignation or a decision is one of the consequences of a report.
        static let consequenceDays = 3
        /// What a comment needs of the likeness that news needs: it says in its own words what it thinks of somebody's news.
        static let comment = 0.5
        /// How alike is enough in the days after a report, and for how many days.
        static let inTheWake = 0.008
        static let wakeDays = 2.2
        /// The same of what a headline calls a reaction to the service's affairs.
        static let reactionWakeDays = 6.2
    }
}
