/// A quick look over a document before libxml2 reads it: whether no element has attributes enough to take libxml2 minutes,
/// which compares each with all before it, and where its CDATA sections are. Says no where the document breaks off, and
/// where a section holds what XML forbids; libxml2 finds all other faults itself.
enum XMLPreflight {
    /// What each CDATA section holds, in their order; nil for a document that libxml2 should not read.
    static func sections(of bytes: [UInt8], from start: Int) -> [Range<Int>]? {
        unsafe bytes.withUnsafeBufferPointer { buffer in
            var look = unsafe Look(bytes: buffer, position: start)
            return unsafe look.passes() ? look.sections : nil
        }
    }

    @unsafe private struct Look {
        let bytes: UnsafeBufferPointer<UInt8>
        var position: Int
        var sections: [Range<Int>] = []

        mutating func passes() -> Bool {
            while unsafe step(to: UInt8(ascii: "<")) {
                if unsafe !passesMarkup() { return false }
            }
            return true
        }

        private mutating func step(to mark: UInt8) -> Bool {
            let marks = ByteBlock.all(mark)
            return unsafe step { ByteBlock.zeros($0 ^ marks) }
        }

        /// Steps to the next byte of which the answer is yes, eight bytes at a time.
        @inline(__always)
        private mutating func step(to answer: (_ block: UInt64) -> UInt64) -> Bool {
            guard let base = unsafe UnsafeRawPointer(bytes.baseAddress) else { return false }
            let end = unsafe bytes.count
            var place = unsafe position
            while place + 8 <= end {
                let found = unsafe answer(base.loadUnaligned(fromByteOffset: place, as: UInt64.self).littleEndian)
                if ByteBlock.any(found) {
                    unsafe position = place + ByteBlock.first(found)
                    return true
                }
                place += 8
            }
            while place < end, unsafe !ByteBlock.any(answer(ByteBlock.all(bytes[place]))) { place += 1 }
            unsafe position = place
            return place < end
        }

        /// At `<`: steps behind the tag, comment or section.
        private mutating func passesMarkup() -> Bool {
            guard unsafe position + 3 < bytes.count else { return false }
            switch unsafe bytes[position + 1] {
            case UInt8(ascii: "!"):
                return unsafe bytes[position + 2] == UInt8(ascii: "-") ? skip("<!--", past: "-->") : passesSection()
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

        /// Forbidden in a section are controls, U+FFFE and U+FFFF (XML 1.0, 2.2); the bytes are UTF-8 by now.
        private mutating func passesSection() -> Bool {
            guard unsafe stands("<![CDATA[") else { return false }
            unsafe position += "<![CDATA[".utf8.count
            let start = unsafe position
            while unsafe step(to: {
                ByteBlock.controls($0) | ByteBlock.zeros($0 ^ ByteBlock.all(UInt8(ascii: "]")))
                    | ByteBlock.zeros($0 ^ ByteBlock.all(0xEF))
            }) {
                switch unsafe bytes[position] {
                case UInt8(ascii: "]"):
                    guard unsafe stands("]]>") else { break }
                    unsafe sections.append(start..<position)
                    unsafe position += 3
                    return true
                case 0xEF: if unsafe stands("\u{FFFE}") || stands("\u{FFFF}") { return false }
                case 0x09, 0x0A, 0x0D: break
                default: return false
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
            for _ in 0...ParsingLimits.attributes {
                guard
                    unsafe step(to: {
                        ByteBlock.zeros($0 ^ ByteBlock.all(UInt8(ascii: "\"")))
                            | ByteBlock.zeros($0 ^ ByteBlock.all(UInt8(ascii: "'")))
                            | ByteBlock.zeros($0 ^ ByteBlock.all(UInt8(ascii: ">")))
                    })
                else { return false }
                let mark = unsafe bytes[position]
                unsafe position += 1
                if mark == UInt8(ascii: ">") { return true }
                guard unsafe step(to: mark) else { return false }
                unsafe position += 1
            }
            return false
        }
    }
}
