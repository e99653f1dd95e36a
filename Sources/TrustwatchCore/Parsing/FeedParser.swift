internal import Markup

/// The one door through which a document becomes a feed.
package enum FeedParser {
    /// How much is worked out: polling needs no sanitised HTML and no tags, `parse` does.
    package enum Detail: Sendable {
        /// Titles, dates, addresses, people, and the fullest body as plain text.
        case polling
        /// All of it, and the bodies as HTML that may be shown.
        case full
    }

    /// Reads RSS, Atom, RDF or JSON Feed, told apart by their bytes.
    ///
    /// - Parameters:
    ///   - body: the decoded HTTP body, or a file.
    ///   - contentType: the Content-Type header, verbatim: its charset beats the document's own declaration (RFC 7303).
    ///   - baseURL: the address that relative links start from.
    /// - Throws: `NotAFeed`, naming what the document is instead.
    package static func parse(
        _ body: [UInt8], contentType: String? = nil, baseURL: String? = nil, detail: Detail = .full
    ) throws(NotAFeed) -> ParsedFeed {
        let decoded = CharacterDecoding.decode(body, contentType: contentType)
        let base = baseURL.map { URLReference($0.utf8) }
        var feed: ParsedFeed
        switch decoded.text.first(where: { !$0.isASCIISpace }) {
        case nil: throw NotAFeed(what: "an empty document")
        case UInt8(ascii: "{"), UInt8(ascii: "["):
            feed = try JSONFeedParser.parse(decoded.text, base: base, detail: detail)
        default: feed = try parseXML(decoded.text, base: base, detail: detail)
        }
        feed.encoding = decoded.charset
        feed.bozo = feed.bozo || decoded.isFaulty
        return feed
    }

    private static func parseXML(
        _ text: [UInt8], base: URLReference?, detail: Detail
    ) throws(NotAFeed) -> ParsedFeed {
        switch XMLProlog.read(text, isRoot: roots.contains) {
        case .root(let prolog):
            let (reader, isWellFormed) = XMLReader.read(text, prolog: prolog, shape: shape) {
                XMLFeedReader(base: base, detail: detail)
            }
            var feed = reader.feed.finished
            feed.bozo = !isWellFormed || prolog.hasJunk
            // RDF is the root of RSS 0.90 and 1.0 alike: the namespace that it declares tells them apart.
            let rootTag = text[prolog.rootStart...].prefix { $0 != UInt8(ascii: ">") }
            if feed.format == .rss10, rootTag.firstRange(of: "rdf/simple/0.9") != nil { feed.format = .rss090 }
            return feed
        case .foreign(let name):
            throw NotAFeed(root: name, advertised: name == "html" ? FeedDiscovery.feeds(in: text, base: base) : [])
        case .hostileEntities:
            throw NotAFeed(what: "a document whose entities refer to files or to each other")
        case .noElement:
            throw NotAFeed(what: text.contains(0) ? "a binary file" : "text without markup")
        }
    }

    private static let roots: Set<String> = ["rss", "rdf", "feed", "channel"]
    private static let shape = XMLShape(
        entries: ["item", "entry"], containers: ["rss", "rdf", "feed", "channel"],
        leaves: ["link", "guid", "id", "pubdate", "published", "updated", "comments", "language", "ttl"])
}

/// A document that is no feed, or one that is refused.
package struct NotAFeed: Error, Sendable, Equatable {
    /// What it is instead: `an HTML page`, `an empty document`, `OPML`.
    package var what: String
    /// Feeds that an HTML page advertises, absolute.
    package var advertised: [String] = []

    package init(what: String, advertised: [String] = []) {
        self.what = what
        self.advertised = advertised
    }

    /// - Parameter root: the local name of the document's first element.
    fileprivate init(root: String, advertised: [String]) {
        what =
            switch root {
            case "html", "head", "body", "script", "meta": "an HTML page"
            case "opml": "OPML, a list of feeds"
            case "urlset", "sitemapindex": "a sitemap"
            default: "XML of another kind (<\(root)>)"
            }
        self.advertised = advertised
    }
}
