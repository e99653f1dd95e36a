internal import CXML2

/// Turns text of the web's older charsets into UTF-8, by the tables of libxml2 and of the C library.
package enum Charset {
    /// Decodes bytes; those that the charset gives no meaning become U+FFFD.
    ///
    /// - Parameters:
    ///   - name: an IANA or iconv name, in any case.
    /// - Returns: nil where nobody knows the charset.
    package static func decode(_ bytes: [UInt8], from name: String) -> (text: [UInt8], isFaulty: Bool)? {
        LibXML.start()
        guard isPlain(name), bytes.count < Int32.max / 4, let converter = unsafe xmlFindCharEncodingHandler(name) else {
            return nil
        }
        defer { _ = unsafe xmlCharEncCloseFunc(converter) }
        guard let input = unsafe xmlBufferCreateSize(bytes.count + 1),
            let output = unsafe xmlBufferCreateSize(bytes.count * 2 + 16)
        else { return nil }
        defer {
            unsafe xmlBufferFree(input)
            unsafe xmlBufferFree(output)
        }
        guard unsafe xmlBufferAdd(input, bytes, Int32(bytes.count)) == 0 else { return nil }
        var isFaulty = false
        while case let left = unsafe xmlBufferLength(input), left > 0 {
            let result = unsafe xmlCharEncInFunc(converter, output, input)
            if unsafe xmlBufferLength(input) == left || result < 0 {
                // A byte that the charset does not have: it is stepped over.
                guard unsafe xmlBufferLength(input) > 0 else { break }
                isFaulty = true
                unsafe xmlBufferAdd(output, [0xEF, 0xBF, 0xBD], 3)
                unsafe xmlBufferShrink(input, 1)
            }
        }
        guard let content = unsafe xmlBufferContent(output) else { return nil }
        let text = unsafe Array(UnsafeBufferPointer(start: content, count: Int(xmlBufferLength(output))))
        return (text, isFaulty)
    }

    /// Letters, digits and what joins them: iconv reads more than a name out of `latin1//IGNORE`. UTF-7 hides markup.
    private static func isPlain(_ name: String) -> Bool {
        let bytes = name.lowercased().utf8
        return !bytes.isEmpty && bytes.count < 40 && !name.lowercased().contains("utf-7")
            && bytes.allSatisfy { $0.isASCIILetter || (0x30...0x39).contains($0) || "-_.:".utf8.contains($0) }
    }
}
