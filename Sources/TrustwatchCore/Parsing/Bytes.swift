extension UInt8 {
    var isASCIILetter: Bool { (0x61...0x7A).contains(self | 0x20) }
    var isASCIIDigit: Bool { (0x30...0x39).contains(self) }
    var isASCIISpace: Bool { self == 0x20 || (0x09...0x0D).contains(self) }
    var asciiLowercased: UInt8 { (0x41...0x5A).contains(self) ? self | 0x20 : self }
}

extension BidirectionalCollection<UInt8> {
    /// Without white space at both ends.
    func trimmed() -> SubSequence {
        let start = firstIndex { !$0.isASCIISpace } ?? endIndex
        let end = lastIndex { !$0.isASCIISpace }.map(index(after:)) ?? start
        return self[start..<end]
    }

    /// Whether it begins with ASCII text, upper and lower case being the same.
    ///
    /// - Parameter text: in lower case.
    func startsIgnoringCase(with text: String) -> Bool {
        prefix(text.utf8.count).elementsEqual(text.utf8) { $0.asciiLowercased == $1 }
    }
}

extension Collection<UInt8> {
    /// The first place where a text stands.
    func firstRange(of text: String) -> Range<Index>? {
        guard let first = text.utf8.first else { return nil }
        var rest = self[...]
        while let start = rest.firstIndex(of: first) {
            if rest[start...].starts(with: text.utf8) {
                return start..<index(start, offsetBy: text.utf8.count)
            }
            rest = rest[start...].dropFirst()
        }
        return nil
    }
}
