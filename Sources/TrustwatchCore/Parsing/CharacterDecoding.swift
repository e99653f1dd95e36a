internal import Markup

/// Turns the bytes of a document into UTF-8. A byte-order mark beats the HTTP charset, which beats the document's own
/// declaration (RFC 7303 3); charsets are taken for what browsers take them for (WHATWG Encoding 4.2).
enum CharacterDecoding {
    struct Result {
        var text: [UInt8]
        /// The name of the charset that was used.
        var charset: String
        /// Whether bytes had to be repaired, or the document is not in the charset it declares.
        var isFaulty = false
    }

    static func decode(_ body: [UInt8], contentType: String?) -> Result {
        if let marked = byMark(body) { return marked }
        let http = contentType.flatMap(charset(inContentType:))
        let declared = charset(inDeclarationOf: body)
        for name in [http, declared].compactMap(\.self) {
            if let result = decode(body, named: name) {
                return Result(text: result.text, charset: result.charset, isFaulty: result.isFaulty)
            }
        }
        if let wide = byPattern(body) { return wide }
        var result = utf8(body)
        if http != nil || declared != nil, Charsets.canonical(http ?? declared ?? "") != "utf-8" {
            result.isFaulty = true
        }
        return result
    }

    private static func byMark(_ body: [UInt8]) -> Result? {
        if body.starts(with: [0xEF, 0xBB, 0xBF]) {
            // Some servers put a second mark before a file that has one.
            var rest = body[3...]
            while rest.starts(with: [0xEF, 0xBB, 0xBF]) { rest = rest.dropFirst(3) }
            return utf8(Array(rest))
        }
        if body.starts(with: [0xFF, 0xFE, 0, 0]) { return wide(body.dropFirst(4), width: 4, bigEndian: false) }
        if body.starts(with: [0, 0, 0xFE, 0xFF]) { return wide(body.dropFirst(4), width: 4, bigEndian: true) }
        if body.starts(with: [0xFF, 0xFE]) { return wide(body.dropFirst(2), width: 2, bigEndian: false) }
        if body.starts(with: [0xFE, 0xFF]) { return wide(body.dropFirst(2), width: 2, bigEndian: true) }
        return nil
    }

    /// UTF-16 or UTF-32 that shows by where the zeros of its first characters are.
    private static func byPattern(_ body: [UInt8]) -> Result? {
        guard body.count >= 4 else { return nil }
        return switch (body[0] == 0, body[1] == 0, body[2] == 0, body[3] == 0) {
        case (true, true, true, false): wide(body[...], width: 4, bigEndian: true)
        case (false, true, true, true): wide(body[...], width: 4, bigEndian: false)
        case (true, false, true, false): wide(body[...], width: 2, bigEndian: true)
        case (false, true, false, true): wide(body[...], width: 2, bigEndian: false)
        default: nil
        }
    }

    /// Nil where the name is unknown, or the bytes cannot be of that charset.
    private static func decode(_ body: [UInt8], named name: String) -> Result? {
        switch Charsets.canonical(name) {
        case "utf-8":
            let result = utf8(body)
            return result.charset == "utf-8" ? result : nil
        case "us-ascii":
            return body.contains { $0 >= 0x80 } ? nil : Result(text: body, charset: "us-ascii")
        case "windows-1252":
            return Result(text: Windows1252.decode(body), charset: name.lowercased())
        case "utf-16", "utf-16le", "utf-16be", "utf-32", "utf-32le", "utf-32be":
            return byPattern(body)
        case let canonical:
            return Charset.decode(body, from: canonical).map {
                Result(text: $0.text, charset: name.lowercased(), isFaulty: $0.isFaulty)
            }
        }
    }

    // MARK: - Unicode

    /// UTF-8, in which bytes that do not belong are taken for windows-1252; where nothing but those shows which charset
    /// it is, that is the charset.
    private static func utf8(_ body: [UInt8]) -> Result {
        var text: [UInt8] = []
        var hasMultibyte = false
        var start = 0
        while let fault = firstFault(body, from: start) {
            let valid = body[start..<fault.lowerBound]
            hasMultibyte = hasMultibyte || valid.contains { $0 >= 0x80 }
            text += valid
            text += Windows1252.decode(body[fault])
            start = fault.upperBound
        }
        guard start > 0 else { return Result(text: body, charset: "utf-8") }
        hasMultibyte = hasMultibyte || body[start...].contains { $0 >= 0x80 }
        text += body[start...]
        return Result(text: text, charset: hasMultibyte ? "utf-8" : "windows-1252", isFaulty: true)
    }

