internal import CXML2

/// An element, attribute or text of an `HTMLDocument`, which it keeps alive.
@safe package struct HTMLNode {
    private let document: HTMLDocument
    private let node: xmlNodePtr

    @unsafe init(_ node: xmlNodePtr, in document: HTMLDocument) {
        self.document = document
        unsafe self.node = node
    }

    /// The element's name in lower case; an attribute's name; `text` for text.
    package var name: String {
        guard let name = unsafe node.pointee.name else { return "" }
        return unsafe String(cString: name)
    }

    /// All text in it, as it stands in the page.
    package var text: String {
        unsafe LibXML.string(xmlNodeGetContent(node))
    }

    /// The value of one of its attributes; an empty string where the attribute has none (`<time pubdate>`).
    package func attribute(_ name: String) -> String? {
        guard unsafe node.pointee.type == XML_ELEMENT_NODE, unsafe xmlHasProp(node, name) != nil else { return nil }
        return unsafe LibXML.string(xmlGetNoNsProp(node, name))
    }

    /// The nodes that an XPath 1.0 expression finds, in document order; relative paths start at this node.
    package func nodes(_ xpath: String) throws(XPathError) -> [HTMLNode] {
        try unsafe evaluate(xpath) { result in
            guard let set = unsafe result.pointee.nodesetval, let found = unsafe set.pointee.nodeTab else { return [] }
            return (0..<Int(unsafe set.pointee.nodeNr)).compactMap { position in
                guard let node = unsafe found[position], unsafe node.pointee.type != XML_NAMESPACE_DECL else {
                    return nil
                }
                return unsafe HTMLNode(node, in: document)
            }
        }
    }

    /// What an XPath 1.0 expression says as a string: the text of the first node it finds, or the value of a function
    /// such as `normalize-space(.)`. Empty where it finds nothing.
    package func string(_ xpath: String) throws(XPathError) -> String {
        try unsafe evaluate(xpath) { result in unsafe LibXML.string(xmlXPathCastToString(result)) }
    }

    private func evaluate<Value>(
        _ xpath: String, _ read: (xmlXPathObjectPtr) -> Value
    ) throws(XPathError) -> Value {
        guard let context = unsafe xmlXPathNewContext(node.pointee.doc) else { throw XPathError(expression: xpath) }
        defer { unsafe xmlXPathFreeContext(context) }
        unsafe context.pointee.error = { _, _ in }
        // A page of 10 MB takes some thousands of steps for a sane expression; `//*//*//*` on it would never end.
        unsafe context.pointee.opLimit = 50_000_000
        guard let result = unsafe xmlXPathNodeEval(node, xpath, context) else { throw XPathError(expression: xpath) }
        defer { unsafe xmlXPathFreeObject(result) }
        return unsafe read(result)
    }
}
