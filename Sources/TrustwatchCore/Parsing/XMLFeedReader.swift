internal import Markup

/// Reads the elements of RSS, RDF and Atom, which differ in names but hardly in shape: a feed with its own values, and
/// entries with theirs. `FeedVocabulary` says what a name means, `FeedDraft` and `EntryDraft` what becomes of a value.
struct XMLFeedReader: XMLHandler {
    /// What the elements within an open element belong to.
    private enum Context {
        case document, feed, entry, person, source, image, skipped
    }

    private(set) var feed = FeedDraft()
    private let detail: FeedParser.Detail
    private var entry: EntryDraft?
    private var person: ParsedFeed.Author?
    private var source: ParsedItem.Source?
    private var value: ElementValue?
    private var contexts: [Context] = [.document]
    private var scope: ElementScope
    private var outerScopes: [ElementScope] = []
    private var depth = 0
    private var coreNamespace: String?

    init(base: URLReference?, detail: FeedParser.Detail) {
        self.detail = detail
        scope = ElementScope(base: base)
    }

    /// The element, and whether Atom has it: the lowest bit.
    mutating func meaning(local: String, prefix: String?, namespace: String?) -> Int {
        if depth == 0 { coreNamespace = namespace }
        let meaning = FeedVocabulary.meaning(
            local: local, prefix: prefix, namespace: namespace, coreNamespace: coreNamespace)
        return meaning.rawValue << 1 | (FeedVocabulary.isAtom(namespace) ? 1 : 0)
    }

    mutating func startElement(_ name: XMLName, _ attributes: XMLAttributes, after text: [UInt8]) {
        depth += 1
        if !attributes.isEmpty { openScope(attributes) }
        if value != nil {
            value?.startChild(name, attributes, scope: scope, after: text)
        } else {
            let element = FeedElement(rawValue: name.meaning >> 1) ?? .unknown
            let isWanted = detail == .full || element.isPolled
            contexts.append(open(isWanted ? element : .skipped, name, attributes))
        }
    }

    mutating func endElement(after text: [UInt8]) {
        if let start = value?.depth, start < depth {
            value?.endChild(after: text)
        } else {
            let context = contexts.removeLast()
            if var finished = value.take() {
                finished.append(text)
                take(finished, in: context)
            } else if contexts.last != context {
                close(context, after: text)
            }
        }
        if scope.depth == depth, let outer = outerScopes.popLast() { scope = outer }
        depth -= 1
    }

    private mutating func openScope(_ attributes: XMLAttributes) {
        let base = attributes.xmlValue("base")
        let language = attributes.xmlValue("lang")
        guard base != nil || language != nil else { return }
        outerScopes.append(scope)
        scope = ElementScope(
            depth: depth, base: base.map { URLReference($0).resolved(against: scope.base) } ?? scope.base,
            language: language.map { LanguageTag.normalised(String(decoding: $0, as: UTF8.self)) } ?? scope.language)
    }

    /// What the elements within belong to; a value begins where the element holds no others.
    private mutating func open(_ element: FeedElement, _ name: XMLName, _ attributes: XMLAttributes) -> Context {
        let context = contexts.last ?? .document
        switch element {
        case .feed:
            if depth == 1 { feed.readRoot(name, attributes, language: scope.language) }
            return entry == nil ? .feed : .skipped
        case .entry where entry == nil:
            entry = EntryDraft(about: attributes.value("about"))
            return .entry
        case .unknown, .skipped, .entry:
            return .skipped
        case .group:
            return context
        case .itunesCategory where context != .skipped:
            tag(attributes.value("text"))
            return context
        case .person where context == .feed || context == .entry:
            person = ParsedFeed.Author()
            return .person
        case .source where context == .entry:
            source = ParsedItem.Source(url: newValue(element, name, attributes).link(attribute: "url"))
            return .source
        case .image where context == .feed || context == .entry:
            return .image
        default:
            if context != .skipped, context != .document { value = newValue(element, name, attributes) }
            return context
        }
    }

    private func newValue(_ element: FeedElement, _ name: XMLName, _ attributes: XMLAttributes) -> ElementValue {
        let isAtom = feed.isAtom || name.meaning & 1 == 1
        return ElementValue(element, attributes: attributes, scope: scope, depth: depth, isAtom: isAtom)
    }

    private mutating func close(_ context: Context, after text: [UInt8]) {
        switch context {
        case .person:
            let author = person.flatMap { $0.isEmpty ? nil : $0 } ?? PersonText.parse(PlainText.line(text))
            person = nil
            if entry != nil { entry?.add(author) } else { feed.add(author) }
        case .source:
            if source?.title == nil { source?.title = PlainText.line(text) }
            entry?.setSource(source)
            source = nil
        case .entry:
            if let finished = entry.take() { feed.add(finished, detail: detail) }
        case .document, .feed, .image, .skipped: break
        }
    }

    private mutating func take(_ value: ElementValue, in context: Context) {
        switch context {
        case .feed: feed.take(value)
        case .entry: entry?.take(value)
        case .person: person?.take(value)
        case .source: source?.take(value)
        case .image:
            guard value.element == .uri else { return }
            if entry != nil { entry?.image.offer(value.link, rank: 0) } else { feed.icon.offer(value.link, rank: 2) }
        case .document, .skipped: break
        }
    }

    private mutating func tag(_ text: ArraySlice<UInt8>?) {
        guard let text else { return }
        if entry != nil { entry?.tag(PlainText.line(text)) } else { feed.tag(PlainText.line(text)) }
    }
}

extension ParsedFeed.Author {
    fileprivate var isEmpty: Bool { name == nil && url == nil && email == nil }

    fileprivate mutating func take(_ value: ElementValue) {
        switch value.element {
        case .name: name = name ?? value.line
        case .email: email = email ?? value.text
        case .uri: url = url ?? value.link
        default: break
        }
    }
}

extension ParsedItem.Source {
    fileprivate mutating func take(_ value: ElementValue) {
        switch value.element {
        case .title: title = title ?? value.title
        case .id: id = id ?? value.text
        case .updated: updated = updated ?? value.date
        case .link:
            if value.attribute("rel") ?? "alternate" == "alternate" {
                url = url ?? value.link(attribute: "href") ?? value.link
            }
        default: break
        }
    }
}

/// Language tags (BCP 47).
enum LanguageTag {
    static func normalised(_ tag: String) -> String? {
        let words = tag.split(whereSeparator: \.isWhitespace)
        return words.first.map { String($0.map { $0 == "_" ? "-" : $0 }) }
    }
}
