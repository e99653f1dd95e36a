/// Text written into HTML: what could be markup is escaped, what cannot be seen left out.
enum HTMLText {
    static func append(_ bytes: [UInt8], _ range: Range<Int>, to output: inout [UInt8], decodingReferences: Bool) {
        var place = range.lowerBound
        let careful = careful
        while place < range.upperBound {
            let start = place
            while place < range.upperBound, !careful[Int(bytes[place])] { place += 1 }
            if start < place { output.append(contentsOf: bytes[start..<place]) }
            guard place < range.upperBound else { return }
            place = appendSpecial(
                bytes, at: place, end: range.upperBound, to: &output, decodingReferences: decodingReferences)
        }
    }

    private static func appendSpecial(
        _ bytes: [UInt8], at place: Int, end: Int, to output: inout [UInt8], decodingReferences: Bool
    ) -> Int {
        switch bytes[place] {
        case UInt8(ascii: "&"):
            guard decodingReferences,
                let (scalar, next) = HTMLReference.read(bytes, at: place, end: end, inAttribute: false)
            else {
                output += "&amp;".utf8
                return place + 1
            }
            let decoded = Array(UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
            append(decoded, 0..<decoded.count, to: &output, decodingReferences: false)
            return next
        case UInt8(ascii: "<"): output += "&lt;".utf8
        case UInt8(ascii: ">"): output += "&gt;".utf8
        case UInt8(ascii: "\""): output += "&quot;".utf8
        case 0xC2, 0xE2, 0xEF: return appendCharacter(bytes, at: place, end: end, to: &output)
        default: break
        }
        return place + 1
    }

    private static func appendCharacter(_ bytes: [UInt8], at place: Int, end: Int, to output: inout [UInt8]) -> Int {
        let stop = min(place + (bytes[place] == 0xC2 ? 2 : 3), end)
        switch Invisible(bytes[place..<stop]) {
        case .visible, .space: output.append(contentsOf: bytes[place..<stop])
        case .windows1252(let scalar): output += UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter
        case .hidden: break
        }
        return stop
    }

    /// Which bytes are not written as they are, or may begin a character that is not.
    private static let careful: [Bool] = (0..<256).map { byte in
        switch UInt8(byte) {
        case UInt8(ascii: "&"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\""), 0x7F, 0xC2, 0xE2, 0xEF: true
        case 0x09, 0x0A, 0x0D, 0x20...: false
        default: true
        }
    }
}
