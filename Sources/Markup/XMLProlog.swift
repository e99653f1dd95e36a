/// What stands before the root element of an XML document, read without libxml2, which never sees a document type.
package struct XMLProlog: Sendable {
    /// Where the root element's `<` is.
    package var rootStart: Int
    /// The root element's local name, in lower case.
    package var rootName: String
    /// Whether anything but XML's own stands before it, such as a warning of the server's PHP.
    package var hasJunk = false
    /// Whether there is a document type, which may declare entities somewhere else.
    package var hasDocumentType = false
    /// The entities the document declares as short plain text. No others are ever replaced.
    package var entities: [String: [UInt8]] = [:]

    package enum Outcome: Sendable {
        case root(XMLProlog)
        /// The name of the first element, where that is no root that was asked for.
        case foreign(String)
        /// Entities that refer to files, to addresses or to each other.
        case hostileEntities
        case noElement
    }

    /// Finds the root element.
    ///
    /// - Parameters:
    ///   - bytes: valid UTF-8.
    ///   - isRoot: whether an element of that local name is looked for.
    package static func read(_ bytes: [UInt8], isRoot: (String) -> Bool) -> Outcome {
        var scanner = PrologScanner(bytes: bytes)
        return scanner.scan(isRoot: isRoot)
    }
}

private struct PrologScanner {
    var cursor: ByteCursor
    var entities: [String: [UInt8]] = [:]
    var hasJunk = false
    var hasDocumentType = false
    var isHostile = false

    /// Elements that error messages and broken templates leave before a feed.
    private static let junkElements: Set<String> = [
        "a", "b", "br", "code", "div", "em", "font", "hr", "i", "p", "pre", "small", "span", "strong", "table", "td",
        "th", "tr",
    ]
    private static let entityText = 256

    init(bytes: [UInt8]) {
        cursor = ByteCursor(bytes)
    }

    mutating func scan(isRoot: (String) -> Bool) -> XMLProlog.Outcome {
        while cursor.position < min(cursor.bytes.count, ParsingLimits.leadingJunk) {
            guard cursor.byte == UInt8(ascii: "<") else {
                hasJunk = hasJunk || !cursor.byte.isXMLSpace
                cursor.position += 1
                continue
            }
            if cursor.starts(with: "<!--") {
                cursor.skip(past: "-->")
            } else if cursor.starts(with: "<?") {
                cursor.skip(past: "?>")
            } else if cursor.startsIgnoringCase(with: "<!doctype") {
                readDocumentType()
                if isHostile { return .hostileEntities }
            } else if let outcome = element(isRoot: isRoot) {
                return outcome
            }
        }
        return .noElement
    }

    private mutating func element(isRoot: (String) -> Bool) -> XMLProlog.Outcome? {
        let start = cursor.position
        cursor.position += 1
        let name = cursor.take(while: \.isXMLName).split(separator: UInt8(ascii: ":")).last.map {
            String(decoding: $0, as: UTF8.self)
        }
        guard let local = name?.lowercased() else {
            hasJunk = true
            return nil
        }
        if isRoot(local) {
            return .root(
                XMLProlog(
                    rootStart: start, rootName: local, hasJunk: hasJunk, hasDocumentType: hasDocumentType,
                    entities: entities))
        }
        guard Self.junkElements.contains(local) else { return .foreign(local) }
        hasJunk = true
        cursor.skip(past: ">")
        return nil
    }

    private mutating func readDocumentType() {
        cursor.position += "<!doctype".utf8.count
        hasDocumentType = true
        while !cursor.isAtEnd {
            switch cursor.byte {
            case UInt8(ascii: "\""), UInt8(ascii: "'"): skipQuoted()
            case UInt8(ascii: "["): readInternalSubset()
            case UInt8(ascii: ">"):
                cursor.position += 1
                return
            case UInt8(ascii: "<"): return
            default: cursor.position += 1
            }
        }
    }

    private mutating func readInternalSubset() {
        cursor.position += 1
        while !cursor.isAtEnd, !isHostile {
            if cursor.starts(with: "<!--") {
                cursor.skip(past: "-->")
            } else if cursor.starts(with: "<!ENTITY") {
                readEntity()
            } else if cursor.byte == UInt8(ascii: "\"") || cursor.byte == UInt8(ascii: "'") {
                skipQuoted()
            } else if cursor.byte == UInt8(ascii: "]") {
                cursor.position += 1
                return
            } else {
                cursor.position += 1
            }
        }
    }

    /// `<!ENTITY name "text">` is kept; a parameter entity is skipped, because nothing in here makes use of one.
    private mutating func readEntity() {
        cursor.position += "<!ENTITY".utf8.count
        cursor.skip(while: \.isXMLSpace)
        let name = cursor.take(while: \.isXMLName)
        cursor.skip(while: \.isXMLSpace)
        guard !name.isEmpty, !cursor.isAtEnd else { return }
        let quote = cursor.byte
        guard quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else {
            isHostile = cursor.starts(with: "SYSTEM") || cursor.starts(with: "PUBLIC")
            return
        }
        cursor.position += 1
        let value = cursor.take { $0 != quote }
        cursor.position += 1
        isHostile = value.count > Self.entityText || Self.refersToEntities(value)
        if !value.contains(UInt8(ascii: "<")) { entities[String(decoding: name, as: UTF8.self)] = Array(value) }
    }

    /// Whether a value holds a reference other than one to a character.
    private static func refersToEntities(_ value: ArraySlice<UInt8>) -> Bool {
        value.indices.contains { position in
            value[position] == UInt8(ascii: "&") && value[(position + 1)...].first != UInt8(ascii: "#")
                || value[position] == UInt8(ascii: "%")
        }
    }

    private mutating func skipQuoted() {
        let quote = cursor.byte
        cursor.position += 1
        cursor.skip { $0 != quote }
        cursor.position += 1
    }
}
