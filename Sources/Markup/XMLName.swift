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
    private var names: [XMLName] = []
    private var ends: [Int] = []
    private var bytes: [UInt8] = []

    package init() {}

    package var count: Int { names.count }
    package var isEmpty: Bool { names.isEmpty }

    package func name(at position: Int) -> XMLName { names[position] }

    package func value(at position: Int) -> ArraySlice<UInt8> {
        bytes[(position == 0 ? 0 : ends[position - 1])..<ends[position]]
    }

    /// The value of the attribute of that local name, whatever its namespace; `xml:lang` is none called `lang`.
    package func value(_ local: String) -> ArraySlice<UInt8>? {
        position { $0.local == local && $0.prefix != "xml" }.map(value(at:))
    }

    /// The value of `xml:base` or `xml:lang`.
    package func xmlValue(_ local: String) -> ArraySlice<UInt8>? {
        position { $0.local == local && $0.prefix == "xml" }.map(value(at:))
    }

    private func position(_ matches: (XMLName) -> Bool) -> Int? {
        names.isEmpty ? nil : names.firstIndex(where: matches)
    }

    mutating func removeAll() {
        guard !names.isEmpty else { return }
        names.removeAll(keepingCapacity: true)
        ends.removeAll(keepingCapacity: true)
        bytes.removeAll(keepingCapacity: true)
    }

    mutating func append(_ name: XMLName, _ value: UnsafeBufferPointer<UInt8>) {
        names.append(name)
        unsafe bytes.append(contentsOf: value)
        ends.append(bytes.count)
    }
}
