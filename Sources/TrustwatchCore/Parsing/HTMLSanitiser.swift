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
        case .frame:
            writeFilm()
            skipContent(of: name)
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
        let rules = [
            "p": ["p"], "li": ["li"], "dt": ["dt", "dd"], "dd": ["dt", "dd"], "tr": ["tr", "td", "th"],
            "td": ["td", "th"],
            "th": ["td", "th"],
        ]
        return Dictionary(
            uniqueKeysWithValues: rules.map { (HTMLName($0), Set($1.map { HTMLName($0) })) })
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
        let links = writeTag(name)
        // A picture whose address is not allowed would show as a broken one.
        if links == 0, name == Array("img".utf8) { output.removeSubrange(start...) }
    }

    /// Writes a start tag with those of its attributes that are allowed; returns how many addresses it has.
    @discardableResult
    private mutating func writeTag(_ name: [UInt8]) -> Int {
        var links = 0
        output.append(UInt8(ascii: "<"))
        output += name
        for attribute in tokenizer.attributes {
            switch HTMLPolicy.attributes[attribute.name] {
            case .text(let text): write(text, HTMLReference.decoded(tokenizer.bytes, attribute.value))
            case .link(let text): links += writeLink(text, attribute.value, mayBeImage: false)
            case .image(let text): links += writeLink(text, attribute.value, mayBeImage: name == Array("img".utf8))
            case .images(let text): links += writeLinks(text, attribute.value)
            case nil: break
            }
        }
        output.append(UInt8(ascii: ">"))
        return links
    }

    private mutating func writeLink(_ name: [UInt8], _ value: Range<Int>, mayBeImage: Bool) -> Int {
        let link = URLReference(HTMLReference.decoded(tokenizer.bytes, value)).resolved(against: base)
        guard link.isSafe || mayBeImage && Self.isImageData(link) else { return 0 }
        write(name, link.bytes)
        return 1
    }

    private static func isImageData(_ link: URLReference) -> Bool {
        ["data:image/png", "data:image/gif", "data:image/jpeg", "data:image/webp"].contains {
            link.bytes.startsIgnoringCase(with: $0)
        }
    }

    /// `srcset`: addresses with a width or density each, between commas that are followed by white space.
    private mutating func writeLinks(_ name: [UInt8], _ value: Range<Int>) -> Int {
        let words = HTMLReference.decoded(tokenizer.bytes, value).split(whereSeparator: \.isASCIISpace)
        var candidates: [[UInt8]] = []
        var expectsLink = true
        for word in words {
            if expectsLink {
                let link = URLReference(word.last == UInt8(ascii: ",") ? word.dropLast() : word).resolved(against: base)
                guard link.isSafe else { return 0 }
                candidates.append(link.bytes)
            } else {
                candidates[candidates.count - 1] += [0x20] + (word.last == UInt8(ascii: ",") ? word.dropLast() : word)
            }
            expectsLink = word.last == UInt8(ascii: ",")
        }
        guard !candidates.isEmpty else { return 0 }
        write(name, Array(candidates.joined(separator: ", ".utf8)))
        return 1
    }

    private mutating func write(_ name: [UInt8], _ value: [UInt8]) {
        output.append(UInt8(ascii: " "))
        output += name
        output += "=\"".utf8
        HTMLText.append(value, 0..<value.count, to: &output, decodingReferences: false)
        output.append(UInt8(ascii: "\""))
    }

    private mutating func writeFilm() {
        guard let source = tokenizer.attributes.first(where: { $0.name == HTMLName("src") }) else { return }
        let link = URLReference(HTMLReference.decoded(tokenizer.bytes, source.value)).resolved(against: base)
        guard link.scheme == "https" || link.scheme == "http", HTMLPolicy.filmHosts.contains(link.host) else { return }
        writeTag(Array("iframe".utf8))
        output += "</iframe>".utf8
    }
}
