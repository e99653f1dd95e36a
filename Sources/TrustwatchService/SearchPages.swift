internal import Curl
internal import Foundation
internal import TrustwatchCore

/// Reads the pages of results that follow the first one of a search of Ofsted's.
struct SearchPages: Sendable {
    let tools: Tools
    let contact: String?

    /// A hundred providers at Ofsted's ten a page, a thousand where the address asks for `rows=100`. Of a search that has
    /// more the rest is not read.
    static let limit = 10

    /// Adds what they list to `parsed`, at the pace that the host bears. One that cannot be had fails the poll: what it
    /// lists would else go unseen until it changes again.
    ///
    /// - Returns: a hash of all pages; nil where the first is the only one.
    func follow(
        _ parsed: inout ParsedFeed, after first: Exchange.Document, of feed: Feed
    ) async throws -> String? {
        // A source each: the second is the next page of the first.
        guard !OfstedSearch.authorities.contains(feed.url) else { return nil }
        var hash = StableHash()
        hash.add(first.body)
        var seen = [first.baseURL]
        var next = try next(first.body, first.contentType, at: first.baseURL)
        while let url = next, seen.count < Self.limit, !seen.contains(url) {
            seen.append(url)
            try await Task.sleep(for: feed.pace.pause)
            let page = try await tools.transfers.page(url, of: feed, contact: contact)
            let type = page.headers["Content-Type"]
            hash.add(page.body)
            parsed.items += try FeedParser.read(page.body, as: feed.kind, contentType: type, baseURL: page.url).items
            next = try self.next(page.body, type, at: page.url)
        }
        return seen.count > 1 ? hash.hexadecimal : nil
    }

    /// The page after it, on the same host.
    private func next(_ body: [UInt8], _ contentType: String?, at url: String) throws(NotAFeed) -> String? {
        let next = try OfstedSearch(body, contentType: contentType, baseURL: url).next
        return next.flatMap { WebAddress.host(of: $0) == WebAddress.host(of: url) ? $0 : nil }
    }
}
