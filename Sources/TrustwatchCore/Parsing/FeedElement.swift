/// What an element of a feed means, whatever the dialect.
enum FeedElement: Int {
    case unknown
    // What holds others.
    case feed, entry, person, source, image, group, skipped
    // Text.
    case title, plainTitle, mediaTitle, description, subtitle, itunesSubtitle, summary, itunesSummary, plainSummary
    case mediaDescription, content, encoded, body, rights
    // Dates.
    case published, issued, updated, dublinCoreDate, created
    // Addresses and names of things.
    case link, itunesLink, id, comments, logo, icon, itunesImage, thumbnail, enclosure
    // People.
    case creator, itunesAuthor, name, email, uri
    case category, itunesCategory, keywords, language
    // What the feed asks of those who poll it.
    case ttl, hour, day, updatePeriod, updateFrequency

    /// Whether polling asks what it says: the rest is for `parse` alone.
    var isPolled: Bool {
        switch self {
        case .rights, .comments, .logo, .icon, .itunesImage, .itunesLink, .thumbnail, .enclosure, .category,
            .itunesCategory, .keywords, .language:
            false
        default: true
        }
    }
}

/// The names of elements in the namespaces that feeds use, under whatever prefix.
enum FeedVocabulary {
    /// The meaning of an element.
    ///
    /// - Parameters:
    ///   - local: in lower case.
    ///   - coreNamespace: of the root element, whose elements are the feed's own even where nobody knows it.
    static func meaning(local: String, prefix: String?, namespace: String?, coreNamespace: String?) -> FeedElement {
        let module = module(prefix: prefix, namespace: namespace, coreNamespace: coreNamespace)
        return elements[module.isEmpty ? local : "\(module):\(local)"] ?? .unknown
    }

    static func isXHTML(_ namespace: String?) -> Bool {
        namespace.map(normalised) == "http://www.w3.org/1999/xhtml"
    }

    static func isAtom(_ namespace: String?) -> Bool {
        namespace.map { atomNamespaces.contains(normalised($0)) } ?? false
    }

    private static let atomNamespaces: Set<String> = ["http://www.w3.org/2005/atom", "http://purl.org/atom/ns"]

    /// The prefix that the module goes by; empty for the elements of RSS and Atom themselves. An element without prefix
    /// is the feed's own in any namespace but those of the modules; a prefix that is declared nowhere, or for something
    /// unknown, says by itself what is meant.
    private static func module(prefix: String?, namespace: String?, coreNamespace: String?) -> String {
        if let namespace {
            if let module = modules[normalised(namespace)] { return module }
            if namespace == coreNamespace { return "" }
        }
        let prefix = prefix?.lowercased() ?? ""
        return atomPrefixes.contains(prefix) ? "" : prefix
    }

    private static let atomPrefixes = ["atom", "atom10", "a10"]

    static func normalised(_ namespace: String) -> String {
        let text = Substring(namespace.lowercased()).utf8
        let end = text.lastIndex { $0 != UInt8(ascii: "/") && $0 != UInt8(ascii: "#") && $0 != UInt8(ascii: " ") }
        let name = String(Substring(end.map { text[...$0] } ?? text.prefix(0)))
        return name.hasPrefix("https:") ? "http:" + name.dropFirst(6) : name
    }

    private static let modules: [String: String] = [
        "http://www.w3.org/2005/atom": "", "http://purl.org/atom/ns": "", "http://purl.org/rss/1.0": "",
        "http://my.netscape.com/rdf/simple/0.9": "", "http://channel.netscape.com/rdf/simple/0.9": "",
        "http://backend.userland.com/rss": "", "http://backend.userland.com/rss2": "",
        "http://backend.userland.com/rss2.1": "", "http://blogs.law.harvard.edu/tech/rss": "",
        "http://cyber.law.harvard.edu/rss": "", "http://purl.org/net/rss1.1": "",
        "http://my.netscape.com/publish/formats/rss-0.91.dtd": "", "http://www.rssboard.org/rss-specification": "",
        "http://www.w3.org/1999/02/22-rdf-syntax-ns": "rdf", "http://www.w3.org/1999/xhtml": "xhtml",
        "http://purl.org/rss/1.0/modules/content": "content", "http://purl.org/dc/elements/1.1": "dc",
        "http://purl.org/dc/elements/1.0": "dc", "http://purl.org/metadata/dublin_core": "dc",
        "http://purl.org/rss/1.0/modules/dc": "dc", "http://purl.org/dc/terms": "dcterms",
        "http://search.yahoo.com/mrss": "media", "http://search.yahoo.com/rss/media": "media",
        "http://www.itunes.com/dtds/podcast-1.0.dtd": "itunes", "http://www.itunes.com/dtds/podcast-2.0.dtd": "itunes",
        "http://example.com/dtds/podcast-1.0.dtd": "itunes",
        "http://www.google.com/schemas/play-podcasts/1.0": "itunes",
        "http://purl.org/rss/1.0/modules/syndication": "sy", "http://purl.org/rss/1.0/modules/slash": "slash",
        "http://wellformedweb.org/commentapi": "wfw", "http://www.georss.org/georss": "georss",
        "http://www.w3.org/1999/xlink": "xlink",
    ]

    private static let elements: [String: FeedElement] = [
        "rss": .feed, "rdf:rdf": .feed, "rdf": .feed, "feed": .feed, "channel": .feed, "item": .entry, "entry": .entry,
        "author": .person, "contributor": .skipped, "itunes:owner": .skipped, "dc:contributor": .skipped,
        "source": .source, "image": .image, "textinput": .skipped, "items": .skipped,
        "media:group": .group, "media:content": .group, "skiphours": .group, "skipdays": .group,

        "title": .title, "dc:title": .plainTitle, "media:title": .mediaTitle, "itunes:title": .mediaTitle,
        "description": .description, "dc:description": .plainSummary, "dcterms:abstract": .plainSummary,
        "subtitle": .subtitle, "tagline": .subtitle, "itunes:subtitle": .itunesSubtitle,
        "itunes:summary": .itunesSummary,
        "itunes:description": .itunesSummary, "summary": .summary, "abstract": .summary,
        "media:description": .mediaDescription, "content": .content, "content:encoded": .encoded, "fullitem": .encoded,
        "content:encode": .encoded, "body": .body, "xhtml:body": .body, "xhtml:div": .body,
        "rights": .rights, "copyright": .rights, "dc:rights": .rights, "dcterms:rights": .rights,

        "pubdate": .published, "published": .published, "issued": .issued, "dcterms:issued": .issued,
        "updated": .updated, "modified": .updated, "lastbuilddate": .updated, "dcterms:modified": .updated,
        "dc:date": .dublinCoreDate, "created": .created, "dcterms:created": .created, "dcterms:available": .created,

        "link": .link, "itunes:link": .itunesLink, "guid": .id, "id": .id, "comments": .comments, "logo": .logo,
        "icon": .icon, "itunes:image": .itunesImage, "media:thumbnail": .thumbnail, "enclosure": .enclosure,

        "managingeditor": .creator, "dc:creator": .creator, "dc:author": .creator, "itunes:author": .itunesAuthor,
        "name": .name, "email": .email, "uri": .uri, "url": .uri, "homepage": .uri,
        "category": .category, "dc:subject": .category, "media:category": .category, "itunes:category": .itunesCategory,
        "itunes:keywords": .keywords, "language": .language, "dc:language": .language,

        "ttl": .ttl, "hour": .hour, "day": .day, "sy:updateperiod": .updatePeriod,
        "sy:updatefrequency": .updateFrequency,
    ]
}
