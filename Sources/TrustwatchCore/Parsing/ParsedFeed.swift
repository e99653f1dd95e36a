package import struct Foundation.Date

/// A feed document as read, whatever its dialect.
package struct ParsedFeed: Sendable, Equatable {
    package var format: FeedFormat
    /// Plain text, as every title, description and rights line here.
    package var title: String?
    package var homePageURL: String?
    package var feedURL: String?
    package var description: String?
    package var icon: String?
    package var favicon: String?
    package var language: String?
    package var authors: [Author] = []
    package var id: String?
    package var updated: Date?
    package var published: Date?
    package var rights: String?
    package var tags: [String] = []
    package var links: [Link] = []
    /// The name of the charset the bytes were decoded with.
    package var encoding: String?
    /// Whether the bytes had to be repaired: not well formed, or not in the charset they declare.
    package var bozo = false
    package var hints = PollingHints()
    /// In document order.
    package var items: [ParsedItem] = []

    package init(format: FeedFormat) {
        self.format = format
    }

    package struct Author: Sendable, Hashable {
        package var name: String?
        package var url: String?
        package var email: String?

        package init(name: String? = nil, url: String? = nil, email: String? = nil) {
            self.name = name
            self.url = url
            self.email = email
        }
    }

    package struct Link: Sendable, Hashable {
        package var rel: String
        package var href: String
        package var type: String?

        package init(rel: String, href: String, type: String? = nil) {
            self.rel = rel
            self.href = href
            self.type = type
        }
    }
}

/// What a feed document asks of those who poll it.
package struct PollingHints: Sendable, Hashable, Codable {
    /// RSS 2.0 `ttl`, minutes.
    package var ttl: Int?
    /// RSS 2.0 `skipHours`: hours of the day in UTC, 0 to 23.
    package var skipHours: Set<Int> = []
    /// RSS 2.0 `skipDays`: 0 is Monday.
    package var skipDays: Set<Int> = []
    /// RSS 1.0 syndication module: seconds between two updates.
    package var updateInterval: Int?

    package init() {}
}

/// One entry of a feed as read. A date that could not be understood is absent, never now.
package struct ParsedItem: Sendable, Equatable {
    /// `guid`, Atom `id`, `rdf:about`: verbatim but trimmed, never resolved or normalised.
    package var id: String?
    /// Absolute.
    package var url: String?
    package var externalURL: String?
    /// Plain text.
    package var title: String?
    /// Sanitised, with absolute links; only where the full detail was asked for.
    package var contentHTML: String?
    /// Instead of `contentHTML` where the source says that the body is plain text.
    package var contentText: String?
    /// Plain text; only where there is a body as well.
    package var summary: String?
    /// Sanitised, where the summary has markup.
    package var summaryHTML: String?
    package var image: String?
    package var published: Date?
    package var updated: Date?
    package var authors: [ParsedFeed.Author] = []
    package var tags: [String] = []
    package var language: String?
    package var attachments: [Attachment] = []
    package var rights: String?
    package var commentsURL: String?
    package var links: [ParsedFeed.Link] = []
    package var source: Source?
    /// The fullest body as plain text, whatever it was: what matching reads.
    package var text: String?
    /// What an official page states of the report that this entry is; nil for news.
    package var official: OfficialRecord?

    package init() {}

    package struct Attachment: Sendable, Hashable {
        package var url: String
        package var mimeType: String?
        package var size: Int?

        package init(url: String, mimeType: String? = nil, size: Int? = nil) {
            self.url = url
            self.mimeType = mimeType
            self.size = size
        }
    }

    /// The feed that an entry was taken over from: Atom `source`, RSS `source`.
    package struct Source: Sendable, Hashable {
        package var title: String?
        package var url: String?
        package var id: String?
        package var updated: Date?

        package init(title: String? = nil, url: String? = nil, id: String? = nil, updated: Date? = nil) {
            self.title = title
            self.url = url
            self.id = id
            self.updated = updated
        }
    }
}

/// A report in Ofsted's list of one provider's reports.
package struct OfficialRecord: Sendable, Hashable {
    /// The provider as the page names it.
    package var provider: String
    package var urn: String
    package var facts: Inspection.Facts

    package init(provider: String, urn: String, facts: Inspection.Facts) {
        self.provider = provider
        self.urn = urn
        self.facts = facts
    }
}
