/// A piece of HTML: places in the bytes it was read from.
package enum HTMLToken {
    /// Characters, with references as they stand.
    case text(Range<Int>)
    /// What an element holds in which HTML reads no tags, a script for example: for machines, or for nobody.
    case rawText(Range<Int>)
    /// Its attributes are in `HTMLTokenizer.attributes`.
    case startTag(HTMLName, range: Range<Int>, closesItself: Bool)
    case endTag(HTMLName)
}

/// Cuts HTML into tags and text as HTML's own tokenizer does (WHATWG HTML 13.2.5), so that nothing is markup to a browser
/// that was text here. Comments, declarations and processing instructions are left out.
package struct HTMLTokenizer {
    package struct Attribute {
        package var name: HTMLName
        package var nameRange: Range<Int>
        /// With references as they stand.
        package var value: Range<Int>
    }

    package let bytes: [UInt8]
    private var position = 0
    /// The name of an element whose content is text alone, once its start tag was read.
    private var rawText: HTMLName?
    /// Whether a comment's end was looked for in vain: then there is none further on either.
    private var lacksCommentEnd = false
    /// Elements whose end tag was looked for in vain.
    private var lacksEndTag: Set<HTMLName> = []
    /// Behind it no tag and no declaration ends.
    private let lastTagEnd: Int
    /// Of the last start tag, at most `ParsingLimits.attributes` of them.
    package private(set) var attributes: [Attribute] = []

    private let readsAttributes: Bool

    /// - Parameter readsAttributes: false where nobody asks for them.
    package init(_ bytes: [UInt8], readsAttributes: Bool = true) {
        self.bytes = bytes
        self.readsAttributes = readsAttributes
        lastTagEnd = bytes.lastIndex(of: UInt8(ascii: ">")) ?? 0
    }

    /// Elements in which HTML reads no tags.
    private static let rawTextElements: [HTMLName] = [
        HTMLName(known: "script"), HTMLName(known: "style"), HTMLName(known: "xmp"), HTMLName(known: "iframe"),
        HTMLName(known: "noembed"), HTMLName(known: "noframes"), HTMLName(known: "textarea"), HTMLName(known: "title"),
    ]
    /// Elements whose content stays hidden even where their end tag is missing; that of others is read as HTML then.
    private static let hiddenElements: [HTMLName] = [HTMLName(known: "script"), HTMLName(known: "style")]

    package mutating func next() -> HTMLToken? {
        if let element = rawText {
            rawText = nil
            if let text = skipRawText(of: element) { return .rawText(text) }
        }
        var start = position
        while position < bytes.count {
            skip(to: UInt8(ascii: "<"))
            guard position < bytes.count else { break }
            guard isMarkup(at: position) else {
                position += 1
                continue
            }
            if position > start { return .text(start..<position) }
            if let tag = tag() { return tag }
            start = position
        }
        return start < position ? .text(start..<position) : nil
    }

    /// `<` is a character like others unless a tag, a comment or a declaration follows.
    private func isMarkup(at place: Int) -> Bool {
        guard place + 1 < bytes.count else { return false }
        let next = bytes[place + 1]
        if next.isASCIILetter || bytes[place...].starts(with: [0x3C, 0x21, 0x2D, 0x2D]) { return true }
        guard place + 2 < bytes.count, place < lastTagEnd else { return false }
        if next == UInt8(ascii: "!") {
            return bytes[place + 2].isASCIILetter || bytes[place + 2] == UInt8(ascii: "-")
                || bytes[place + 2] == UInt8(ascii: "[")
        }
        return next == UInt8(ascii: "?") || next == UInt8(ascii: "/")
    }

    /// At `<`: the tag, or nil for what is left out.
    private mutating func tag() -> HTMLToken? {
        let next = bytes[position + 1]
        if next.isASCIILetter { return startTag() }
        if next == UInt8(ascii: "/"), bytes[position + 2].isASCIILetter { return endTag() }
        if next == UInt8(ascii: "!"), starts(with: "<!--") {
            skipComment()
        } else {
            skip(to: UInt8(ascii: ">"))
            position = min(position + 1, bytes.count)
        }
        return nil
    }

    /// A comment ends at `-->`, at `--!>`, and at once as `<!-->` and `<!--->`; one that has no end hides its first tag
    /// only, where HTML would lose all that follows.
    private mutating func skipComment() {
        position += 4
        let start = position
        if !starts(with: ">"), !starts(with: "->"), !lacksCommentEnd {
            while position < bytes.count, !starts(with: "-->"), !starts(with: "--!>") {
                position += 1
                skip(to: UInt8(ascii: "-"))
            }
            if position == bytes.count {
                lacksCommentEnd = true
                position = start
            }
        }
        skip(to: UInt8(ascii: ">"))
        position = min(position + 1, bytes.count)
    }

    private mutating func startTag() -> HTMLToken? {
        let start = position
        position += 1
        let name = takeName()
        attributes.removeAll(keepingCapacity: true)
        while position < bytes.count {
            skipSpace()
            guard position < bytes.count else { break }
            switch bytes[position] {
            case UInt8(ascii: ">"):
                position += 1
                let closesItself = bytes[position - 2] == UInt8(ascii: "/")
                if Self.rawTextElements.contains(name) { rawText = name }
                return .startTag(name, range: start..<position, closesItself: closesItself)
            case UInt8(ascii: "/"): position += 1
            default: attribute()
            }
        }
        // HTML drops a tag that the document breaks off in.
        return nil
    }

    private mutating func endTag() -> HTMLToken? {
        position += 2
        let name = takeName()
        while position < bytes.count {
            skipSpace()
            guard position < bytes.count else { break }
            if bytes[position] == UInt8(ascii: ">") {
                position += 1
                return .endTag(name)
            }
            if bytes[position] == UInt8(ascii: "/") { position += 1 } else { attribute() }
        }
        return nil
    }

    private mutating func takeName() -> HTMLName {
        let start = position
        var place = start
        while place < bytes.count, !bytes[place].isHTMLSpace, bytes[place] != UInt8(ascii: ">"),
            bytes[place] != UInt8(ascii: "/")
        {
            place += 1
        }
        position = place
        return HTMLName(bytes[start..<place])
    }

    private mutating func attribute() {
        let start = position
        // A leading `=` belongs to the name.
        position += 1
        var place = position
        while place < bytes.count, !bytes[place].endsAttributeName { place += 1 }
        position = place
        let name = start..<place
        skipSpace()
        var value = position..<position
        if position < bytes.count, bytes[position] == UInt8(ascii: "=") {
            position += 1
            skipSpace()
            value = attributeValue()
        }
        guard readsAttributes, attributes.count < ParsingLimits.attributes else { return }
        attributes.append(Attribute(name: HTMLName(bytes[name]), nameRange: name, value: value))
    }

    private mutating func attributeValue() -> Range<Int> {
        guard position < bytes.count else { return position..<position }
        let quote = bytes[position]
        if quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") {
            position += 1
            let start = position
            skip(to: quote)
            defer { position = min(position + 1, bytes.count) }
            return start..<position
        }
        let start = position
        while position < bytes.count, !bytes[position].isHTMLSpace, bytes[position] != UInt8(ascii: ">") {
            position += 1
        }
        return start..<position
    }

    /// Everything up to the element's own end tag, which is left to be read.
    private mutating func skipRawText(of element: HTMLName) -> Range<Int>? {
        guard !lacksEndTag.contains(element) else { return nil }
        let start = position
        while position < bytes.count {
            skip(to: UInt8(ascii: "<"))
            if isEndTag(of: element) { return start < position ? start..<position : nil }
            position = min(position + 1, bytes.count)
        }
        if Self.hiddenElements.contains(element) { return nil }
        lacksEndTag.insert(element)
        position = start
        return nil
    }

    private func isEndTag(of element: HTMLName) -> Bool {
        guard position + 2 < bytes.count, bytes[position + 1] == UInt8(ascii: "/") else { return false }
        let name = bytes[(position + 2)...].prefix(12).prefix { $0.isASCIILetter }
        guard name.endIndex < bytes.count, HTMLName(name) == element else { return false }
        let next = bytes[name.endIndex]
        return next.isHTMLSpace || next == UInt8(ascii: "/") || next == UInt8(ascii: ">")
    }

    private func starts(with text: StaticString) -> Bool {
        let count = text.utf8CodeUnitCount
        guard position + count <= bytes.count else { return false }
        return (0..<count).allSatisfy { unsafe bytes[position + $0] == text.utf8Start[$0] }
    }

    private mutating func skip(to byte: UInt8) {
        position = bytes.firstPlace(of: byte, from: position)
    }

    private mutating func skipSpace() {
        while position < bytes.count, bytes[position].isHTMLSpace { position += 1 }
    }
}

extension HTMLTokenizer {
    /// Whether any element has more attributes than are ever read.
    static func hasElementWithTooManyAttributes(_ bytes: [UInt8]) -> Bool {
        var tokenizer = HTMLTokenizer(bytes)
        while tokenizer.next() != nil {
            if tokenizer.attributes.count >= ParsingLimits.attributes { return true }
        }
        return false
    }
}

extension UInt8 {
    fileprivate var isHTMLSpace: Bool { isXMLSpace || self == 0x0C }

    fileprivate var endsAttributeName: Bool {
        isHTMLSpace || self == UInt8(ascii: "=") || self == UInt8(ascii: ">") || self == UInt8(ascii: "/")
    }
}
