/// The one door through which a document becomes a feed.
package enum FeedParser {
    /// How much is worked out: polling needs no sanitised HTML, `parse` does.
    package enum Detail: Sendable {
        case polling
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
        throw NotAFeed(what: "nothing yet")
    }
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
}
