package import struct Foundation.Date

/// All that a digest shows, gathered at one moment: the renderers add nothing and ask nothing.
package struct Digest: Sendable, Equatable {
    /// The store's id, for ids of entries that no other store gives.
    package var store: String
    /// When it was gathered: the end of its period.
    package var now: Date
    /// The start of its period.
    package var since: Date
    /// Published inspections of watched subjects that became known in the period, newest publication first.
    package var inspections: [Entry]
    /// Stories with an item first seen in the period, newest first; those of `inspections` left out.
    package var stories: [StoryEntry]
    /// Every watched subject in the order of feeds.conf, whether it has inspections or not.
    package var timelines: [Timeline]
    /// Every source in the order of feeds.conf.
    package var sources: [FeedHealth]
    /// The first days of the digests that lie beside this one in `past/`, newest first.
    package var past: [PartialDate] = []

    package init(
        store: String, now: Date, since: Date, inspections: [Entry] = [], stories: [StoryEntry] = [],
        timelines: [Timeline] = [],
        sources: [FeedHealth] = []
    ) {
        self.store = store
        self.now = now
        self.since = since
        self.inspections = inspections
        self.stories = stories
        self.timelines = timelines
        self.sources = sources
    }

    /// An inspection that is new. What it is compared with stands in its subject's timeline.
    package struct Entry: Sendable, Equatable {
        package var inspection: Inspection
        /// Of all outlets, oldest first; an outlet's feed name is the name shown.
        package var items: [Item]

        package init(inspection: Inspection, items: [Item]) {
            self.inspection = inspection
            self.items = items
        }
    }

    package struct StoryEntry: Sendable, Equatable {
        package var story: Story
        /// Of all outlets, oldest first.
        package var items: [Item]

        package init(story: Story, items: [Item]) {
            self.story = story
            self.items = items
        }
    }

    /// All known inspections of one subject.
    package struct Timeline: Sendable, Equatable {
        package var subject: Subject
        /// Newest first, the expected ones included.
        package var inspections: [Inspection]

        package init(subject: Subject, inspections: [Inspection]) {
            self.subject = subject
            self.inspections = inspections
        }
    }
}
