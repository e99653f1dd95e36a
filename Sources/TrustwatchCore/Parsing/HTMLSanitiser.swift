internal import Markup

/// Writes the HTML of an article again with what `HTMLPolicy` allows and nothing else: every tag is made anew from the
/// tokens of the old one, so that no trick of spelling gets through; links become absolute, open elements are closed.
struct HTMLSanitiser {
    private let base: URLReference?
    private var tokenizer: HTMLTokenizer
    private var output: [UInt8] = []
    private var open: [(name: HTMLName, text: [UInt8])] = []

    private init(_ html: [UInt8], base: URLReference?) {
        tokenizer = HTMLTokenizer(html)
        self.base = base
        output.reserveCapacity(html.count + 64)
    }

    static func sanitise(_ html: [UInt8], base: URLReference?) -> String {
        var sanitiser = HTMLSanitiser(html, base: base)
        sanitiser.run()
        return String(decoding: sanitiser.output.trimmed(), as: UTF8.self)
    }

    /// HTML that shows plain text.
    static func escape(_ text: [UInt8]) -> String {
        var output: [UInt8] = []
        HTMLText.append(text, 0..<text.count, to: &output, decodingReferences: false)
        return String(decoding: output.trimmed(), as: UTF8.self)
    }

    private mutating func run() {
        while let token = tokenizer.next() {
            switch token {
            case .rawText: break
            case .text(let range): HTMLText.append(tokenizer.bytes, range, to: &output, decodingReferences: true)
            case .startTag(let name, _, let closesItself): start(name, closesItself: closesItself)
            case .endTag(let name): end(name)
            }
        }
        while !open.isEmpty { closeLast() }
    }

    private mutating func start(_ name: HTMLName, closesItself: Bool) {
        switch HTMLPolicy.elements[name] {
        case .kept(let text):
            guard open.count < ParsingLimits.openElements else { return }
            endImplied(by: name)
            writeTag(text)
            open.append((name, text))
        case .void(let text): writeVoid(text)
        case .dropped: if !closesItself { skipContent(of: name) }
        case .frame: writeFilm()
        case nil: break
        }
    }

    private mutating func end(_ name: HTMLName) {
        guard let place = open.lastIndex(where: { $0.name == name }) else { return }
        while open.count > place { closeLast() }
    }

    private mutating func closeLast() {
        guard let element = open.popLast() else { return }
        output += "</".utf8
        output += element.text
        output.append(UInt8(ascii: ">"))
    }

    /// A list item ends the one before it, a cell the one before it, and so on, where its end tag was left out.
    private mutating func endImplied(by name: HTMLName) {
        guard let last = open.last, let ended = Self.ended[name], ended.contains(last.name) else { return }
        closeLast()
    }

    private static let ended: [HTMLName: Set<HTMLName>] = {
        let (item, term, meaning) = (HTMLName(known: "li"), HTMLName(known: "dt"), HTMLName(known: "dd"))
        let (row, cell, head) = (HTMLName(known: "tr"), HTMLName(known: "td"), HTMLName(known: "th"))
        let paragraph = HTMLName(known: "p")
        return [
            paragraph: [paragraph], item: [item], term: [term, meaning], meaning: [term, meaning],
            row: [row, cell, head],
            cell: [cell, head], head: [cell, head],
        ]
    }()

    /// Reads on behind the element's end tag.
    private mutating func skipContent(of name: HTMLName) {
        var depth = 1
        while depth > 0, let token = tokenizer.next() {
            switch token {
            case .startTag(name, _, closesItself: false): depth += 1
            case .endTag(name): depth -= 1
            default: break
            }
        }
    }

    private mutating func writeVoid(_ name: [UInt8]) {
        let start = output.count
        // A picture whose address is not allowed would show as a broken one.
        if !writeTag(name), name == Array("img".utf8) { output.removeSubrange(start...) }
    }

    /// Writes a start tag with those of its attributes that are allowed; false where an address was not.
    @discardableResult
    private mutating func writeTag(_ name: [UInt8]) -> Bool {
        var isWhole = true
        output.append(UInt8(ascii: "<"))
        output += name
        for attribute in tokenizer.attributes {
            switch HTMLPolicy.attributes[attribute.name] {
            case .text(let text): write(text, HTMLReference.decoded(tokenizer.bytes, attribute.value))
            case .link(let text): isWhole = writeLink(text, attribute.value, mayBeImage: false) && isWhole
            case .image(let text):
                isWhole = writeLink(text, attribute.value, mayBeImage: name == Array("img".utf8)) && isWhole
            case .images(let text): writeLinks(text, attribute.value)
            case nil: break
            }
        }
        output.append(UInt8(ascii: ">"))
        return isWhole
    }

    private mutating func writeLink(_ name: [UInt8], _ value: Range<Int>, mayBeImage: Bool) -> Bool {
        let link = URLReference(HTMLReference.decoded(tokenizer.bytes, value)).resolved(against: base)
        guard link.isSafe || mayBeImage && Self.isImageData(link) else { return false }
        write(name, link.bytes)
        return true
    }

    private static func isImageData(_ link: URLReference) -> Bool {
        ["data:image/png", "data:image/gif", "data:image/jpeg", "data:image/webp"].contains {
            link.bytes.startsIgnoringCase(with: $0)
        }
    }

    /// `srcset`: addresses with a width or density each, between commas that are followed by white space.
    private mutating func writeLinks(_ name: [UInt8], _ value: Range<Int>) {
        let words = HTMLReference.decoded(tokenizer.bytes, value).split(whereSeparator: \.isASCIISpace)
        var candidates: [[UInt8]] = []
        var expectsLink = true
        for word in words {
            if expectsLink {
                let link = URLReference(word.last == UInt8(ascii: ",") ? word.dropLast() : word).resolved(against: base)
                guard link.isSafe else { return }
                candidates.append(link.bytes)
            } else {
                candidates[candidates.count - 1] += [0x20] + (word.last == UInt8(ascii: ",") ? word.dropLast() : word)
            }
            expectsLink = word.last == UInt8(ascii: ",")
        }
        guard !candidates.isEmpty else { return }
        write(name, Array(candidates.joined(separator: ", ".utf8)))
    }

    private mutating func write(_ name: [UInt8], _ value: [UInt8]) {
        output.append(UInt8(ascii: " "))
        output += name
        output += "=\"".utf8
        HTMLText.append(value, 0..<value.count, to: &output, decodingReferences: false)
        output.append(UInt8(ascii: "\""))
    }

    private mutating func writeFilm() {
        guard let source = tokenizer.attributes.first(where: { $0.name == HTMLName(known: "src") }) else { return }
        let link = URLReference(HTMLReference.decoded(tokenizer.bytes, source.value)).resolved(against: base)
        guard link.scheme == "https" || link.scheme == "http", HTMLPolicy.filmHosts.contains(link.host) else { return }
        writeTag(Array("iframe".utf8))
        output += "</iframe>".utf8
    }
}
