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

    @unsafe private struct Look {
        let bytes: UnsafeBufferPointer<UInt8>
        var position: Int

        mutating func passes() -> Bool {
            while true {
                unsafe skipPlainText(until: UInt8(ascii: "<"))
                guard unsafe position < bytes.count else { return true }
                switch unsafe bytes[position] {
                case UInt8(ascii: "<"): if unsafe !passesMarkup() { return false }
                case UInt8(ascii: "&"): if unsafe !passesReference() { return false }
                case let byte:
                    guard byte.isXMLSpace || byte >= 0x20 else { return false }
                    unsafe position += 1
                }
            }
        }

        /// Steps over text, eight bytes at a time, up to a mark, to `&`, or to anything below the space.
        private mutating func skipPlainText(until mark: UInt8) {
            guard let base = unsafe UnsafeRawPointer(bytes.baseAddress) else { return }
            let (marks, ampersands) = (ByteBlock.all(mark), ByteBlock.all(UInt8(ascii: "&")))
            let end = unsafe bytes.count
            var place = unsafe position
            while place + 8 <= end {
                let block = unsafe base.loadUnaligned(fromByteOffset: place, as: UInt64.self).littleEndian
                let stops =
                    ByteBlock.controls(block) | ByteBlock.zeros(block ^ marks) | ByteBlock.zeros(block ^ ampersands)
                guard !ByteBlock.any(stops) else {
                    unsafe position = place + ByteBlock.first(stops)
                    return
                }
                place += 8
            }
            while place < end {
                let byte = unsafe bytes[place]
                guard byte >= 0x20, byte != mark, byte != UInt8(ascii: "&") else { break }
                place += 1
            }
            unsafe position = place
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
            let count = end.utf8CodeUnitCount
            unsafe position += start.utf8CodeUnitCount
            let least = unsafe position + count
            while true {
                unsafe skipPlainText(until: UInt8(ascii: ">"))
                guard unsafe position < bytes.count else { return false }
                let byte = unsafe bytes[position]
                if !allowingControls, byte < 0x20, !byte.isXMLSpace { return false }
                unsafe position += 1
                if byte == UInt8(ascii: ">"), unsafe position >= least, unsafe ends(with: end, count: count) {
                    return true
                }
            }
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
