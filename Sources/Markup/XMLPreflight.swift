/// A quick look over a document before libxml2 reads it: whether no element has attributes enough to take libxml2 minutes,
/// which compares each with all before it. Says no where the document breaks off; libxml2 finds all other faults itself.
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
            while unsafe step(to: UInt8(ascii: "<")) {
                if unsafe !passesMarkup() { return false }
            }
            return true
        }

        /// Steps to the next such byte, eight bytes at a time.
        private mutating func step(to mark: UInt8) -> Bool {
            guard let base = unsafe UnsafeRawPointer(bytes.baseAddress) else { return false }
            let marks = ByteBlock.all(mark)
            let end = unsafe bytes.count
            var place = unsafe position
            while place + 8 <= end {
                let block = unsafe base.loadUnaligned(fromByteOffset: place, as: UInt64.self).littleEndian
                let found = ByteBlock.zeros(block ^ marks)
                if ByteBlock.any(found) {
                    unsafe position = place + ByteBlock.first(found)
                    return true
                }
                place += 8
            }
            while place < end, unsafe bytes[place] != mark { place += 1 }
            unsafe position = place
            return place < end
        }

        /// At `<`: steps behind the tag, comment or section.
        private mutating func passesMarkup() -> Bool {
            guard unsafe position + 3 < bytes.count else { return false }
            switch unsafe bytes[position + 1] {
            case UInt8(ascii: "!"):
                return unsafe bytes[position + 2] == UInt8(ascii: "-")
                    ? skip("<!--", past: "-->") : skip("<![CDATA[", past: "]]>")
            case UInt8(ascii: "?"):
                return unsafe skip("<?", past: "?>")
            case UInt8(ascii: "/"):
                return unsafe skip("</", past: ">")
            default:
                return unsafe passesStartTag()
            }
        }

        private mutating func skip(_ start: StaticString, past end: StaticString) -> Bool {
            unsafe position += start.utf8CodeUnitCount
            while unsafe step(to: end.utf8Start.pointee) {
                if unsafe stands(end) {
                    unsafe position += end.utf8CodeUnitCount
                    return true
                }
                unsafe position += 1
            }
            return false
        }

        private func stands(_ text: StaticString) -> Bool {
            guard unsafe position + text.utf8CodeUnitCount <= bytes.count else { return false }
            for offset in 0..<text.utf8CodeUnitCount
            where unsafe bytes[position + offset] != text.utf8Start[offset] {
                return false
            }
            return true
        }

        private mutating func passesStartTag() -> Bool {
            var quote: UInt8 = 0
            var attributes = 0
            while unsafe position < bytes.count {
                let byte = unsafe bytes[position]
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
    }
}
