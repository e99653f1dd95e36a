/// A quick look over a document before libxml2 reads it: whether all its references are XML's own, all its characters
/// allowed, and no element has attributes enough to take libxml2 minutes. Follows the grammar exactly, and says no
/// wherever the document leaves it; `XMLRepair` then reads on.
enum XMLPreflight {
    static func passes(_ bytes: [UInt8], from start: Int) -> Bool {
        unsafe bytes.withUnsafeBufferPointer { buffer in
            var look = unsafe Look(bytes: buffer, position: start)
            return unsafe look.passes()
        }
    }

    /// What a byte of text may begin: 0 nothing, 1 markup, 2 a reference, 3 nothing that XML allows.
    private static let kinds: [UInt8] = (0..<256).map { byte in
        switch UInt8(byte) {
        case 0x3C: 1
        case 0x26: 2
        case 0x09, 0x0A, 0x0D, 0x20...: 0
        default: 3
        }
    }

    @unsafe private struct Look {
        let bytes: UnsafeBufferPointer<UInt8>
        var position: Int

        mutating func passes() -> Bool {
            unsafe XMLPreflight.kinds.withUnsafeBufferPointer { kinds in
                let end = unsafe bytes.count
                while unsafe position < end {
                    switch unsafe kinds[Int(bytes[position])] {
                    case 0: unsafe position += 1
                    case 1: if unsafe !passesMarkup() { return false }
                    case 2: if unsafe !passesReference() { return false }
                    default: return false
                    }
                }
                return true
            }
        }

        /// At `<`: steps behind the tag, comment or section.
        private mutating func passesMarkup() -> Bool {
            guard unsafe position + 3 < bytes.count else { return false }
            switch unsafe bytes[position + 1] {
            case UInt8(ascii: "!"):
                if unsafe bytes[position + 2] == UInt8(ascii: "-") {
                    return unsafe skip("<!--", past: "-->", allowingControls: true)
                }
                guard unsafe bytes[position + 2] == UInt8(ascii: "[") else { return false }
                return unsafe skip("<![CDATA[", past: "]]>", allowingControls: false)
            case UInt8(ascii: "?"):
                return unsafe skip("<?", past: "?>", allowingControls: true)
            case UInt8(ascii: "/"):
                return unsafe skip("</", past: ">", allowingControls: true)
            default:
                return unsafe passesStartTag()
            }
        }

        /// Text of a CDATA section is looked at for characters that XML forbids; libxml2 looks at the rest itself.
        private mutating func skip(_ start: StaticString, past end: StaticString, allowingControls: Bool) -> Bool {
            let last = unsafe end.utf8Start[end.utf8CodeUnitCount - 1]
            let count = end.utf8CodeUnitCount
            unsafe position += start.utf8CodeUnitCount
            let least = unsafe position + count
            while unsafe position < bytes.count {
                let byte = unsafe bytes[position]
                if !allowingControls, byte < 0x20, byte != 0x0A, byte != 0x0D, byte != 0x09 { return false }
                unsafe position += 1
                if byte == last, unsafe position >= least, unsafe ends(with: end, count: count) { return true }
            }
            return false
        }

        private func ends(with text: StaticString, count: Int) -> Bool {
            for offset in 0..<count where unsafe bytes[position - count + offset] != text.utf8Start[offset] {
                return false
            }
            return true
        }

        private mutating func passesStartTag() -> Bool {
            var quote: UInt8 = 0
            var attributes = 0
            unsafe position += 1
            while unsafe position < bytes.count {
                let byte = unsafe bytes[position]
                if byte == UInt8(ascii: "&") {
                    guard unsafe passesReference() else { return false }
                    continue
                }
                if byte == UInt8(ascii: "<") || byte < 0x20 && byte != 0x0A && byte != 0x0D && byte != 0x09 {
                    return false
                }
                unsafe position += 1
                if quote != 0 {
                    if byte == quote { quote = 0 }
                } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
                    quote = byte
                    attributes += 1
                    if attributes > ParsingLimits.attributes { return false }
                } else if byte == UInt8(ascii: ">") {
                    return true
                }
            }
            return false
        }

        /// At `&`: steps behind one of XML's five entities, or of a character; all other names are not XML's.
        private mutating func passesReference() -> Bool {
            unsafe position += 1
            var name: UInt64 = 0
            let limit = unsafe min(bytes.count, position + 8)
            if unsafe position < limit, unsafe bytes[position] == UInt8(ascii: "#") { return true }
            while unsafe position < limit {
                let byte = unsafe bytes[position]
                unsafe position += 1
                if byte == UInt8(ascii: ";") { return XMLReference.isPredefined(packed: name) }
                name = name << 8 | UInt64(byte)
            }
            return false
        }
    }
}

/// The entities that XML itself has.
enum XMLReference {
    /// - Parameter name: its bytes from the left, eight bits each.
    static func isPredefined(packed name: UInt64) -> Bool {
        name == 0x6C74 || name == 0x6774 || name == 0x61_6D70 || name == 0x7175_6F74 || name == 0x6170_6F73
    }
}
