internal import Markup

/// Reads JSON Feed 1.0 and 1.1 (https://www.jsonfeed.org/version/1.1/).
enum JSONFeedParser {
    static func parse(
        _ text: [UInt8], base: URLReference?, detail: FeedParser.Detail
    ) throws(NotAFeed) -> ParsedFeed {
        var reader = JSONReader(text)
        guard let document = reader.read(), let version = version(document) else {
            throw NotAFeed(what: "JSON that is no JSON Feed")
        }
        let scope = Scope(base: base, detail: detail)
        var feed = ParsedFeed(format: version.hasSuffix("1.1") ? .json11 : .json1)
        feed.bozo = reader.foundFaults || !version.contains("jsonfeed.org")
        feed.title = scope.line(document["title"])
        feed.homePageURL = scope.link(document["home_page_url"])
        feed.feedURL = scope.link(document["feed_url"])
        feed.description = scope.line(document["description"])
        feed.icon = scope.link(document["icon"])
        feed.favicon = scope.link(document["favicon"])
        feed.language = document["language"]?.string.flatMap(LanguageTag.normalised)
        feed.authors = scope.authors(document)
        feed.items = (document["items"]?.array ?? []).prefix(ParsingLimits.items).compactMap(scope.item)
        return feed
    }

    /// What the document says it is. Some publishers write the bare number where the specification asks for an address;
    /// with a title and items it is a feed all the same.
    private static func version(_ document: JSONValue) -> String? {
        let version = document["version"]?.string ?? ""
        let isFeed = document["title"]?.string != nil && document["items"]?.array != nil
        return version.contains("jsonfeed.org") || isFeed && version.hasPrefix("1") ? version : nil
    }

    private struct Scope {
        let base: URLReference?
        let detail: FeedParser.Detail

        func line(_ value: JSONValue?) -> String? {
            let line = value?.string.map { PlainText.line($0.utf8) } ?? ""
            return line.isEmpty ? nil : line
        }

        func link(_ value: JSONValue?) -> String? {
            guard let text = value?.string, !text.isEmpty else { return nil }
            let link = URLReference(text.utf8.prefix(ParsingLimits.shortText)).resolved(against: base)
            return link.isSafe ? link.string : nil
        }

        func authors(_ value: JSONValue) -> [ParsedFeed.Author] {
            var authors = AuthorList()
            for author in value["authors"]?.array ?? [value["author"]].compactMap(\.self) {
                let parsed = ParsedFeed.Author(
                    name: line(author["name"]), url: link(author["url"]), email: author["_feed"]?["email"]?.string)
                if parsed != ParsedFeed.Author() { authors.add(parsed) }
            }
            return authors.authors
        }

        func item(_ value: JSONValue) -> ParsedItem? {
            guard case .object = value else { return nil }
            var item = ParsedItem()
            item.id = value["id"]?.string.flatMap { $0.isEmpty ? nil : $0 }
            item.url = link(value["url"])
            item.externalURL = link(value["external_url"])
            item.title = line(value["title"])
            item.image = link(value["image"]) ?? link(value["banner_image"])
            item.published = value["date_published"]?.string.flatMap(FeedDate.parse)
            item.updated = value["date_modified"]?.string.flatMap(FeedDate.parse)
            item.authors = authors(value)
            item.language = value["language"]?.string.flatMap(LanguageTag.normalised)
            var tags = TagList()
            tags.add(contentsOf: (value["tags"]?.array ?? []).compactMap(line))
            item.tags = tags.tags
            item.attachments = (value["attachments"]?.array ?? []).prefix(ParsingLimits.listEntries).compactMap(
                attachment)
            item.take(body: body(value), summary: summary(value), detail)
            return item
        }

        private func attachment(_ value: JSONValue) -> ParsedItem.Attachment? {
            link(value["url"]).map {
                ParsedItem.Attachment(url: $0, mimeType: value["mime_type"]?.string, size: value["size_in_bytes"]?.int)
            }
        }

        private func body(_ value: JSONValue) -> TextConstruct? {
            text(value["content_html"], isHTML: true) ?? text(value["content_text"], isHTML: false)
                ?? text(value["summary"], isHTML: false)
        }

        private func summary(_ value: JSONValue) -> TextConstruct? {
            let hasBody = value["content_html"]?.string ?? value["content_text"]?.string ?? "" != ""
            return hasBody ? text(value["summary"], isHTML: false) : nil
        }

        private func text(_ value: JSONValue?, isHTML: Bool) -> TextConstruct? {
            guard let bytes = value?.string.map({ Array($0.utf8.prefix(ParsingLimits.elementText)) }) else {
                return nil
            }
            let text = isHTML ? TextConstruct(html: bytes, base: base) : TextConstruct(plain: bytes)
            return text.isBlank ? nil : text
        }
    }
}
