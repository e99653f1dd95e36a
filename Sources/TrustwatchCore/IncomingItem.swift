package import struct Foundation.Date

extension Intake {
    /// One entry of a poll with all that can be said of it alone.
    package struct IncomingItem: Sendable, Equatable {
        /// Its identity within its feed: the guid, else the canonical URL, else its title and day.
        package var key: String
        package var guid: String?
        package var url: String?
        /// The address that all copies of the article share, where its URL tells it.
        package var canonicalURL: String?
        package var title: String
        package var summary: String?
        package var text: String?
        package var author: String?
        package var published: Date?
        /// Changes when the source edits the entry: 64 bits over all that it says, the same in every run.
        ///
        /// No defence against forgery, which could only hide a source's edits of its own entries.
        package let contentHash: Int64
        /// Whether a word of it is of the trade and something tells of a place, so that it was read at all.
        package var isRead = false
        /// Every subject with any evidence for it, the rejected ones too: `explain` shows both.
        package var matches: [Match]
        /// The first is the one that the item is mainly about.
        package var mentions: [Mention]
        /// Those of an official row that somebody by hand said are none: a row is read but once, and that may be taken back.
        package var withheld: [Mention] = []
        /// Of the text, for near-identical copies.
        package var fingerprint: Fingerprint
        /// What tells its story apart from others: folded words, numbers and quotations, each once.
        package var terms: [String]

        package var subjects: [Subject.ID] { matches.filter(\.isAbout).map(\.subject) }
        package var isRelevant: Bool { matches.contains(where: \.isAbout) }
        /// Whether anything speaks for a subject, be it too little, or it speaks of any inspection.
        package var hasEvidence: Bool { !matches.isEmpty || !mentions.isEmpty }
        /// Whether its words are kept, for its copies to be found and rules to be applied anew.
        package var isTraced: Bool { isRead || hasEvidence }

        package init(
            key: String, guid: String? = nil, url: String? = nil, canonicalURL: String? = nil, title: String,
            summary: String? = nil, text: String? = nil, author: String? = nil, published: Date? = nil,
            matches: [Match] = [], mentions: [Mention] = [], fingerprint: Fingerprint = Fingerprint(),
            terms: [String] = []
        ) {
            self.key = key
            self.guid = guid
            self.url = url
            self.canonicalURL = canonicalURL
            self.title = title
            self.summary = summary
            self.text = text
            self.author = author
            self.published = published
            self.matches = matches
            self.mentions = mentions
            self.fingerprint = fingerprint
            self.terms = terms
            var hash = StableHash()
            hash.add(guid)
            hash.add(url)
            hash.add(title)
            hash.add(summary)
            hash.add(text)
            hash.add(author)
            hash.add(UInt64(bitPattern: published?.milliseconds ?? .min))
            contentHash = Int64(bitPattern: hash.value)
        }
    }
}
