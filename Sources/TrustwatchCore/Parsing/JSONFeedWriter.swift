internal import struct Foundation.Date

/// Writes a feed as JSON Feed 1.1 with the extension `_feed` for what JSON Feed has no place for.
package enum JSONFeedWriter {
    /// One document on one line, without the line's end.
    package static func write(_ feed: ParsedFeed) -> [UInt8] {
        var json = JSONWriter()
        json.object {
            $0.write("version", "https://jsonfeed.org/version/1.1")
            $0.write("title", feed.title)
            $0.write("home_page_url", feed.homePageURL)
            $0.write("feed_url", feed.feedURL)
            $0.write("description", feed.description)
            $0.write("icon", feed.icon)
            $0.write("favicon", feed.favicon)
            $0.write("language", feed.language)
            write(feed.authors, to: &$0)
            $0.array("items", feed.items) { write($1, to: &$0) }
            $0.object("_feed") { writeExtension(of: feed, to: &$0) }
        }
        return json.bytes
    }

    /// The line in place of a document that is no feed.
    package static func write(error: String) -> [UInt8] {
        var json = JSONWriter()
        json.object { $0.write("error", error) }
        return json.bytes
    }

    private static func writeExtension(of feed: ParsedFeed, to json: inout JSONWriter) {
        json.write("format", feed.format.rawValue)
        json.write("encoding", feed.encoding)
        if feed.bozo { json.write("bozo", true) }
        json.write("id", feed.id)
        json.write("updated", feed.updated)
        json.write("published", feed.published)
        json.write("rights", feed.rights)
        json.write("ttl", feed.hints.ttl)
        if !feed.tags.isEmpty { json.write("tags", feed.tags) }
        write(feed.links, to: &json)
    }

    private static func write(_ item: ParsedItem, to json: inout JSONWriter) {
        json.write("id", item.id ?? inventedID(of: item))
        json.write("url", item.url)
        json.write("external_url", item.externalURL)
        json.write("title", item.title)
        json.write("content_html", item.contentHTML)
        // Every item must have a body (JSON Feed 1.1, items).
        json.write("content_text", item.contentText ?? (item.contentHTML == nil ? item.text ?? "" : nil))
        json.write("summary", item.summary)
        json.write("image", item.image)
        json.write("date_published", item.published)
        json.write("date_modified", item.updated)
        write(item.authors, to: &json)
        if !item.tags.isEmpty { json.write("tags", item.tags) }
        json.write("language", item.language)
        if !item.attachments.isEmpty {
            json.array("attachments", item.attachments) { json, attachment in
                json.write("url", attachment.url)
                json.write("mime_type", attachment.mimeType)
                json.write("size_in_bytes", attachment.size)
            }
        }
        guard item.hasExtension else { return }
        json.object("_feed") { writeExtension(of: item, to: &$0) }
    }

    private static func writeExtension(of item: ParsedItem, to json: inout JSONWriter) {
        json.write("summary_html", item.summaryHTML)
        json.write("rights", item.rights)
        json.write("comments_url", item.commentsURL)
        write(item.links, to: &json)
        guard let source = item.source else { return }
        json.object("source") {
            $0.write("title", source.title)
            $0.write("url", source.url)
            $0.write("id", source.id)
            $0.write("updated", source.updated)
        }
    }

    private static func write(_ authors: [ParsedFeed.Author], to json: inout JSONWriter) {
        guard !authors.isEmpty else { return }
        json.array("authors", authors) { json, author in
            json.write("name", author.name)
            json.write("url", author.url)
            if let email = author.email { json.object("_feed") { $0.write("email", email) } }
        }
    }

    private static func write(_ links: [ParsedFeed.Link], to json: inout JSONWriter) {
        guard !links.isEmpty else { return }
        json.array("links", links) { json, link in
            json.write("rel", link.rel)
            json.write("href", link.href)
            json.write("type", link.type)
        }
    }

    /// The address, or a number made of title, date and text: the same for the same entry on every reading (FNV-1a).
    private static func inventedID(of item: ParsedItem) -> String {
        if let url = item.url ?? item.externalURL { return url }
        let parts = [item.title, item.published?.rfc3339, item.contentHTML, item.contentText, item.text]
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in parts.compactMap(\.self).joined(separator: "\n").utf8 {
            hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3
        }
        return "urn:trustwatch:\(String(hash, radix: 16))"
    }
}

extension ParsedItem {
    fileprivate var hasExtension: Bool {
        summaryHTML != nil || rights != nil || commentsURL != nil || !links.isEmpty || source != nil
    }
}
