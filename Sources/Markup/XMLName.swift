/// The name of an element or attribute, made once for each name of a document.
package final class XMLName {
    /// In lower case, because feeds are written in any.
    package let local: String
    /// As the document writes it; nil where the name has none.
    package let prefix: String?
    package let namespace: String?
    /// What the handler said the name means.
    package let meaning: Int

    init(local: String, prefix: String?, namespace: String?, meaning: Int) {
        self.local = local
        self.prefix = prefix
        self.namespace = namespace
        self.meaning = meaning
    }
}

/// The attributes of one element, decoded. Holds their bytes itself, so that it can be used again for the next element.
package struct XMLAttributes {
    private var attributes: [(name: XMLName, value: Range<Int>)] = []
    private var bytes: [UInt8] = []

    package init() {}

    package var count: Int { attributes.count }
    package var isEmpty: Bool { attributes.isEmpty }

    package func name(at position: Int) -> XMLName { attributes[position].name }

    package func value(at position: Int) -> ArraySlice<UInt8> { bytes[attributes[position].value] }

    /// The value of the attribute of that local name, whatever its namespace; `xml:lang` is none called `lang`.
    package func value(_ local: String) -> ArraySlice<UInt8>? {
        value { $0.local == local && $0.prefix != "xml" }
    }

    /// The value of `xml:base` or `xml:lang`.
    package func xmlValue(_ local: String) -> ArraySlice<UInt8>? {
        value { $0.local == local && $0.prefix == "xml" }
    }

    private func value(_ matches: (XMLName) -> Bool) -> ArraySlice<UInt8>? {
        attributes.isEmpty ? nil : attributes.first { matches($0.name) }.map { bytes[$0.value] }
    }

    mutating func removeAll() {
        guard !attributes.isEmpty else { return }
        attributes.removeAll(keepingCapacity: true)
        bytes.removeAll(keepingCapacity: true)
    }

    mutating func append(_ name: XMLName, _ value: UnsafeBufferPointer<UInt8>) {
        let start = bytes.count
        unsafe bytes.append(contentsOf: value)
        attributes.append((name, start..<bytes.count))
    }
}
