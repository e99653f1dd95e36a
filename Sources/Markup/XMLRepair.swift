/// Which elements hold others in a kind of XML document.
package struct XMLShape: Sendable {
    /// Elements that are never within each other (`item`, `entry`): where one starts, an unclosed one before it ends.
    package var entries: Set<String>
    /// Elements that an entry may be in (`channel`, `feed`).
    package var containers: Set<String>
    /// Elements that hold text alone: where another element starts in one, its end tag was forgotten.
    package var leaves: Set<String>

    package init(entries: Set<String>, containers: Set<String>, leaves: Set<String>) {
        self.entries = entries
        self.containers = containers
        self.leaves = leaves
    }
}

/// Writes a broken XML document again as a well-formed one: unclosed and crossed elements are closed, stray `&` and `<`
/// escaped, HTML's entities decoded, attributes quoted, forbidden characters, comments and doubled attributes left out.
struct XMLRepair {
    private var cursor: ByteCursor
    private let prolog: XMLProlog
    private let shape: XMLShape
    private var output: [UInt8] = []
    private var open: [String] = []
    private var entityBudget = 256 << 10
    /// Whether anything was not as XML has it. HTML's entities are no fault where a document type may declare them.
    private(set) var foundFaults = false

    init(_ bytes: [UInt8], prolog: XMLProlog, shape: XMLShape) {
        cursor = ByteCursor(bytes, at: prolog.rootStart)
        self.prolog = prolog
        self.shape = shape
        output.reserveCapacity(bytes.count + bytes.count / 16)
    }

    mutating func run() -> [UInt8] {
        while !cursor.isAtEnd {
            if cursor.byte == UInt8(ascii: "<") { markup() } else { text() }
        }
        if open.count != 1 || !rootIsClosed { foundFaults = true }
        close(downTo: 0)
        return output
    }

    /// The root's end tag is written last of all, so that what follows it (a second feed, junk) stays within.
    private var rootIsClosed = false

    private mutating func text() {
        let start = cursor.position
        cursor.skip { $0 != UInt8(ascii: "<") }
        if !open.isEmpty { escape(cursor.bytes[start..<cursor.position], quote: nil) }
    }

    private mutating func markup() {
        if cursor.starts(with: "<!--") {
            skip(past: "-->")
        } else if cursor.starts(with: "<![CDATA[") {
            section()
        } else if cursor.starts(with: "<?") {
            skip(past: "?>")
        } else if cursor.starts(with: "<!") {
            foundFaults = true
            skip(past: ">")
        } else if cursor.peek(1) == UInt8(ascii: "/") {
            endTag()
        } else if let next = cursor.peek(1), next.isXMLNameStart {
            startTag()
        } else {
            foundFaults = true
            cursor.position += 1
            output += "&lt;".utf8
        }
    }

    /// Ends that were looked for in vain: there are none further on either.
    private var missingEnds: Set<String> = []

    /// Steps behind the end of a section; false, and no step, where there is none.
    private mutating func findEnd(_ end: StaticString) -> Bool {
        guard !missingEnds.contains(end.description) else { return false }
        let start = cursor.position
        if cursor.skip(past: end) { return true }
        missingEnds.insert(end.description)
        cursor.position = start
        return false
    }

    /// Where the end is missing, only the first tag's length is lost.
    private mutating func skip(past end: StaticString) {
        guard !findEnd(end) else { return }
        foundFaults = true
        cursor.skip(past: ">")
    }

    /// A CDATA section, written as escaped text; one without end goes up to the element's own end tag.
    private mutating func section() {
        cursor.position += "<![CDATA[".utf8.count
        let start = cursor.position
        var end = cursor.bytes.count
        if findEnd("]]>") {
            end = cursor.position - 3
        } else {
            foundFaults = true
            cursor.skip(past: "</")
            end = cursor.isAtEnd ? end : cursor.position - 2
            cursor.position = end
        }
        for byte in cursor.bytes[start..<end] {
            switch byte {
            case UInt8(ascii: "&"): output += "&amp;".utf8
            case UInt8(ascii: "<"): output += "&lt;".utf8
            case UInt8(ascii: ">"): output += "&gt;".utf8
            default: append(byte)
            }
        }
    }

    private mutating func endTag() {
        cursor.position += 2
        let name = String(decoding: cursor.take(while: \.isXMLName), as: UTF8.self)
        cursor.skip { $0 != UInt8(ascii: ">") && $0 != UInt8(ascii: "<") }
        if cursor.isAtEnd || cursor.byte != UInt8(ascii: ">") { foundFaults = true } else { cursor.position += 1 }
        if open.last == name, open.count > 1 {
            close(downTo: open.count - 1)
        } else if let place = open.lastIndex(where: { $0.lowercased() == name.lowercased() }) {
            foundFaults = foundFaults || place != open.count - 1 || rootIsClosed || open[place] != name
            if place == 0 {
                close(downTo: 1)
                rootIsClosed = true
            } else {
                close(downTo: place)
            }
        } else {
            foundFaults = true
        }
    }

    private mutating func close(downTo count: Int) {
        while open.count > count {
            output += "</\(open.removeLast())>".utf8
        }
    }

    private mutating func startTag() {
        cursor.position += 1
        let name = String(decoding: cursor.take(while: \.isXMLName), as: UTF8.self)
        let attributes = attributeList()
        guard !cursor.isAtEnd else {
            // The document breaks off within this tag.
            foundFaults = true
            return
        }
        let isEmpty = cursor.byte == UInt8(ascii: "/")
        if cursor.byte == UInt8(ascii: "<") { foundFaults = true } else { cursor.position += isEmpty ? 2 : 1 }
        if rootIsClosed { foundFaults = true }
        closeLeaf()
        separateEntry(name)
        guard open.count < 200 else {
            foundFaults = true
            return
        }
        output += "<\(name)".utf8
        output += attributes
        output += (isEmpty ? "/>" : ">").utf8
        if isEmpty, open.isEmpty { rootIsClosed = true }
        if !isEmpty { open.append(name) }
    }

