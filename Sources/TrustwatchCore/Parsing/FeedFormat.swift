/// The dialect of a feed document, by the names that `parse` prints.
package enum FeedFormat: String, Sendable, Codable, CaseIterable {
    case rss090, rss091, rss092, rss093, rss094, rss10, rss20
    /// RSS without a version, or with one that nobody knows.
    case rss
    case atom03, atom10
    /// Atom in a namespace of neither version.
    case atom
    case json1, json11
    /// An HTML page that is read as a feed.
    case page
}
