/// Text that strangers wrote, made safe for a terminal, a log, a header and a page: no character is left that moves the
/// cursor, ends a line where none should end, or turns the reading direction round.
///
/// What `Unicode.Scalar.isUnprintable` names is dropped (CWE-150: libxml2 lets U+009B, the 8-bit CSI, pass). Joiners and
/// tags stay, as emoji are made of them.
package enum CleanText {
    /// One line: line breaks and tabs become a space, runs of spaces one, none at the ends.
    package static func line(_ text: String) -> String {
        guard !isPlainLine(text) else { return text }
        var cleaned = ""
        cleaned.reserveCapacity(text.utf8.count)
        for word in text.unicodeScalars.split(whereSeparator: { isBreak($0) || $0 == " " }) {
            let kept = word.filter { !$0.isUnprintable }
            if kept.isEmpty { continue }
            if !cleaned.isEmpty { cleaned += " " }
            cleaned.unicodeScalars.append(contentsOf: kept)
        }
        return cleaned
    }

    /// Whether it is a line already, as nearly all are: printable ASCII, single spaces between words, and letters beyond
    /// ASCII whose first byte says that they are neither controls nor breaks.
    private static func isPlainLine(_ text: String) -> Bool {
        var previous = UInt8(ascii: " ")
        for byte in text.utf8 {
            // Nearly every byte of nearly every text is a letter.
            guard byte <= 0x20 || byte >= 0x7F else {
                previous = byte
                continue
            }
            switch byte {
            case 0x20 where previous == 0x20: return false
            case ..<0x20, 0x7F, 0xC2, 0xD8, 0xE2, 0xEF: return false
            default: previous = byte
            }
        }
        return previous != 0x20
    }

    /// Several lines: every kind of line break becomes LF, tabs a space; blank lines at the ends go.
    package static func block(_ text: String) -> String {
        var cleaned = String.UnicodeScalarView()
        var previous: Unicode.Scalar = " "
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\n" where previous == "\r": break
            case "\t": cleaned.append(" ")
            case _ where isBreak(scalar): cleaned.append("\n")
            case _ where scalar.isUnprintable: break
            default: cleaned.append(scalar)
            }
            previous = scalar
        }
        let isBlank = { (scalar: Unicode.Scalar) in scalar == "\n" || scalar == " " }
        let start = cleaned.firstIndex { !isBlank($0) } ?? cleaned.endIndex
        let end = cleaned.lastIndex { !isBlank($0) }.map(cleaned.index(after:)) ?? start
        return String(cleaned[start..<end])
    }

    /// The text itself where it has at most `limit` scalars, else its start, cut between words where that costs little,
    /// and an ellipsis. Scalars, not characters: a character of 100,000 combining marks counts as many.
    package static func clipped(_ text: String, to limit: Int) -> String {
        let scalars = text.unicodeScalars
        guard let end = scalars.index(scalars.startIndex, offsetBy: limit, limitedBy: scalars.endIndex),
            end != scalars.endIndex
        else { return text }
        let cut = scalars[..<scalars.index(before: end)]
        let space = cut.suffix(40).lastIndex(of: " ")
        return String(cut[..<(space ?? cut.endIndex)]) + "…"
    }

    /// An address that may stand behind a link: http or https with a host (never `javascript:` or `data:`), with all that
    /// RFC 3986 does not allow percent-encoded, so that it ends no attribute, header or Markdown link; nil for others.
    package static func link(_ address: String?) -> String? {
        guard let address else { return nil }
        let scheme = address.prefix { $0 != ":" }
        guard ["http", "https"].contains(scheme.lowercased()) else { return nil }
        let rest = address.dropFirst(scheme.count)
        guard rest.hasPrefix("://"), let first = rest.dropFirst(3).first, !"/?#\\".contains(first) else { return nil }
        guard !address.utf8.allSatisfy(isAllowedInURL) else { return address }
        return address.utf8.reduce(into: "") { url, byte in
            url += isAllowedInURL(byte) ? String(Unicode.Scalar(byte)) : "%" + hexadecimal(byte)
        }
    }
}

extension CleanText {
    private static func isAllowedInURL(_ byte: UInt8) -> Bool {
        switch Unicode.Scalar(byte) {
        case "\0"..." ", "\u{7F}"..., "\"", "<", ">", "\\", "^", "`", "{", "|", "}": false
        default: true
        }
    }

    /// Two capital digits.
    package static func hexadecimal(_ byte: UInt8) -> String {
        (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
    }
    /// Ends a line somewhere: LF, VT, FF, CR, NEL, LINE and PARAGRAPH SEPARATOR, and the tab.
    private static func isBreak(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x09...0x0D, 0x85, 0x2028, 0x2029: true
        default: false
        }
    }
}
