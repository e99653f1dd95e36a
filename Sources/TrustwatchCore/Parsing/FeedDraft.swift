internal import Markup

internal import struct Foundation.Date

/// The values of a feed while its elements are read.
struct FeedDraft {
    private var feed = ParsedFeed(format: .rss)
    private var title = Ranked<String>()
    private var description = Ranked<String>()
    private var homePage = Ranked<String>()
    var icon = Ranked<String>()
    private var published = Ranked<Date>()
    private var updated = Ranked<Date>()
    private var language = Ranked<String>()
    private var tags = TagList()
    private var authors = AuthorList()
    private var updatePeriod: Int?
    private var updateFrequency = 1

    var isAtom: Bool { [.atom, .atom03, .atom10].contains(feed.format) }

    mutating func readRoot(_ name: XMLName, _ attributes: XMLAttributes, language: String?) {
        feed.format = FeedFormat(
            root: name, version: attributes.value("version").map { String(decoding: $0.trimmed(), as: UTF8.self) })
        self.language.offer(language, rank: 0)
    }

    mutating func add(_ entry: consuming EntryDraft, detail: FeedParser.Detail) {
        guard feed.items.count < ParsingLimits.items else { return }
        feed.items.append(entry.finished(detail))
    }

    mutating func add(_ author: ParsedFeed.Author?) { authors.add(author) }
    mutating func tag(_ text: String) { tags.add(text) }

    mutating func take(_ value: ElementValue) {
        switch value.element {
        case .title: title.offer(value.title, rank: 2)
        case .plainTitle: title.offer(value.title, rank: 1)
        case .mediaTitle: title.offer(value.title, rank: 0)
        case .description, .subtitle: description.offer(value.construct(.html).nonEmptyLine, rank: 3)
        case .summary, .plainSummary: description.offer(value.construct(.html).nonEmptyLine, rank: 2)
        case .itunesSummary: description.offer(value.construct(.html).nonEmptyLine, rank: 1)
        case .itunesSubtitle: description.offer(value.construct(.html).nonEmptyLine, rank: 0)
        case .rights: feed.rights = feed.rights ?? value.title
        case .id: feed.id = feed.id ?? value.text
        case .published: published.offer(value.date, rank: 2)
        case .issued: published.offer(value.date, rank: 1)
        case .created: published.offer(value.date, rank: 0)
        case .updated: updated.offer(value.date, rank: 1)
        case .dublinCoreDate: updated.offer(value.date, rank: 0)
        case .language: language.offer(value.text.flatMap(LanguageTag.normalised), rank: 1)
        default: takeOther(value)
        }
    }

    private mutating func takeOther(_ value: ElementValue) {
        switch value.element {
        case .link: take(link: value)
        case .logo: icon.offer(value.link, rank: 1)
        case .icon: feed.favicon = feed.favicon ?? value.link
        case .itunesImage, .itunesLink:
            icon.offer(value.imageLink, rank: 0)
        case .creator: authors.add(PersonText.parse(value.line))
        case .itunesAuthor: authors.addSpare(PersonText.parse(value.line))
        case .category: tags.add(contentsOf: value.tags)
        case .keywords: tags.add(contentsOf: value.keywords)
        default: takeHint(value)
        }
    }

    private mutating func take(link value: ElementValue) {
        guard let link = FeedLink(value) else { return }
        if feed.links.count < ParsingLimits.listEntries { feed.links.append(link.link) }
        if link.isAlternate { homePage.offer(link.link.href, rank: link.isPage ? 1 : 0) }
        if link.link.rel == "self" { feed.feedURL = feed.feedURL ?? link.link.href }
    }

    private mutating func takeHint(_ value: ElementValue) {
        switch value.element {
        case .ttl: feed.hints.ttl = value.number ?? feed.hints.ttl
        case .hour: if let hour = value.number, (0...24).contains(hour) { feed.hints.skipHours.insert(hour % 24) }
        case .day:
            if let day = Self.days.firstIndex(of: value.text?.lowercased() ?? "") { feed.hints.skipDays.insert(day) }
        case .updatePeriod: updatePeriod = Self.periods[value.text?.lowercased() ?? ""]
        case .updateFrequency: updateFrequency = max(1, value.number ?? 1)
        default: break
        }
    }

    private static let days = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
    private static let periods = [
        "hourly": 3600, "daily": 86_400, "weekly": 7 * 86_400, "monthly": 30 * 86_400, "yearly": 365 * 86_400,
    ]

    var finished: ParsedFeed {
        var finished = feed
        finished.title = title.value
        finished.description = description.value
        finished.homePageURL = homePage.value
        finished.icon = icon.value
        finished.published = published.value
        finished.updated = updated.value
        finished.language = language.value
        finished.tags = tags.tags
        finished.authors = authors.authors
        finished.hints.updateInterval = updatePeriod.map { $0 / updateFrequency }
        return finished
    }
}

extension FeedFormat {
    /// The dialect that a root element shows by its name, its namespace and its version.
    fileprivate init(root: XMLName, version: String?) {
        let namespace = FeedVocabulary.normalised(root.namespace ?? "")
        switch root.local {
        case "feed":
            self =
                namespace == "http://www.w3.org/2005/atom"
                ? .atom10 : namespace == "http://purl.org/atom/ns" ? .atom03 : .atom
            if version == "0.3", self == .atom { self = .atom03 }
        case "rdf": self = .rss10
        case "channel": self = .rss
        default:
            self = version.flatMap { Self.versions[$0] } ?? (version?.hasPrefix("2") == true ? .rss20 : .rss)
        }
    }

    private static let versions: [String: FeedFormat] = [
        "0.90": .rss090, "0.91": .rss091, "0.92": .rss092, "0.93": .rss093, "0.94": .rss094, "1.0": .rss10,
    ]
}
