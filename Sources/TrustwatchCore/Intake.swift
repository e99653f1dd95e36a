package import struct Foundation.Date

/// From a document to decisions, in two steps: `read` needs nothing but the document, `decide` also what the store
/// already knows of its neighbours. Both are functions of values; `Store.apply` runs the second in its transaction.
package enum Intake {
    /// What a poll brought, read as far as it can be without the store.
    package struct Reading: Sendable, Equatable {
        package var title: String?
        package var hints: PollingHints
        package var items: [IncomingItem]
        /// What is odd about the document; nil where all is well.
        package var warning: String?
        /// Whether the rest is to come with the next polls, which count as one with this: pages are read politely.
        package var isPartial = false
        /// Why the source can hardly be watched though its document could be read; nil where all is well.
        package var trouble: String?

        package init(
            title: String? = nil, hints: PollingHints = PollingHints(), items: [IncomingItem], warning: String? = nil,
            trouble: String? = nil
        ) {
            self.title = title
            self.hints = hints
            self.items = items
            self.warning = warning
            self.trouble = trouble
        }
    }

    /// What the store knows that bears on one item. Every list is found through an index by a key of the item, so that
    /// its length does not grow with the store.
    package struct Candidates: Sendable, Equatable {
        /// The row that this feed's entry already has.
        package var known: Neighbour?
        /// Items anywhere with the same canonical URL or a shared band of the fingerprint.
        package var copies: [Neighbour] = []
        /// Items about the same subjects that share rare terms, in `StoryGrouper.window` around the item. They cost most to
        /// find, so an item is first decided without them, and again with them if its story would be new.
        package var neighbours: [Neighbour] = []
        /// All inspections of the authorities that the item mentions.
        package var inspections: [InspectionCandidate] = []
        /// In how many relevant items each of the item's terms stands, by `StoryTerms.hash`, and how many relevant items
        /// there are.
        package var termCounts: [UInt64: Int] = [:]
        package var relevantItems = 0
        /// What was said by hand of the articles of `known` and `copies`.
        package var corrections: [Identifier<Article>: Correction] = [:]

        package init() {}
    }

    /// A stored item beside the one to be decided.
    package struct Neighbour: Sendable, Equatable {
        package var id: Item.ID
        package var feed: String
        package var canonicalURL: String?
        package var title: String
        package var published: Date?
        package var firstSeen: Date
        package var fingerprint: Fingerprint
        /// By `StoryTerms.hash`: many neighbours are compared with each item, and nothing but that is done with them.
        package var terms: [UInt64]
        package var article: Identifier<Article>
        package var story: Story.ID?
        package var inspection: Inspection.ID?
        /// How it speaks of its inspection.
        package var standing: Mention.Standing?
        /// Of a possible copy of what has too few words of its own: what it is about, and its terms as they are written.
        package var matches: [Match] = []
        package var words: [String] = []
        /// Of a possible copy of a bare headline: what it says of an inspection.
        package var mention: Mention?

        package init(
            id: Item.ID, feed: String, canonicalURL: String?, title: String, published: Date?, firstSeen: Date,
            fingerprint: Fingerprint, terms: [UInt64], article: Identifier<Article>, story: Story.ID?,
            inspection: Inspection.ID?, standing: Mention.Standing?
        ) {
            self.id = id
            self.feed = feed
            self.canonicalURL = canonicalURL
            self.title = title
            self.published = published
            self.firstSeen = firstSeen
            self.fingerprint = fingerprint
            self.terms = terms
            self.article = article
            self.story = story
            self.inspection = inspection
            self.standing = standing
        }
    }

    /// A stored inspection with what was said of it: its facts are always drawn from its mentions anew.
    package struct InspectionCandidate: Sendable, Equatable {
        package var inspection: Inspection
        /// Of the first items that speak of it in each way: whoever comes after `Keys.mentionLimit` of them repeats.
        package var mentions: [RecordedMention]
        /// The story that tells of its publication, where there is one.
        package var story: Story.ID?
        /// When the first of its items was first seen.
        package var firstSeen: Date

        package init(inspection: Inspection, mentions: [RecordedMention], story: Story.ID?, firstSeen: Date) {
            self.inspection = inspection
            self.mentions = mentions
            self.story = story
            self.firstSeen = firstSeen
        }
    }

    /// A mention with the item that makes it. Of each item only the first mention places it in an inspection.
    package struct RecordedMention: Sendable, Equatable {
        package var item: Item.ID
        package var mention: Mention
        /// The item's story.
        package var story: Story.ID?

        package init(item: Item.ID, mention: Mention, story: Story.ID? = nil) {
            self.item = item
            self.mention = mention
            self.story = story
        }
    }

    /// What the store looks up to fill the `Candidates` of one item.
    ///
    /// `known`: feed and `key`. `copies`: `canonicalURL` or any of `bands`. `neighbours`: relevant items about one of
    /// `subjects`, dated (published, else first seen) in `window`, that have one of the `rarestTerms` rarest of `terms`
    /// (the rarest, unless these are enough), the nearest in time first, at most `neighbourLimit`. `inspections`: those
    /// of `authorities`, each with the first `mentionLimit` items that speak of it in each way.
    package struct Keys: Sendable, Equatable {
        package static let rarestTerms = 12
        package static let neighbourLimit = 60
        package static let copyLimit = 40
        package static let mentionLimit = 40

        package var key: String
        package var canonicalURL: String?
        package var bands: [Int64]
        package var subjects: [Subject.ID]
        package var terms: [String]
        package var window: ClosedRange<Date>
        package var authorities: [String]

        package init(
            key: String, canonicalURL: String?, bands: [Int64], subjects: [Subject.ID], terms: [String],
            window: ClosedRange<Date>, authorities: [String]
        ) {
            self.key = key
            self.canonicalURL = canonicalURL
            self.bands = bands
            self.subjects = subjects
            self.terms = terms
            self.window = window
            self.authorities = authorities
        }
    }

    /// Where an item goes.
    package enum Placement<ID: Sendable & Equatable>: Sendable, Equatable {
        case new(because: String)
        case joins(ID, because: String)

        /// nil where it begins something new.
        package var id: ID? { if case .joins(let id, _) = self { id } else { nil } }
    }

    /// What becomes of one item: where it goes and why. The store writes it, the log and `explain` print the reasons.
    package struct Decision: Sendable, Equatable {
        /// The row to update instead of adding one.
        package var known: Item.ID?
        /// The item with what its copy, or somebody by hand, says of it, to be written instead; nil: as it was read.
        package var reread: IncomingItem?
        package var article: Placement<Identifier<Article>>
        /// Stored copies that said less than this one does: they are to be decided again by `decide(again:among:in:)`.
        package var learners: [Item.ID] = []
        /// nil for an item about no subject.
        package var story: Placement<Story.ID>?
        /// Stories that turned out to be this item's story.
        package var mergedStories: [Story.ID] = []
        /// nil where the item mentions none.
        package var inspection: InspectionDecision?
        /// Why nothing, or what, is told of the inspection.
        package var notification: Notification
        /// The same of the story, for channels that ask for stories.
        package var storyNotification = Notification.silent(because: "it is no new story")

        package init(
            known: Item.ID?, article: Placement<Identifier<Article>>, story: Placement<Story.ID>?,
            mergedStories: [Story.ID] = [], inspection: InspectionDecision? = nil, notification: Notification
        ) {
            self.known = known
            self.article = article
            self.story = story
            self.mergedStories = mergedStories
            self.inspection = inspection
            self.notification = notification
        }
    }

    package struct InspectionDecision: Sendable, Equatable {
        package var placement: Placement<Inspection.ID>
        /// Inspections that turned out to be this one; the oldest id stays.
        package var merged: [Inspection.ID] = []
        package var authority: String
        /// Drawn from all mentions, the new one included.
        package var facts: Inspection.Facts
        package var status: Inspection.Status
        /// Items of other inspections that turn out to tell of this one.
        package var moved: [Item.ID] = []
        /// What remains of the inspections that those items leave.
        package var revised: [Revision] = []
        /// When it was told as another inspection, by one of the items that were moved.
        package var told: Date?

        package init(
            placement: Placement<Inspection.ID>, merged: [Inspection.ID] = [], authority: String,
            facts: Inspection.Facts, status: Inspection.Status, moved: [Item.ID] = [], revised: [Revision] = []
        ) {
            self.placement = placement
            self.merged = merged
            self.authority = authority
            self.facts = facts
            self.status = status
            self.moved = moved
            self.revised = revised
        }
    }

    /// An inspection as it reads after some of its items were moved to another.
    package struct Revision: Sendable, Equatable {
        package var inspection: Inspection.ID
        package var facts: Inspection.Facts
        package var status: Inspection.Status

        package init(inspection: Inspection.ID, facts: Inspection.Facts, status: Inspection.Status) {
            self.inspection = inspection
            self.facts = facts
            self.status = status
        }
    }

    package enum Notification: Sendable, Equatable {
        case tell(Event, because: String)
        case silent(because: String)
    }

    /// When and how a decision is taken.
    package struct Circumstances: Sendable, Equatable {
        package var now: Date
        package var feed: Feed
        /// Whether the source has been read before: a first poll tells only what is recent.
        package var baseline: Bool
        /// News older than this when first seen is recorded, not told.
        package var notifyWithin: Duration
        package var subjects: [Subject]

        package init(now: Date, feed: Feed, baseline: Bool, notifyWithin: Duration, subjects: [Subject]) {
            self.now = now
            self.feed = feed
            self.baseline = baseline
            self.notifyWithin = notifyWithin
            self.subjects = subjects
        }
    }
}
