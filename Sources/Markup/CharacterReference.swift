internal import CXML2

/// What `&…;` stands for in HTML, and by itself in XML.
package enum CharacterReference {
    /// The character of `65` or `x41`, what stands between `&#` and `;`.
    package static func number(_ digits: ArraySlice<UInt8>) -> Unicode.Scalar? {
        let isHex = digits.first == UInt8(ascii: "x") || digits.first == UInt8(ascii: "X")
        let figures = isHex ? digits.dropFirst() : digits
        guard !figures.isEmpty, figures.count < 12 else { return nil }
        return UInt32(String(decoding: figures, as: UTF8.self), radix: isHex ? 16 : 10).flatMap(Unicode.Scalar.init)
    }

    /// The character of a name such as `pound`: HTML 4's names, and those of HTML 5 that are met outside of formulas.
    package static func named(_ name: ArraySlice<UInt8>) -> Unicode.Scalar? {
        name.count < 24 ? names[String(decoding: name, as: UTF8.self)] : nil
    }

    /// Whether XML 1.0 allows the character (section 2.2).
    package static func isAllowedInXML(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x9, 0xA, 0xD, 0x20...0xD7FF, 0xE000...0xFFFD, 0x10000...: true
        default: false
        }
    }

    private static let names: [String: Unicode.Scalar] = {
        var names: [String: Unicode.Scalar] = [:]
        for block in html4Blocks {
            for value in block {
                guard let entity = unsafe htmlEntityValueLookup(value), let name = unsafe entity.pointee.name else {
                    continue
                }
                unsafe names[String(cString: name)] = Unicode.Scalar(value)
            }
        }
        for entry in html5.split(separator: ",") {
            let words = entry.split(separator: " ")
            names[String(words[0])] = UInt32(words[1], radix: 16).flatMap(Unicode.Scalar.init)
        }
        return names
    }()

    /// Where the 253 characters of HTML 4's names are.
    private static let html4Blocks: [ClosedRange<UInt32>] = [
        34...62, 160...255, 338...402, 710...732, 913...982, 8194...8501, 8592...9002, 9674...9830,
    ]

    private static let html5 = """
        apos 27, Tab 9, NewLine a, excl 21, num 23, dollar 24, percnt 25, lpar 28, rpar 29, ast 2a, plus 2b, \
        comma 2c, period 2e, sol 2f, colon 3a, semi 3b, equals 3d, quest 3f, commat 40, lsqb 5b, lbrack 5b, \
        bsol 5c, rsqb 5d, rbrack 5d, Hat 5e, lowbar 5f, UnderBar 5f, grave 60, lcub 7b, lbrace 7b, verbar 7c, \
        vert 7c, VerticalLine 7c, rcub 7d, rbrace 7d, NonBreakingSpace a0, hyphen 2010, dash 2010, horbar 2015, \
        Verbar 2016, lsquor 201a, ldquor 201e, bullet 2022, nldr 2025, mldr 2026, caron 2c7, breve 2d8, dot 2d9, \
        ring 2da, ogon 2db, inodot 131, imath 131, abreve 103, Abreve 102, amacr 101, Amacr 100, aogon 105, \
        Aogon 104, cacute 107, Cacute 106, ccaron 10d, Ccaron 10c, dcaron 10f, Dcaron 10e, dstrok 111, \
        Dstrok 110, eogon 119, Eogon 118, ecaron 11b, Ecaron 11a, emacr 113, Emacr 112, gbreve 11f, Gbreve 11e, \
        Idot 130, imacr 12b, Imacr 12a, kcedil 137, lstrok 142, Lstrok 141, nacute 144, Nacute 143, ncaron 148, \
        Ncaron 147, odblac 151, Odblac 150, omacr 14d, Omacr 14c, racute 155, rcaron 159, Rcaron 158, sacute 15b, \
        Sacute 15a, scedil 15f, Scedil 15e, tcaron 165, tcedil 163, udblac 171, Udblac 170, umacr 16b, Umacr 16a, \
        uring 16f, Uring 16e, zacute 17a, Zacute 179, zcaron 17e, Zcaron 17d, zdot 17c, Zdot 17b, check 2713, \
        checkmark 2713, cross 2717, star 2606, starf 2605, phone 260e, female 2640, male 2642, numero 2116, \
        copysr 2117, numsp 2007, puncsp 2008, hairsp 200a, ZeroWidthSpace 200b, NoBreak 2060, frac13 2153, \
        frac23 2154, frac15 2155, frac18 215b, frac38 215c, frac58 215d, frac78 215e, half bd, ncedil 146, \
        lcaron 13e, Lcaron 13d, edot 117, emsp13 2004, emsp14 2005, rsquor 2019, rdquor 201d, QUOT 22, AMP 26, \
        LT 3c, GT 3e, COPY a9, REG ae, TRADE 2122, leq 2264, geq 2265, approx 2248, boxh 2500, boxv 2502, \
        squ 25a1, square 25a1, blacksquare 25aa, target 2316, triangleright 25b9, rtrif 25b8, utri 25b5
        """
}
