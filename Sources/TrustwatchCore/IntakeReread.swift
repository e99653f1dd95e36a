package import struct Foundation.Date

extension Intake {
    /// An item as the store keeps it: enough to read it again.
    package struct Kept: Sendable, Equatable {
        package var guid: String?
        package var url: String?
        package var title: String
        package var summary: String?
        /// nil where the item was not read for what it is about: then its summary is all that is left.
        package var text: String?
        package var author: String?
        package var published: Date?
        /// What an official page said in it.
        package var official: Mention?

        package init(
            guid: String?, url: String?, title: String, summary: String?, text: String?, author: String?,
            published: Date?, official: Mention?
        ) {
            self.guid = guid
            self.url = url
            self.title = title
            self.summary = summary
            self.text = text
            self.author = author
            self.published = published
            self.official = official
        }
    }

    /// Reads a stored item as if it had just come.
    ///
    /// - Parameters:
    ///   - title: what the document that it came in calls itself.
    ///   - correction: of its article; whatever it says, the item is read for it.
    package static func read(
        again kept: Kept, of feed: Feed, titled title: String?, with matcher: Matcher, correction: Correction?
    ) -> IncomingItem {
        var parsed = ParsedFeed(format: .rss20)
        parsed.title = title
        var item = ParsedItem()
        item.id = kept.guid
        item.url = kept.url
        item.title = kept.title
        item.published = kept.published
        if let author = kept.author { item.authors = [ParsedFeed.Author(name: author)] }
        let isLede = kept.text == nil || kept.summary == kept.text.map(lede(of:))
        item.text = kept.text ?? kept.summary
        item.summary = isLede ? nil : kept.summary
        if let official = kept.official {
            item.official = OfficialRecord(
                provider: official.evidence.first?.quote ?? official.authority,
                urn: Authorities.named(official.authority)?.urn ?? "", facts: official.facts)
        }
        parsed.items = [item]
        return read(parsed, of: feed, with: matcher, correction: correction).items[0]
    }

    /// What stands for the summary of an entry without one: the beginning of its text, which mostly is short.
    static func lede(of text: String) -> String {
        text.utf8.count <= 1000 ? text : CleanText.clipped(text, to: 1000)
    }
}

extension Intake.IncomingItem {
    /// The summary, or the beginning of the text where the feed gives but one of them.
    package var lede: String? { summary ?? text.map(Intake.lede(of:)) }

    /// Leaves what the store keeps of an item that was not read: dozens of documents wait together to be written.
    mutating func dropText() {
        summary = lede
        text = nil
    }
}

/// What stored items are read and decided with: feeds.conf as it is now.
package struct Rules: Sendable {
    package let subjects: [Subject]
    package let matcher: Matcher
    private let feeds: [String: Feed]
    private let notifyWithin: Duration

    package init(_ settings: Settings) {
        subjects = settings.subjects
        matcher = Matcher(subjects: settings.subjects)
        feeds = Dictionary(settings.feeds.map { ($0.name, $0) }) { first, _ in first }
        notifyWithin = settings.notifyWithin
    }

    /// - Parameters:
    ///   - feed: the name of the item's source, which feeds.conf may have no more.
    ///   - now: when the item was first seen.
    package func circumstances(feed: String, url: String, now: Date) -> Intake.Circumstances {
        Intake.Circumstances(
            now: now, feed: feeds[feed] ?? Feed(name: feed, url: url), baseline: true, notifyWithin: notifyWithin,
            subjects: subjects)
    }
}