    private func local(_ name: String) -> String {
        name.split(separator: ":").last?.lowercased() ?? ""
    }

    private mutating func closeLeaf() {
        guard let last = open.last, shape.leaves.contains(local(last)) else { return }
        foundFaults = true
        close(downTo: open.count - 1)
    }

    /// An entry starts: whatever is open within the feed or channel is over.
    private mutating func separateEntry(_ name: String) {
        guard shape.entries.contains(local(name)),
            let container = open.lastIndex(where: { shape.containers.contains(local($0)) })
        else { return }
        if open.count > container + 1 { foundFaults = true }
        close(downTo: container + 1)
    }

    /// The attributes up to `>` or `/>`, quoted and escaped.
    private mutating func attributeList() -> [UInt8] {
        var names: Set<String> = []
        let kept = output
        output = []
        defer { output = kept }
        while !cursor.isAtEnd {
            cursor.skip(while: \.isXMLSpace)
            guard !cursor.isAtEnd, cursor.byte != UInt8(ascii: ">"), cursor.byte != UInt8(ascii: "<") else { break }
            if cursor.byte == UInt8(ascii: "/") {
                if cursor.peek(1) == UInt8(ascii: ">") { break }
                cursor.position += 1
                continue
            }
            let name = cursor.take(while: \.isXMLName)
            guard let first = name.first, first.isXMLNameStart else {
                foundFaults = true
                if name.isEmpty { cursor.position += 1 }
                continue
            }
            attribute(String(decoding: name, as: UTF8.self), &names)
        }
        return output
    }

    private mutating func attribute(_ name: String, _ names: inout Set<String>) {
        cursor.skip(while: \.isXMLSpace)
        var value: ArraySlice<UInt8> = []
        if !cursor.isAtEnd, cursor.byte == UInt8(ascii: "=") {
            cursor.position += 1
            cursor.skip(while: \.isXMLSpace)
            value = attributeValue()
        } else {
            foundFaults = true
        }
        guard names.count < ParsingLimits.attributes, names.insert(name).inserted else {
            foundFaults = true
            return
        }
        output += " \(name)=\"".utf8
        escape(value, quote: UInt8(ascii: "\""))
        output.append(UInt8(ascii: "\""))
    }

    /// A value whose closing quote is missing ends at white space or at the tag's end.
    private mutating func attributeValue() -> ArraySlice<UInt8> {
        guard !cursor.isAtEnd else { return [] }
        let quote = cursor.byte
        if quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") {
            cursor.position += 1
            let start = cursor.position
            let value = cursor.take { $0 != quote && $0 != UInt8(ascii: "<") }
            if !cursor.isAtEnd, cursor.byte == quote {
                cursor.position += 1
                return value
            }
            cursor.position = start
        }
        foundFaults = true
        return cursor.take { !$0.isXMLSpace && $0 != UInt8(ascii: ">") && $0 != UInt8(ascii: "<") }
    }

    /// Writes text or a value with every reference made one that XML has.
    private mutating func escape(_ bytes: ArraySlice<UInt8>, quote: UInt8?) {
        var position = bytes.startIndex
        while position < bytes.endIndex {
            let byte = bytes[position]
            if byte == UInt8(ascii: "&") {
                position = reference(bytes, at: position)
                continue
            }
            if byte == quote {
                output += "&quot;".utf8
            } else if byte == UInt8(ascii: ">") {
                // `]]>` is forbidden in text; a lone `>` is as good escaped.
                output += "&gt;".utf8
            } else {
                append(byte)
            }
            position += 1
        }
    }

    private mutating func reference(_ bytes: ArraySlice<UInt8>, at start: Int) -> Int {
        let name = bytes[(start + 1)...].prefix(32).prefix { $0.isXMLName || $0 == UInt8(ascii: "#") }
        let end = name.endIndex
        if !name.isEmpty, end < bytes.endIndex, bytes[end] == UInt8(ascii: ";"), replace(name) { return end + 1 }
        foundFaults = true
        output += "&amp;".utf8
        return start + 1
    }

    /// Writes what a reference stands for; false where that is nothing that is known.
    private mutating func replace(_ name: ArraySlice<UInt8>) -> Bool {
        if name.first == UInt8(ascii: "#") {
            guard let scalar = CharacterReference.number(name.dropFirst()) else { return false }
            if CharacterReference.isAllowedInXML(scalar) {
                output += "&#\(scalar.value);".utf8
            } else {
                foundFaults = true
            }
            return true
        }
        let text = String(decoding: name, as: UTF8.self)
        if ["lt", "gt", "amp", "quot", "apos"].contains(text) {
            output += "&\(text);".utf8
        } else if let value = prolog.entities[text] {
            entityBudget -= value.count
            guard entityBudget >= 0 else { return false }
            output += value
        } else if let scalar = CharacterReference.named(name) {
            foundFaults = foundFaults || !prolog.hasDocumentType
            output += Array(String(scalar).utf8)
        } else {
            return false
        }
        return true
    }

    /// Leaves out what XML forbids among ASCII; libxml2, recovering, leaves out the rest.
    private mutating func append(_ byte: UInt8) {
        if byte >= 0x20 || byte.isXMLSpace { output.append(byte) } else { foundFaults = true }
    }
}
