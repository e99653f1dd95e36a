internal import Markup

/// Writes elements that stand within a feed's text (inline XHTML, unescaped HTML) as HTML source.
enum InlineMarkup {
    /// - Parameter base: what relative addresses in it start from, where an element within the text has set one of its own.
    static func appendStart(_ name: XMLName, _ attributes: XMLAttributes, base: URLReference?, to output: inout [UInt8])
    {
        output.append(UInt8(ascii: "<"))
        output += qualified(name).utf8
        for position in 0..<attributes.count {
            let attribute = attributes.name(at: position)
            guard attribute.prefix == nil else { continue }
            var value = Array(attributes.value(at: position))
            if let base, attribute.local == "href" || attribute.local == "src" {
                value = URLReference(value).resolved(against: base).bytes
            }
            output.append(0x20)
            output += attribute.local.utf8
            output += "=\"".utf8
            HTMLText.append(value, 0..<value.count, to: &output, decodingReferences: false)
            output.append(UInt8(ascii: "\""))
        }
        output.append(UInt8(ascii: ">"))
    }

    static func appendEnd(_ name: XMLName, to output: inout [UInt8]) {
        guard !voidNames.contains(name.local) else { return }
        output += "</".utf8
        output += qualified(name).utf8
        output.append(UInt8(ascii: ">"))
    }

    /// An element of another vocabulary keeps its prefix, so that it is not taken for HTML's.
    private static func qualified(_ name: XMLName) -> String {
        guard let prefix = name.prefix, !FeedVocabulary.isXHTML(name.namespace) else { return name.local }
        return "\(prefix):\(name.local)"
    }

    private static let voidNames: Set<String> = [
        "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr",
    ]
}
