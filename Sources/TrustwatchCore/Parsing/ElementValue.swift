internal import Markup

internal import struct Foundation.Date

/// The address and the language that are in force at an element: `xml:base` and `xml:lang`, inherited. Every element bears
/// it, so it is one reference.
final class ElementScope: Sendable {
    /// How many elements are open where it begins.
    let depth: Int
    let base: URLReference?
    let language: String?

    init(depth: Int = 0, base: URLReference?, language: String? = nil) {
        self.depth = depth
        self.base = base
        self.language = language
    }
}

/// An element with its attributes and what is in it: its text, and its child elements as markup where it takes any.
struct ElementValue {
    let element: FeedElement
    let attributes: XMLAttributes
    let scope: ElementScope
    let depth: Int
    /// Whether the rules of Atom hold for its text.
    let isAtom: Bool
    private(set) var bytes: [UInt8] = []
    private(set) var hasMarkup = false
    /// Child elements that are open; nil for one that is no part of the value.
    private var open: [XMLName?] = []

    init(_ element: FeedElement, attributes: XMLAttributes, scope: ElementScope, depth: Int, isAtom: Bool) {
        self.element = element
        // An empty list is not shared, so that the reader can go on with its own.
        self.attributes = attributes.isEmpty ? XMLAttributes() : attributes
        self.scope = scope
        self.depth = depth
        self.isAtom = isAtom
    }

    // MARK: - Being read

    mutating func startChild(
        _ name: XMLName, _ attributes: XMLAttributes, scope: ElementScope, after text: [UInt8]
    ) {
        append(text)
        guard element.takesMarkup, bytes.count < ParsingLimits.elementText, !isNeedlessWrapper(name) else {
            open.append(nil)
            return
        }
        open.append(name)
        hasMarkup = true
        InlineMarkup.appendStart(name, attributes, base: scope.depth > depth ? scope.base : nil, to: &bytes)
    }

    mutating func endChild(after text: [UInt8]) {
        append(text)
        if let name = open.popLast() ?? nil { InlineMarkup.appendEnd(name, to: &bytes) }
    }

    /// The `div` that XHTML needs round it, put round escaped HTML, which needs none.
    private func isNeedlessWrapper(_ name: XMLName) -> Bool {
        open.isEmpty && !hasMarkup && name.local == "div" && attribute("type")?.lowercased().hasSuffix("html") == true
            && attribute("type")?.lowercased().hasSuffix("xhtml") == false
    }

    /// Text is taken as it is until a child element shows that it stands among markup.
    mutating func append(_ text: [UInt8]) {
        if hasMarkup {
            HTMLText.append(text, 0..<text.count, to: &bytes, decodingReferences: false)
        } else if bytes.isEmpty {
            // Mostly all there is: shared, not copied.
            bytes = text
        } else {
            bytes += text
        }
    }

    // MARK: - As a value

    /// Verbatim, without the white space round it; nil where there is nothing.
    var text: String? {
        let text = bytes.trimmed()
        return text.isEmpty ? nil : String(decoding: text.prefix(ParsingLimits.shortText), as: UTF8.self)
    }

    var line: String? { nonEmpty(PlainText.line(bytes)) }
    var number: Int? { text.flatMap { Int($0) } }
    var date: Date? { FeedDate.parse(bytes) }

    /// Its text as an address.
    var link: String? { link(bytes[...]) }

    /// The address that one of its attributes has.
    func link(attribute: String) -> String? {
        attributes.value(attribute).flatMap { link($0) }
    }

    private func link(_ text: ArraySlice<UInt8>) -> String? {
        let reference = URLReference(text.prefix(ParsingLimits.shortText))
        guard !reference.isEmpty || scope.base != nil && text.isEmpty else { return nil }
        let link = reference.resolved(against: scope.base)
        return link.isSafe && !link.isEmpty ? link.string : nil
    }

    func attribute(_ name: String) -> String? {
        attributes.value(name).map { String(decoding: $0.trimmed(), as: UTF8.self) }
    }

    /// - Parameter custom: what the text is in RSS where no type says it.
    func construct(_ custom: TextConstruct.Custom) -> TextConstruct {
        TextConstruct(
            bytes, hasMarkup: hasMarkup, type: attribute("type"), mode: attribute("mode"),
            custom: isAtom ? .plain : custom,
            base: scope.base)
    }

    /// A title, a copyright line: one line without markup.
    var title: String? { nonEmpty(construct(.either).line) }

    private func nonEmpty(_ text: String) -> String? { text.isEmpty ? nil : text }
}

extension FeedElement {
    /// Whether child elements are part of the value.
    var takesMarkup: Bool {
        switch self {
        case .title, .plainTitle, .mediaTitle, .description, .subtitle, .itunesSubtitle, .summary, .itunesSummary,
            .plainSummary,
            .mediaDescription, .content, .encoded, .body, .rights:
            true
        default: false
        }
    }
}

/// A value of which the best is wanted: the first of the highest rank.
struct Ranked<Value> {
    private(set) var value: Value?
    private var rank = -1

    init() {}

    mutating func offer(_ value: Value?, rank: Int) {
        guard let value, rank > self.rank else { return }
        self.value = value
        self.rank = rank
    }
}

extension Ranked: Sendable where Value: Sendable {}
