internal import Markup

internal import struct Foundation.Date

/// The values of an entry while its elements are read.
struct EntryDraft {
    private var item = ParsedItem()
    private let about: String?
    private var title = Ranked<String>()
    private var url = Ranked<String>()
    var image = Ranked<String>()
    private var published = Ranked<Date>()
    private var updated = Ranked<Date>()
    private var content = Ranked<Body>()
    private var summary = Ranked<Body>()
    private var permalink: String?
    private var tags = TagList()
    private var authors = AuthorList()

    /// A body, and the language in force at it.
    private struct Body {
        var text: TextConstruct
        var language: String?

        init?(_ value: ElementValue, _ custom: TextConstruct.Custom) {
            text = value.construct(custom)
            language = value.scope.language
            if text.isBlank { return nil }
        }
    }

    /// - Parameter about: `rdf:about`, the identity of an entry in RDF.
    init(about: ArraySlice<UInt8>?) {
        self.about = about.map { String(decoding: $0.trimmed(), as: UTF8.self) }
    }

    mutating func add(_ author: ParsedFeed.Author?) { authors.add(author) }
    mutating func tag(_ text: String) { tags.add(text) }

    mutating func setSource(_ source: ParsedItem.Source?) {
        item.source = item.source ?? source
    }

    mutating func take(_ value: ElementValue) {
        switch value.element {
        case .title: title.offer(value.title, rank: 2)
        case .plainTitle: title.offer(value.title, rank: 1)
        case .mediaTitle: title.offer(value.title, rank: 0)
        case .encoded: content.offer(Body(value, .html), rank: 2)
        case .content: content.offer(Body(value, .html), rank: 2)
        case .body: content.offer(Body(value, .html), rank: 1)
        case .description, .summary: summary.offer(Body(value, .html), rank: 3)
        case .plainSummary: summary.offer(Body(value, .html), rank: 2)
        case .itunesSummary: summary.offer(Body(value, .html), rank: 1)
        case .itunesSubtitle, .subtitle, .mediaDescription: summary.offer(Body(value, .html), rank: 0)
        case .published: published.offer(value.date, rank: 2)
        case .issued: published.offer(value.date, rank: 1)
        case .created: published.offer(value.date, rank: 0)
        case .updated: updated.offer(value.date, rank: 1)
        case .dublinCoreDate: updated.offer(value.date, rank: 0)
        default: takeOther(value)
        }
    }

    private mutating func takeOther(_ value: ElementValue) {
        switch value.element {
        case .id: take(id: value)
        case .link: take(link: value)
        case .comments: item.commentsURL = item.commentsURL ?? value.link
        case .enclosure: attach(value, address: "url")
        case .itunesImage, .itunesLink: image.offer(value.imageLink, rank: 2)
        case .thumbnail: image.offer(value.link(attribute: "url") ?? value.link, rank: 1)
        case .creator: authors.add(PersonText.parse(value.line))
        case .itunesAuthor: authors.addSpare(PersonText.parse(value.line))
        case .category: tags.add(contentsOf: value.tags)
        case .keywords: tags.add(contentsOf: value.keywords)
        case .language: item.language = item.language ?? value.text.flatMap(LanguageTag.normalised)
        case .rights: item.rights = item.rights ?? value.title
        default: break
        }
    }

    private mutating func take(id value: ElementValue) {
        guard item.id == nil, let id = value.text else { return }
        item.id = id
        guard !value.isAtom, value.attribute("ispermalink")?.lowercased() != "false" else { return }
        let link = URLReference(id.utf8)
        if link.scheme == "http" || link.scheme == "https" { permalink = link.string }
    }

    private mutating func take(link value: ElementValue) {
        guard let link = FeedLink(value) else { return }
        if item.links.count < ParsingLimits.listEntries { item.links.append(link.link) }
        if link.isAlternate { url.offer(link.link.href, rank: link.isPage ? 1 : 0) }
        if link.link.rel == "enclosure" { attach(value, address: "href") }
    }

    private mutating func attach(_ value: ElementValue, address: String) {
        guard let url = value.link(attribute: address), item.attachments.count < ParsingLimits.listEntries else {
            return
        }
        item.attachments.append(
            ParsedItem.Attachment(
                url: url, mimeType: value.attribute("type"), size: value.attribute("length").flatMap { Int($0) }))
    }

    /// The entry with all its values chosen.
    consuming func finished(_ detail: FeedParser.Detail) -> ParsedItem {
        item.id = item.id ?? about.flatMap { $0.isEmpty ? nil : $0 }
        item.url = url.value ?? permalink
        item.title = title.value
        item.image = image.value
        item.published = published.value
        item.updated = updated.value
        item.tags = tags.tags
        item.authors = authors.authors
        let body = content.value ?? summary.value
        item.language = item.language ?? body?.language
        item.take(body: body?.text, summary: content.value == nil ? nil : summary.value?.text, detail)
        return item
    }
}

extension ParsedItem {
    /// Fills in the bodies: what polling reads is plain text, what `parse` prints is HTML.
    mutating func take(body: TextConstruct?, summary brief: TextConstruct?, _ detail: FeedParser.Detail) {
        summary = brief?.nonEmptyLine
        guard let body else { return }
        switch detail {
        case .polling:
            text = body.lines(limit: ParsingLimits.pollingText)
        case .full:
            if body.isHTML {
                contentHTML = body.sanitised
            } else {
                contentText = body.lines(limit: ParsingLimits.elementText)
            }
            if let brief, brief.isHTML, brief.bytes.contains(UInt8(ascii: "<")) { summaryHTML = brief.sanitised }
        }
    }
}
