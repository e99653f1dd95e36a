internal import CXML2

/// An HTML page as a tree, read as forgivingly as browsers read it.
///
/// Nothing is fetched and no entity of the page's own is read: HTML has none.
@safe package final class HTMLDocument {
    private let document: htmlDocPtr

    /// Reads a page.
    ///
    /// - Parameters:
    ///   - bytes: the page.
    ///   - encoding: the charset of the bytes; without one, the page's own `meta` element decides.
    /// - Returns: nil for an empty page, and for one with more attributes on one element than `MarkupLimits` allows:
    ///   libxml2 2.9.14 takes 4.5 s for 50,000 of them, and the square of that for more.
    package init?(bytes: [UInt8], encoding: String? = nil) {
        LibXML.start()
        guard !bytes.isEmpty, bytes.count < Int32.max, !HTMLTokenizer.hasElementWithTooManyAttributes(bytes) else {
            return nil
        }
        let options = HTML_PARSE_RECOVER.rawValue | HTML_PARSE_NOERROR.rawValue | HTML_PARSE_NOWARNING.rawValue
        let quietly = Int32(options | HTML_PARSE_NONET.rawValue | HTML_PARSE_COMPACT.rawValue)
        let read = unsafe bytes.withUnsafeBytes { buffer in
            unsafe htmlReadMemory(
                buffer.bindMemory(to: CChar.self).baseAddress, Int32(buffer.count), nil, encoding, quietly)
        }
        guard let read = unsafe read else { return nil }
        unsafe document = read
    }

    deinit {
        unsafe xmlFreeDoc(document)
    }

    /// The outermost element, `html` as a rule.
    package var root: HTMLNode? {
        guard let element = unsafe xmlDocGetRootElement(document) else { return nil }
        return unsafe HTMLNode(element, in: self)
    }

    /// The nodes that an XPath 1.0 expression finds, in document order.
    package func nodes(_ xpath: String) throws(XPathError) -> [HTMLNode] {
        try root?.nodes(xpath) ?? []
    }
}

/// An XPath expression that libxml2 does not understand, or that it had to give up.
package struct XPathError: Error, Sendable, Equatable {
    package var expression: String
}