    private static func firstFault(_ body: [UInt8], from start: Int) -> Range<Int>? {
        do {
            _ = try UTF8Span(validating: body.span.extracting(start...))
            return nil
        } catch {
            return error.byteOffsets.lowerBound + start..<max(
                error.byteOffsets.upperBound, error.byteOffsets.lowerBound + 1) + start
        }
    }

    private static func wide(_ body: ArraySlice<UInt8>, width: Int, bigEndian: Bool) -> Result {
        var units: [UInt32] = []
        units.reserveCapacity(body.count / width)
        var place = body.startIndex
        while place + width <= body.endIndex {
            let bytes = body[place..<place + width]
            units.append((bigEndian ? Array(bytes) : bytes.reversed()).reduce(0) { $0 << 8 | UInt32($1) })
            place += width
        }
        let text =
            width == 4
            ? Array(String(decoding: units, as: UTF32.self).utf8)
            : Array(String(decoding: units.map { UInt16(truncatingIfNeeded: $0) }, as: UTF16.self).utf8)
        return Result(
            text: text, charset: "utf-\(width * 8)\(bigEndian ? "be" : "le")", isFaulty: body.count % width != 0)
    }

    // MARK: - Where the name stands

    private static func charset(inContentType header: String) -> String? {
        for parameter in header.lowercased().split(separator: ";").dropFirst() {
            let parts = parameter.split(separator: "=", maxSplits: 1).map {
                $0.split { $0 == " " || $0 == "\t" }.joined()
            }
            if parts.count == 2, parts[0] == "charset" {
                let name = parts[1].split { "\"'".contains($0) }.joined()
                return name.isEmpty ? nil : name
            }
        }
        return nil
    }

    /// `encoding` of the XML declaration; of one in EBCDIC, too.
    private static func charset(inDeclarationOf body: [UInt8]) -> String? {
        var head = Array(body.prefix(512))
        if head.starts(with: [0x4C, 0x6F, 0xA7, 0x94]) { head = Charset.decode(head, from: "IBM037")?.text ?? [] }
        head = head.filter { $0 != 0 }
        guard let start = head.firstRange(of: "<?xml"), let end = head[start.upperBound...].firstRange(of: "?>") else {
            return nil
        }
        let declaration = head[start.upperBound..<end.lowerBound]
        guard let name = declaration.firstRange(of: "encoding") else { return nil }
        let value = declaration[name.upperBound...].drop { $0.isASCIISpace || $0 == UInt8(ascii: "=") }
        guard let quote = value.first, quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else { return nil }
        return String(decoding: value.dropFirst().prefix { $0 != quote }.trimmed(), as: UTF8.self)
    }
}

/// Names of charsets.
enum Charsets {
    /// The name by which the charset is decoded: the one that the web means by it.
    static func canonical(_ name: String) -> String {
        let name = name.lowercased()
        if let known = aliases[name] { return known }
        if name.hasPrefix("x-") { return canonical(String(name.dropFirst(2))) }
        if name.hasPrefix("windows-"), name.count == 12 { return "cp" + name.dropFirst(8) }
        return name
    }

    private static let aliases: [String: String] = [
        "utf8": "utf-8", "utf_8": "utf-8", "unicode-1-1-utf-8": "utf-8", "ascii": "us-ascii",
        "ansi_x3.4-1968": "us-ascii",
        "iso-8859-1": "windows-1252", "iso8859-1": "windows-1252", "iso_8859-1": "windows-1252",
        "iso88591": "windows-1252",
        "latin1": "windows-1252", "latin-1": "windows-1252", "l1": "windows-1252", "cp1252": "windows-1252",
        "ansi": "windows-1252", "windows-1252": "windows-1252", "iso-8859-9": "cp1254", "iso8859-9": "cp1254",
        "gb2312": "gb18030", "gb_2312-80": "gb18030", "gbk": "gb18030", "euc-cn": "gb18030", "cp936": "gb18030",
        "big5": "big5-hkscs", "big5hkscs": "big5-hkscs", "cp950": "big5-hkscs", "shift_jis": "cp932",
        "shift-jis": "cp932", "sjis": "cp932",
        "ms_kanji": "cp932", "windows-31j": "cp932", "euc-kr": "cp949", "euc_kr": "cp949", "ks_c_5601-1987": "cp949",
        "windows-949": "cp949", "tis-620": "cp874", "iso-8859-11": "cp874", "windows-874": "cp874",
        "u16": "utf-16", "utf16": "utf-16", "utf_16": "utf-16", "ucs-2": "utf-16", "iso-10646-ucs-2": "utf-16",
        "u32": "utf-32", "utf32": "utf-32", "utf_32": "utf-32", "866": "cp866", "ibm866": "cp866", "csibm866": "cp866",
        "cskoi8r": "koi8-r", "koi8": "koi8-r", "maccyrillic": "mac-cyrillic", "mac-roman": "macintosh",
    ]
}
