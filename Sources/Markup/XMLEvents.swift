internal import CXML2

/// Turns libxml2's callbacks into events for a handler. libxml2 holds its address during one reading and no longer.
@unsafe struct XMLEvents {
    private(set) var handler: any XMLHandler
    private var text: [UInt8] = []
    /// What the CDATA sections hold that are still to come: libxml2 reads them emptied.
    private var sections: ArraySlice<ArraySlice<UInt8>>
    private var attributes = XMLAttributes()
    private var elementNames = unsafe NameCache()
    private var attributeNames = unsafe NameCache()

    init(_ handler: any XMLHandler, sections: [ArraySlice<UInt8>]) {
        unsafe self.handler = handler
        unsafe self.sections = sections[...]
    }

    static var callbacks: xmlSAXHandler {
        var callbacks = unsafe xmlSAXHandler()
        unsafe callbacks.initialized = UInt32(XML_SAX2_MAGIC)
        unsafe callbacks.startElementNs = { events, local, prefix, uri, _, _, count, _, attributes in
            unsafe XMLEvents.at(events)?.pointee.start(local, prefix, uri, Int(count), attributes)
        }
        unsafe callbacks.endElementNs = { events, _, _, _ in unsafe XMLEvents.at(events)?.pointee.end() }
        unsafe callbacks.characters = { events, characters, count in
            unsafe XMLEvents.at(events)?.pointee.append(UnsafeBufferPointer(start: characters, count: Int(count)))
        }
        // The same function for white space spares libxml2 the question whether it may be ignored.
        unsafe callbacks.ignorableWhitespace = callbacks.characters
        unsafe callbacks.cdataBlock = { events, _, _ in unsafe XMLEvents.at(events)?.pointee.appendSection() }
        unsafe callbacks.serror = { _, _ in }
        return unsafe callbacks
    }

    private static func at(_ address: UnsafeMutableRawPointer?) -> UnsafeMutablePointer<XMLEvents>? {
        unsafe address?.assumingMemoryBound(to: XMLEvents.self)
    }

    private mutating func append(_ characters: some Collection<UInt8>) {
        guard unsafe text.count < ParsingLimits.elementText else { return }
        unsafe text.append(contentsOf: characters)
    }

    private mutating func appendSection() {
        if let section = unsafe sections.popFirst() { unsafe append(section) }
    }

    private mutating func start(
        _ local: UnsafePointer<UInt8>?, _ prefix: UnsafePointer<UInt8>?, _ uri: UnsafePointer<UInt8>?, _ count: Int,
        _ values: UnsafeMutablePointer<UnsafePointer<UInt8>?>?
    ) {
        guard let local = unsafe local else { return }
        unsafe attributes.removeAll()
        for position in 0..<count {
            // Five pointers an attribute: local name, prefix, namespace, start and end of the value.
            guard let attribute = unsafe values.map({ unsafe $0 + position * 5 }), let name = unsafe attribute[0],
                let start = unsafe attribute[3], let end = unsafe attribute[4]
            else { continue }
            unsafe attributes.append(
                attributeNames.name(name, attribute[1], attribute[2]) { _, _, _ in 0 },
                UnsafeBufferPointer(start: start, count: end - start))
        }
        let name = unsafe elementNames.name(local, prefix, uri) {
            unsafe handler.meaning(local: $0, prefix: $1, namespace: $2)
        }
        unsafe handler.startElement(name, attributes, after: text)
        unsafe text.removeAll(keepingCapacity: true)
    }

    private mutating func end() {
        unsafe handler.endElement(after: text)
        unsafe text.removeAll(keepingCapacity: true)
    }
}
