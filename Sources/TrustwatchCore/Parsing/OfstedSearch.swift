internal import Markup

internal import struct Foundation.Date

/// A page of results of Ofsted's search: providers with the day of their latest report, the cheapest sign of news for all
/// 153 authorities (two pages of 100 rows; Ofsted allows no more since February 2025).
package struct OfstedSearch: Sendable, Equatable {
    package struct Result: Sendable, Equatable {
        package var name: String
        /// The provider's page, absolute.
        package var url: String
        package var urn: String
        package var category: String?
        package var rating: String?
        package var latestReport: PartialDate?
    }

    package var results: [Result]
    /// The next page of results, absolute; nil on the last.
    package var next: String?

    /// Reads the rows by their labels: their order has changed before.
    ///
    /// - Throws: `NotAFeed` for a page without any provider.
    package init(_ body: [UInt8], contentType: String? = nil, baseURL: String? = nil) throws(NotAFeed) {
        let page = try HTMLPage(body, contentType: contentType, baseURL: baseURL)
        next = page.nodes("//a[\(hasClass("pagination__next"))]").first?.attribute("href").flatMap(page.absolute)
        var seen: Set<String> = []
        results = page.nodes("//a[contains(@href, '/provider/')]").compactMap { link in
            let row = (try? link.nodes("ancestor::li[1]"))?.first
            return row.flatMap { Result($0, link: link, on: page) }.flatMap { seen.insert($0.url).inserted ? $0 : nil }
        }
        guard !results.isEmpty else { throw NotAFeed(what: "a page without Ofsted's search results") }
    }
}

extension OfstedSearch {
    /// The pages that list the children's services of all authorities: 153 rows, of which a page has at most 100.
    package static let authorities = ["0", "100"].map { start in
        "https://reports.ofsted.gov.uk/search?q=&location=&lat=&lon=&radius=&level_1_types=3&level_2_types%5B%5D=12"
            + "&start=\(start)&rows=100"
    }
}

extension OfstedSearch.Result {
    fileprivate init?(_ row: HTMLNode, link: HTMLNode, on page: HTMLPage) {
        guard let url = link.attribute("href").flatMap(page.absolute) else { return nil }
        var values: [String: String] = [:]
        for entry in (try? row.nodes(".//li")) ?? [] {
            let parts = CleanText.line(entry.text).split(separator: ":", maxSplits: 1)
            guard parts.count == 2 else { continue }
            values[parts[0].lowercased()] = CleanText.line(String(parts[1]))
        }
        name = CleanText.line(link.text)
        self.url = url
        urn = values["urn"] ?? String(url.split(separator: "/").last ?? "")
        category = values["category"]
        rating = values["rating"]
        latestReport = values["latest report"].flatMap { WrittenDate.all(in: $0).first?.start }
    }
}

extension OfstedSearch {
    /// One entry a provider, whose identity changes with the day of its latest report.
    func feed(at url: String?) -> ParsedFeed {
        var feed = ParsedFeed(format: .page)
        feed.title = "Ofsted's search"
        feed.homePageURL = url
        feed.items = results.map { result in
            var item = ParsedItem()
            item.id = "ofsted-provider-\(result.urn)-\(result.latestReport?.description ?? "none")"
            item.url = result.url
            item.title = "\(result.name): " + (result.latestReport.map { "latest report \($0.words)" } ?? "no report")
            item.published = result.latestReport.map { Date($0) }
            return item
        }
        return feed
    }
}
