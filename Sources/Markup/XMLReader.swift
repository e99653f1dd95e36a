internal import CXML2

/// What reads the elements of an XML document as they come.
package protocol XMLHandler {
    /// What a name means to the handler: asked once for each name of a document, found again in `XMLName.meaning`.
    mutating func meaning(local: String, prefix: String?, namespace: String?) -> Int
    /// - Parameter text: all characters since the event before, decoded.
    mutating func startElement(_ name: XMLName, _ attributes: XMLAttributes, after text: [UInt8])
    mutating func endElement(after text: [UInt8])
}

/// A streaming reader of XML: libxml2's SAX2 parser over UTF-8 bytes, and a second, lenient reading for a document
/// that is not well formed.
package enum XMLReader {
    /// Reads the root element and what it holds.
    ///
    /// - Parameters:
    ///   - bytes: valid UTF-8.
    ///   - prolog: where the root element starts, and which entities of its own the document uses.
    ///   - shape: which elements hold others in this kind of document; how broken nesting is mended.
    ///   - handler: of which at most two are made: a reading that broke off is thrown away.
    /// - Returns: the handler that has read it all, and whether the document was well formed.
    package static func read<Handler: XMLHandler>(
        _ bytes: [UInt8], prolog: XMLProlog, shape: XMLShape, handler: () -> Handler
    ) -> (handler: Handler, wellFormed: Bool) {
        if prolog.entities.isEmpty, let sections = XMLPreflight.sections(of: bytes, from: prolog.rootStart) {
            let document = document(bytes[prolog.rootStart...], without: sections)
            var strict = handler()
            switch parse(document, sections: sections.map { bytes[$0] }, recovering: false, into: &strict) {
            case .wellFormed: return (strict, true)
            case .badNamespaces: return (strict, false)
            case .broken: break
            }
        }
        var repair = XMLRepair(bytes, prolog: prolog, shape: shape)
        let mended = repair.run()
        var lenient = handler()
        let outcome = parse(mended[...], sections: [], recovering: true, into: &lenient)
        return (lenient, !repair.foundFaults && outcome == .wellFormed)
    }

    private enum Outcome {
        case wellFormed, badNamespaces, broken
    }

    /// The document with a space for all that a section holds. Most feeds keep their text in CDATA sections, which need no
    /// reading: libxml2 takes 22 instructions a byte to find their ends and faults (2.9.14), the preflight two.
    private static func document(_ bytes: ArraySlice<UInt8>, without sections: [Range<Int>]) -> ArraySlice<UInt8> {
        guard !sections.isEmpty else { return bytes }
        var document: [UInt8] = []
        document.reserveCapacity(bytes.count)
        var rest = bytes
        for section in sections {
            document += rest[..<section.lowerBound]
            document.append(0x20)
            rest = rest[section.upperBound...]
        }
        document += rest
        return document[...]
    }

    /// - Parameter sections: what stands in the document's sections.
    private static func parse<Handler: XMLHandler>(
        _ document: ArraySlice<UInt8>, sections: [ArraySlice<UInt8>], recovering: Bool, into handler: inout Handler
    ) -> Outcome {
        LibXML.start()
        var events = unsafe XMLEvents(handler, sections: sections)
        // An event's handler is the one that was put in.
        defer { if let read = unsafe events.handler as? Handler { handler = read } }
        return unsafe withUnsafeMutablePointer(to: &events) { events in
            unsafe document.withUnsafeBytes { unsafe parse($0, recovering: recovering, into: events) }
        }
    }

    /// Reads it with the push parser, in pieces: the pull parser makes a copy of the whole document.
    private static func parse(
        _ document: UnsafeRawBufferPointer, recovering: Bool, into events: UnsafeMutablePointer<XMLEvents>
    ) -> Outcome {
        var callbacks = unsafe XMLEvents.callbacks
        guard let context = unsafe xmlCreatePushParserCtxt(&callbacks, events, nil, 0, nil) else { return .broken }
        defer { unsafe xmlFreeParserCtxt(context) }
        // NOENT only decodes `&amp;` in attributes here: no document type, so no entity, ever reaches libxml2.
        // IGNORE_ENC: the bytes are UTF-8 by now, whatever the document declares.
        var options = XML_PARSE_NONET.rawValue | XML_PARSE_NOENT.rawValue | XML_PARSE_IGNORE_ENC.rawValue
        if recovering { options |= XML_PARSE_RECOVER.rawValue }
        _ = unsafe xmlCtxtUseOptions(context, Int32(options))
        var rest = unsafe document[...]
        repeat {
            let piece = unsafe rest.prefix(pieceSize)
            unsafe rest = rest.dropFirst(piece.count)
            let bytes = unsafe UnsafeRawBufferPointer(rebasing: piece).assumingMemoryBound(to: CChar.self)
            _ = unsafe xmlParseChunk(context, bytes.baseAddress, Int32(bytes.count), rest.isEmpty ? 1 : 0)
        } while unsafe !rest.isEmpty
        guard unsafe context.pointee.wellFormed != 0 else { return .broken }
        return unsafe context.pointee.nsWellFormed != 0 ? .wellFormed : .badNamespaces
    }

    /// libxml2 gives up where more than 10 MB wait to be read.
    private static let pieceSize = 4 << 20
}
