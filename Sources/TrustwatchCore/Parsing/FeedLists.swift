internal import Markup

/// A link of a feed or an entry, as RSS or Atom writes it.
struct FeedLink {
    var link: ParsedFeed.Link

    /// RSS has the address as text; Atom in `href`, or, in feeds that mix the two up, as text as well.
    init?(_ value: ElementValue) {
        let href = value.link(attribute: "href")
        guard let address = href ?? value.link else { return nil }
        var rel = value.attribute("rel")?.lowercased() ?? "alternate"
        // Relations may be written as IANA's addresses (RFC 4287 4.2.7.2).
        if rel.utf8.contains(UInt8(ascii: "/")), rel.contains("iana.org") {
            rel = rel.split(separator: "/").last.map(String.init) ?? ""
        }
        let isRSS = href == nil && !value.isAtom
        link = ParsedFeed.Link(rel: rel, href: address, type: value.attribute("type") ?? (isRSS ? "text/html" : nil))
    }

    var isAlternate: Bool { link.rel == "alternate" }
    /// Whether it leads to a page for people rather than to another form of the feed.
    var isPage: Bool { link.type == nil || link.type == "text/html" || link.type == "application/xhtml+xml" }
}

/// Tags in order, each once.
struct TagList {
    private(set) var tags: [String] = []

    mutating func add(_ tag: String) {
        guard !tag.isEmpty, tags.count < ParsingLimits.listEntries, !tags.contains(tag) else { return }
        tags.append(tag)
    }
}

extension TagList {
    mutating func add(contentsOf tags: [String]) {
        for tag in tags { add(tag) }
    }
}

/// Authors in order, each once.
struct AuthorList {
    private var named: [ParsedFeed.Author] = []
    private var spare: [ParsedFeed.Author] = []

    /// The spare ones where there are no others.
    var authors: [ParsedFeed.Author] { named.isEmpty ? spare : named }

    mutating func add(_ author: ParsedFeed.Author?) {
        guard let author, named.count < ParsingLimits.listEntries, !named.contains(author) else { return }
        named.append(author)
    }

    /// An author of a kind that repeats the others: `itunes:author`.
    mutating func addSpare(_ author: ParsedFeed.Author?) {
        guard let author, spare.count < ParsingLimits.listEntries, !spare.contains(author) else { return }
        spare.append(author)
    }
}

extension ElementValue {
    /// What a category says: Atom's `term`, else its text, else Atom's `label`.
    var tags: [String] {
        let text = attributes.value("term").map { PlainText.line($0) } ?? construct(.either).line
        return [text.isEmpty ? attribute("label") ?? "" : text]
    }

    /// Words between commas.
    var keywords: [String] {
        PlainText.line(bytes).split(separator: ",").map {
            String($0.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
        }
    }

    /// `itunes:image` has its address in `href`, sometimes in `url`; `itunes:link` is an image where it says so.
    var imageLink: String? {
        if element == .itunesLink, attribute("rel")?.lowercased() != "image" { return nil }
        return link(attribute: "href") ?? link(attribute: "url") ?? link
    }
}

extension TextConstruct {
    var nonEmptyLine: String? {
        let line = line
        return line.isEmpty ? nil : line
    }
}
