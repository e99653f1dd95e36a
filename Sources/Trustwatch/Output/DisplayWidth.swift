extension Character {
    /// Columns on a terminal: 2 for East Asian wide characters and emoji (UAX #11), 0 for lone marks and controls.
    var columns: Int {
        if let ascii = asciiValue { return ascii < 0x20 || ascii == 0x7F ? 0 : 1 }
        guard let first = unicodeScalars.first else { return 0 }
        switch first.properties.generalCategory {
        case .nonspacingMark, .enclosingMark, .control, .format: return 0
        default: break
        }
        if first.isWide || first.properties.isEmojiPresentation { return 2 }
        // Variation selector 16 asks for the picture of a character that is text otherwise: ❤️.
        return unicodeScalars.contains("\u{FE0F}") ? 2 : 1
    }
}

extension Unicode.Scalar {
    /// The blocks of EastAsianWidth.txt that are W or F as a whole.
    fileprivate var isWide: Bool {
        switch value {
        case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0x33FF, 0x3400...0x4DBF, 0x4E00...0xA4CF, 0xA960...0xA97F,
            0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F, 0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x20000...0x3FFFD:
            true
        default: false
        }
    }
}

extension String {
    /// Columns on a terminal.
    var columns: Int {
        utf8.allSatisfy { $0 >= 0x20 && $0 < 0x7F } ? utf8.count : reduce(0) { $0 + $1.columns }
    }

    /// Itself where it fits, else its start and an ellipsis, in at most `width` columns.
    func cut(to width: Int) -> String {
        guard columns > width else { return self }
        var used = 0
        let kept = prefix { character in
            used += character.columns
            return used < width
        }
        return kept + "…"
    }

    /// With spaces up to `width` columns.
    func padded(to width: Int) -> String {
        self + String(repeating: " ", count: Swift.max(0, width - columns))
    }
}
