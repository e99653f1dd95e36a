internal import CXML2

/// What reads the elements of an XML document as they come.
package protocol XMLHandler: AnyObject {
    /// What a name means to the handler: asked once for each name of a document, found again in `XMLName.meaning`.
    func meaning(local: String, prefix: String?, namespace: String?) -> Int
    /// - Parameter text: all characters since the event before, decoded; the handler may take them away.
    func startElement(_ name: XMLName, _ attributes: XMLAttributes, after text: inout [UInt8])
    func endElement(after text: inout [UInt8])
}

/// A streaming reader of XML: libxml2's SAX2 parser over UTF-8 bytes, and a second, lenient reading for a document
/// that is not well formed.
@safe package final class XMLReader {
    private let handler: any XMLHandler
    private var text: [UInt8] = []
    private var attributes = XMLAttributes()
    private var elementNames: NameCache
    private var attributeNames: NameCache

    private init(_ handler: any XMLHandler) {
        self.handler = handler
        unsafe elementNames = NameCache()
        unsafe attributeNames = NameCache()
    }

    /// Reads the root element and what it holds.
    ///
    /// - Parameters:
    ///   - bytes: valid UTF-8.
    ///   - prolog: where the root element starts, and which entities of its own the document uses.
    ///   - shape: which elements hold others in this kind of document; how broken nesting is mended.
    ///   - handler: called at most twice: a reading that broke off is thrown away.
    /// - Returns: the handler that has read it all, and whether the document was well formed.
    package static func read<Handler: XMLHandler>(
        _ bytes: [UInt8], prolog: XMLProlog, shape: XMLShape, handler: () -> Handler
    ) -> (handler: Handler, wellFormed: Bool) {
        if prolog.entities.isEmpty, XMLPreflight.passes(bytes, from: prolog.rootStart) {
            let strict = handler()
            switch XMLReader(strict).parse(bytes, from: prolog.rootStart, recovering: false) {
            case .wellFormed: return (strict, true)
            case .badNamespaces: return (strict, false)
            case .broken: break
            }
        }
        var repair = XMLRepair(bytes, prolog: prolog, shape: shape)
        let mended = repair.run()
        let lenient = handler()
        let outcome = XMLReader(lenient).parse(mended, from: 0, recovering: true)
        return (lenient, !repair.foundFaults && outcome == .wellFormed)
    }

    private enum Outcome {
        case wellFormed, badNamespaces, broken
    }

    private func parse(_ bytes: [UInt8], from start: Int, recovering: Bool) -> Outcome {
        LibXML.start()
        return unsafe bytes.withUnsafeBytes { buffer in
            let document = unsafe UnsafeRawBufferPointer(rebasing: buffer[start...])
            guard document.count > 0, document.count < Int32.max,
                let context = unsafe xmlCreateMemoryParserCtxt(
                    document.assumingMemoryBound(to: CChar.self).baseAddress, Int32(document.count))
            else { return .broken }
            defer { unsafe xmlFreeParserCtxt(context) }
            unsafe Self.set(&context.pointee.sax.pointee)
            unsafe context.pointee.userData = Unmanaged.passUnretained(self).toOpaque()
            // NOENT only decodes `&amp;` in attributes here: no document type, so no entity, ever reaches libxml2.
            // IGNORE_ENC: the bytes are UTF-8 by now, whatever the document declares.
            var options = XML_PARSE_NONET.rawValue | XML_PARSE_NOENT.rawValue | XML_PARSE_IGNORE_ENC.rawValue
            if recovering { options |= XML_PARSE_RECOVER.rawValue }
            _ = unsafe xmlCtxtUseOptions(context, Int32(options))
            _ = unsafe xmlParseDocument(context)
            guard unsafe context.pointee.wellFormed != 0 else { return .broken }
            return unsafe context.pointee.nsWellFormed != 0 ? .wellFormed : .badNamespaces
        }
    }

    private static func set(_ callbacks: inout xmlSAXHandler) {
        unsafe callbacks = xmlSAXHandler()
        unsafe callbacks.initialized = UInt32(XML_SAX2_MAGIC)
        unsafe callbacks.startElementNs = { reader, local, prefix, uri, _, _, count, _, attributes in
            unsafe XMLReader.at(reader)?.start(local, prefix, uri, Int(count), attributes)
        }
        unsafe callbacks.endElementNs = { reader, _, _, _ in unsafe XMLReader.at(reader)?.end() }
        unsafe callbacks.characters = { reader, characters, count in
            unsafe XMLReader.at(reader)?.append(UnsafeBufferPointer(start: characters, count: Int(count)))
        }
        // The same function for white space spares libxml2 the question whether it may be ignored.
        unsafe callbacks.ignorableWhitespace = callbacks.characters
        unsafe callbacks.cdataBlock = callbacks.characters
        unsafe callbacks.serror = { _, _ in }
    }

    private static func at(_ reader: UnsafeMutableRawPointer?) -> XMLReader? {
        unsafe reader.map { unsafe Unmanaged<XMLReader>.fromOpaque($0).takeUnretainedValue() }
    }

    private func append(_ characters: UnsafeBufferPointer<UInt8>) {
        guard text.count < ParsingLimits.elementText else { return }
        unsafe text.append(contentsOf: characters)
    }

    private func start(
        _ local: UnsafePointer<UInt8>?, _ prefix: UnsafePointer<UInt8>?, _ uri: UnsafePointer<UInt8>?, _ count: Int,
        _ values: UnsafeMutablePointer<UnsafePointer<UInt8>?>?
    ) {
        guard let local = unsafe local else { return }
        attributes.removeAll()
        if let values = unsafe values {
            for position in 0..<count {
                // Five pointers an attribute: local name, prefix, namespace, start and end of the value.
                let attribute = unsafe values + position * 5
                guard let name = unsafe attribute[0], let start = unsafe attribute[3], let end = unsafe attribute[4]
                else { continue }
                unsafe attributes.append(
                    attributeNames.name(name, attribute[1], attribute[2]) { _, _, _ in 0 },
                    UnsafeBufferPointer(start: start, count: end - start))
            }
        }
        let name = unsafe elementNames.name(local, prefix, uri, meaning: handler.meaning)
        handler.startElement(name, attributes, after: &text)
        text.removeAll(keepingCapacity: true)
    }

    private func end() {
        handler.endElement(after: &text)
        text.removeAll(keepingCapacity: true)
    }
}
