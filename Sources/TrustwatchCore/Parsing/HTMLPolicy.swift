internal import Markup

/// What of HTML may stand in the body of an article. Everything that is not named here is left out.
enum HTMLPolicy {
    enum Element: Sendable {
        /// Written, with its end tag.
        case kept(name: [UInt8])
        /// Written; has no content and no end tag.
        case void(name: [UInt8])
        /// Left out with all that is in it.
        case dropped
        /// `iframe`: written when it shows a film of the hosts below.
        case frame
    }

    enum Attribute: Sendable {
        case text(name: [UInt8])
        /// An address; made absolute.
        case link(name: [UInt8])
        /// An address, which may also be an image in itself (`data:image/png`).
        case image(name: [UInt8])
        /// Several addresses, each with its size.
        case images(name: [UInt8])
    }

    /// An element that is not here is left out, its content stays.
    static let elements: HTMLNameTable<Element> = {
        var elements: [HTMLName: Element] = [:]
        for name in keptNames { elements[HTMLName(known: name)] = .kept(name: name.bytes) }
        for name in voidNames { elements[HTMLName(known: name)] = .void(name: name.bytes) }
        for name in droppedNames { elements[HTMLName(known: name)] = .dropped }
        elements[HTMLName(known: "iframe")] = .frame
        return HTMLNameTable(elements)
    }()

    static let attributes: HTMLNameTable<Attribute> = {
        var attributes: [HTMLName: Attribute] = [:]
        for name in textNames { attributes[HTMLName(known: name)] = .text(name: name.bytes) }
        for name in linkNames { attributes[HTMLName(known: name)] = .link(name: name.bytes) }
        attributes[HTMLName(known: "src")] = .image(name: Array("src".utf8))
        attributes[HTMLName(known: "srcset")] = .images(name: Array("srcset".utf8))
        return HTMLNameTable(attributes)
    }()

    static let filmHosts: Set<String> = [
        "www.youtube.com", "youtube.com", "www.youtube-nocookie.com", "player.vimeo.com",
    ]

    private static let keptNames: [StaticString] = [
        "a", "abbr", "acronym", "address", "article", "aside", "audio", "b", "bdi", "bdo", "big", "blockquote",
        "caption",
        "center", "cite", "code", "colgroup", "dd", "del", "details", "dfn", "dir", "div", "dl", "dt", "em",
        "figcaption",
        "figure", "footer", "h1", "h2", "h3", "h4", "h5", "h6", "header", "i", "ins", "kbd", "li", "main", "mark",
        "nav",
        "ol", "p", "picture", "pre", "q", "rp", "rt", "ruby", "s", "samp", "section", "small", "span", "strike",
        "strong",
        "sub", "summary", "sup", "table", "tbody", "td", "tfoot", "th", "thead", "time", "tr", "tt", "u", "ul", "var",
        "video",
    ]
    private static let voidNames: [StaticString] = ["br", "col", "hr", "img", "source", "track", "wbr"]
    private static let droppedNames: [StaticString] = ["svg", "math"]
    private static let linkNames: [StaticString] = ["href", "cite", "poster"]
    private static let textNames: [StaticString] = [
        "abbr", "align", "alt", "border", "colspan", "controls", "datetime", "dir",
        "headers",
        "height", "hreflang", "lang", "loop", "media", "muted", "open", "reversed", "rowspan", "scope", "sizes", "span",
        "start", "summary", "title", "type", "valign", "value", "width",
    ]
}

extension StaticString {
    fileprivate var bytes: [UInt8] { Array(description.utf8) }
}
