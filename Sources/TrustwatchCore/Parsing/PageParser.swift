internal import Markup

internal import struct Foundation.Date

extension FeedParser {
    /// Reads a document as a source of that kind: the feeds of `parse`, Ofsted's page of a provider, or a page by XPath.
    package static func read(
        _ body: [UInt8], as kind: Feed.Kind, contentType: String? = nil, baseURL: String? = nil, detail: Detail = .full
    ) throws(NotAFeed) -> ParsedFeed {
        switch kind {
        case .feed: try parse(body, contentType: contentType, baseURL: baseURL, detail: detail)
        case .ofstedProvider: try PageParser.ofstedProvider(body, contentType: contentType, baseURL: baseURL)
        case .ofstedSearch: try OfstedSearch(body, contentType: contentType, baseURL: baseURL).feed(at: baseURL)
        case .page(let recipe): try PageParser.page(body, recipe: recipe, contentType: contentType, baseURL: baseURL)
        }
    }
}

/// Reads HTML pages as feeds.
package enum PageParser {
    /// Reads any page by XPath. Entries without a title or a link are left out.
    ///
    /// - Throws: `NotAFeed` where the page yields no entry at all: a page whose shape has changed is no empty feed.
    package static func page(
        _ body: [UInt8], recipe: Feed.PageRecipe, contentType: String? = nil, baseURL: String? = nil
    ) throws(NotAFeed) -> ParsedFeed {
        let page = try HTMLPage(body, contentType: contentType, baseURL: baseURL)
        var feed = ParsedFeed(format: .page)
        feed.title = page.text("//title")
        feed.homePageURL = baseURL
        do throws(XPathError) {
            for node in try page.document.nodes(recipe.item) {
                if let item = try item(node, by: recipe, of: page) { feed.items.append(item) }
            }
        } catch {
            throw NotAFeed(what: "a page on which the XPath expression \(error.expression) cannot be used")
        }
        guard !feed.items.isEmpty else {
            throw NotAFeed(what: "a page without entries where \(recipe.item) looks for them")
        }
        return feed
    }

    private static func item(
        _ node: HTMLNode, by recipe: Feed.PageRecipe, of page: HTMLPage
    ) throws(XPathError) -> ParsedItem? {
        guard let link = try first(recipe.link, in: node, attributes: ["href"]), let url = page.absolute(link),
            let title = try first(recipe.title, in: node)
        else { return nil }
        var item = ParsedItem()
        item.id = url
        item.url = url
        item.title = CleanText.line(title)
        if let date = recipe.date, let written = try first(date, in: node, attributes: ["datetime", "content"]) {
            item.published = page.date(written)
        }
        if let summary = recipe.summary, let text = try first(summary, in: node) {
            item.text = CleanText.line(text)
            item.contentText = item.text
        }
        return item
    }

    /// What the expression finds first, as text: one of the attributes where it finds an element that has it.
    private static func first(
        _ xpath: String, in node: HTMLNode, attributes: [String] = []
    ) throws(XPathError) -> String? {
        // An expression may also be a function's value, such as normalize-space(.), which is no set of nodes.
        let element = try? node.nodes(xpath).first
        let attribute = attributes.lazy.compactMap { element?.attribute($0) }.first { !$0.isEmpty }
        let text: String
        if let attribute { text = attribute } else { text = try node.string(xpath) }
        return text.contains { !$0.isWhitespace } ? text : nil
    }
}
