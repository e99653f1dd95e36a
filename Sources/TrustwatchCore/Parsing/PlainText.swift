internal import Markup

/// Text as people read it: no markup, no control characters, white space collapsed, composed characters (NFC).
enum PlainText {
    /// One line of text that holds no markup.
    static func line(_ text: some Collection<UInt8>, limit: Int = ParsingLimits.shortText) -> String {
        let bytes = Array(text)
        var writer = PlainTextWriter(limit: limit, keepsLines: false, atMost: bytes.count)
        writer.append(bytes, 0..<bytes.count, decodingReferences: false)
        return writer.finish()
    }

    /// One line of the text in HTML.
    static func line(html: [UInt8], limit: Int = ParsingLimits.shortText) -> String {
        text(html: html, limit: limit, keepsLines: false)
    }

    /// The text in HTML with a line for each paragraph, cell, list item or heading.
    static func lines(html: [UInt8], limit: Int) -> String {
        text(html: html, limit: limit, keepsLines: true)
    }

    /// Text that holds no markup, with its own lines.
    static func lines(_ bytes: [UInt8], limit: Int) -> String {
        var writer = PlainTextWriter(limit: limit, keepsLines: true, atMost: bytes.count)
        for line in bytes.indices.split(omittingEmptySubsequences: true, whereSeparator: { bytes[$0] == 0x0A }) {
            writer.breakLine()
            writer.append(bytes, line, decodingReferences: false)
        }
        return writer.finish()
    }

    private static func text(html: [UInt8], limit: Int, keepsLines: Bool) -> String {
        var writer = PlainTextWriter(limit: limit, keepsLines: keepsLines, atMost: html.count)
        var tokenizer = HTMLTokenizer(html, readsAttributes: false)
        while !writer.isFull, let token = tokenizer.next() {
            switch token {
            case .text(let range): writer.append(html, range, decodingReferences: true)
            case .rawText: break
            case .startTag(let name, _, _), .endTag(let name):
                if breakingElements[name] != nil { writer.breakLine() }
            }
        }
        return writer.finish()
    }

    private static let breakingElements: HTMLNameTable<Bool> = {
        let names: [StaticString] = [
            "address", "article", "aside", "blockquote", "br", "caption", "dd", "div", "dl", "dt", "figcaption",
            "figure",
            "footer", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li", "main", "nav", "ol", "p", "pre",
            "section",
            "table", "td", "th", "tr", "ul",
        ]
        return HTMLNameTable(Dictionary(uniqueKeysWithValues: names.map { (HTMLName(known: $0), true) }))
    }()
}

/// Writes plain text: collapses white space, leaves out what is not to be seen, stops at its limit.
private struct PlainTextWriter {
    let limit: Int
    let keepsLines: Bool
    private var output: [UInt8] = []
    private var gap: UInt8?
    private var mayNeedComposing = false

    /// - Parameter length: of what is going to be written: as much is reserved.
    init(limit: Int, keepsLines: Bool, atMost length: Int) {
        self.limit = limit
        self.keepsLines = keepsLines
        output.reserveCapacity(min(limit, length))
    }

    var isFull: Bool { output.count >= limit }

    mutating func breakLine() {
        gap = keepsLines ? 0x0A : 0x20
    }

    mutating func append(_ bytes: [UInt8], _ range: Range<Int>, decodingReferences: Bool) {
        var place = range.lowerBound
        while place < range.upperBound, !isFull {
            let byte = bytes[place]
            if byte > 0x20, byte < 0x7F, byte != UInt8(ascii: "&") || !decodingReferences {
                let end = bytes.endOfPlainWords(from: place + 1, to: range.upperBound)
                close()
                output.append(contentsOf: bytes[place..<end])
                place = end
            } else if byte == UInt8(ascii: "&") {
                place = reference(bytes, at: place, end: range.upperBound)
            } else if byte <= 0x20 || byte == 0x7F {
                if byte.isASCIISpace { space() }
                place += 1
            } else {
                place = beyondASCII(bytes, at: place, end: range.upperBound)
            }
        }
    }

    private mutating func space() {
        if gap == nil { gap = 0x20 }
    }

    /// Writes the gap that is due before what follows.
    private mutating func close() {
        if let gap, !output.isEmpty { output.append(gap) }
        gap = nil
    }

    private mutating func reference(_ bytes: [UInt8], at place: Int, end: Int) -> Int {
        guard let (scalar, next) = HTMLReference.read(bytes, at: place, end: end, inAttribute: false) else {
            close()
            output.append(UInt8(ascii: "&"))
            return place + 1
        }
        let encoded = Array(UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
        append(encoded, 0..<encoded.count, decodingReferences: false)
        return next
    }

    private mutating func beyondASCII(_ bytes: [UInt8], at place: Int, end: Int) -> Int {
        let length = bytes[place] < 0xE0 ? 2 : bytes[place] < 0xF0 ? 3 : 4
        let stop = min(place + length, end)
        switch Invisible(bytes[place..<stop]) {
        case .space: space()
        case .hidden: break
        case .windows1252(let scalar):
            close()
            output += UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter
        case .visible:
            close()
            mayNeedComposing = mayNeedComposing || bytes[place..<stop].mayNeedComposing
            output.append(contentsOf: bytes[place..<stop])
        }
        return stop
    }

    mutating func finish() -> String {
        if output.count > limit {
            var end = limit
            while end > 0, output[end] & 0xC0 == 0x80 { end -= 1 }
            output.removeSubrange(end...)
        }
        let text = String(decoding: output, as: UTF8.self)
        return mayNeedComposing ? text.composed : text
    }
}
