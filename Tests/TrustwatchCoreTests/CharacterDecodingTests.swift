import Testing

@testable import TrustwatchCore

@Suite struct CharacterDecodingTests {
    private static let latin: [UInt8] = [0x63, 0x61, 0x66, 0xE9, 0x93]

    @Test(
        arguments: [
            // HTTP beats the declaration, a mark beats both
            (nil, "", Array("caf\u{E9}".utf8), "café", "utf-8", false),
            ("text/xml; charset=windows-1252", "", latin, "café“", "windows-1252", false),
            (
                "text/xml; Charset = \"ISO-8859-1\"", "<?xml version='1.0' encoding='utf-8'?>", latin, "café“",
                "iso-8859-1", false
            ),
            (nil, "<?xml version=\"1.0\" encoding = 'iso-8859-1' ?>", latin, "café“", "iso-8859-1", false),
            ("text/xml; charset=utf8", "", Array("é".utf8), "é", "utf-8", false),
            // wrong names
            (nil, "<?xml version='1.0' encoding='utf-8'?>", latin, "café“", "windows-1252", true),
            (
                "text/xml; charset=utf-8", "<?xml version='1.0' encoding='iso-8859-2'?>", [0xB1], "ą", "iso-8859-2",
                false
            ),
            (nil, "<?xml version='1.0' encoding='nonsense'?>", Array("é".utf8), "é", "utf-8", true),
            ("text/xml; charset=us-ascii", "", Array("é".utf8), "é", "utf-8", true),
            (nil, "<?xml version='1.0' encoding='utf-16'?>", Array("x".utf8), "x", "utf-8", true),
            ("text/xml; charset=utf-7", "", Array("+AGE-".utf8), "+AGE-", "utf-8", true),
            (nil, "<?xml version='1.0' encoding='latin1//IGNORE'?>", latin, "café“", "windows-1252", true),
            // bytes that do not belong
            (nil, "", Array("é".utf8) + [0xFF, 0x41, 0xC3], "éÿAÃ", "utf-8", true),
            (nil, "", [0xC0, 0xAF, 0xED, 0xA0, 0x80], "À¯í\u{A0}€", "windows-1252", true),
            // other charsets
            ("text/xml; charset=shift_jis", "", [0x93, 0xFA, 0x96, 0x7B], "日本", "shift_jis", false),
            (nil, "<?xml version='1.0' encoding='gb2312'?>", [0xD6, 0xD0], "中", "gb2312", false),
            ("text/xml; charset=koi8-r", "", [0xF0], "П", "koi8-r", false),
        ] as [(String?, String, [UInt8], String, String, Bool)])
    func bytesBecomeText(
        _ type: String?, _ declaration: String, _ bytes: [UInt8], _ text: String, _ charset: String, _ isFaulty: Bool
    ) {
        let decoded = CharacterDecoding.decode(Array(declaration.utf8) + bytes, contentType: type)
        #expect(String(decoding: decoded.text, as: UTF8.self) == declaration + text)
        #expect(decoded.charset == charset)
        #expect(decoded.isFaulty == isFaulty)
    }

    @Test(arguments: [true, false], [2, 4])
    func wideTextShowsItselfWithAndWithoutMark(_ bigEndian: Bool, _ width: Int) {
        let text = "<?xml version='1.0' encoding='utf-16'?><a>é𠮷</a>"
        let units = width == 4 ? text.unicodeScalars.map(\.value) : text.utf16.map(UInt32.init)
        let bytes = ([0xFEFF] + units).flatMap { unit in
            let bytes = (0..<width).map { UInt8(truncatingIfNeeded: unit >> UInt32(8 * $0)) }
            return bigEndian ? bytes.reversed() : bytes
        }
        for body in [bytes, Array(bytes.dropFirst(width))] {
            let decoded = CharacterDecoding.decode(
                body, contentType: "text/xml; charset=\(body == bytes ? "koi8-r" : "utf-\(width * 8)")")
            #expect(String(decoding: decoded.text, as: UTF8.self) == text)
            #expect(decoded.charset == "utf-\(width * 8)\(bigEndian ? "be" : "le")")
        }
    }

    @Test func aMarkIsTakenOffEvenTwice() {
        let decoded = CharacterDecoding.decode(
            [0xEF, 0xBB, 0xBF, 0xEF, 0xBB, 0xBF, 0x41], contentType: "text/xml; charset=latin1")
        #expect((decoded.text, decoded.charset) == ([0x41], "utf-8"))
    }
}
