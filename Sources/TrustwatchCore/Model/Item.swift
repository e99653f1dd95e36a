package import struct Foundation.Date

/// Copies of one text, in as many feeds as carry it.
package enum Article: Lettered {
    package static let letter: Character = "a"
}

/// A stored item of a feed: one entry that one source published, with what was decided about it.
package struct Item: Sendable, Equatable {
    package typealias ID = Identifier<Item>

    package var id: ID
    /// The name of its source in feeds.conf.
    package var feed: String
    package var feedURL: String
    package var guid: String?
    package var url: String?
    package var title: String
    /// Plain text.
    package var summary: String?
    package var author: String?
    /// When its source says it was published; nil where it says nothing that can be read.
    package var published: Date?
    package var firstSeen: Date
    package var subjects: [Subject.ID]
    package var article: Identifier<Article>
    /// Items about no subject are in no story.
    package var story: Story.ID?
    package var inspection: Inspection.ID?

    package init(
        id: ID, feed: String, feedURL: String, guid: String? = nil, url: String? = nil, title: String,
        summary: String? = nil, author: String? = nil, published: Date? = nil, firstSeen: Date,
        subjects: [Subject.ID] = [], article: Identifier<Article>, story: Story.ID? = nil,
        inspection: Inspection.ID? = nil
    ) {
        self.id = id
        self.feed = feed
        self.feedURL = feedURL
        self.guid = guid
        self.url = url
        self.title = title
        self.summary = summary
        self.author = author
        self.published = published
        self.firstSeen = firstSeen
        self.subjects = subjects
        self.article = article
        self.story = story
        self.inspection = inspection
    }
}

extension Item: Lettered {
    package static let letter: Character = "i"
}
