internal import Markup

/// Finds the feeds that an HTML page advertises: `<link rel="alternate" type="application/rss+xml" href="…">`.
package enum FeedDiscovery {
    /// The addresses, absolute where the page's own is known, in the order of the page.
    package static func feeds(inPage body: [UInt8], contentType: String?, baseURL: String?) -> [String] {
        let text = CharacterDecoding.decode(body, contentType: contentType).text
        return feeds(in: text, base: baseURL.map { URLReference($0.utf8) })
    }

    static func feeds(in text: [UInt8], base: URLReference?) -> [String] {
        var base = base
        var feeds = TagList()
        var tokenizer = HTMLTokenizer(text)
        while let token = tokenizer.next() {
            guard case .startTag(let name, _, _) = token else { continue }
            if name == HTMLName(known: "base"), let href = attribute("href", of: tokenizer) {
                base = URLReference(href).resolved(against: base)
            }
            guard name == HTMLName(known: "link") || name == HTMLName(known: "a"),
                let href = attribute("href", of: tokenizer),
                isFeed(tokenizer)
            else { continue }
            let link = URLReference(href).resolved(against: base)
            if link.isSafe { feeds.add(link.string) }
        }
        return feeds.tags
    }

    private static func isFeed(_ tokenizer: HTMLTokenizer) -> Bool {
        let rel = attribute("rel", of: tokenizer).map { String(decoding: $0, as: UTF8.self).lowercased() } ?? ""
        let type = attribute("type", of: tokenizer).map { String(decoding: $0, as: UTF8.self).lowercased() } ?? ""
        let rels = rel.split(whereSeparator: \.isWhitespace)
        guard rels.contains("alternate") || rels.contains("feed") else { return false }
        return rels.contains("feed") || types.contains { type.hasPrefix($0) }
    }

    private static let types = [
        "application/rss+xml", "application/atom+xml", "application/rdf+xml", "application/feed+json",
        "application/json",
    ]

    private static func attribute(_ name: StaticString, of tokenizer: HTMLTokenizer) -> [UInt8]? {
        tokenizer.attributes.first { $0.name == HTMLName(known: name) }.map {
            HTMLReference.decoded(tokenizer.bytes, $0.value)
        }
    }
}
