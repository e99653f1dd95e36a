internal import Foundation

/// How a character beyond ASCII is treated in text that people read.
enum Invisible {
    /// Printed as it is.
    case visible
    /// A kind of white space: the no-break space, the line and paragraph separators.
    case space
    /// Left out: marks that turn the direction of text round or that only say where it starts.
    case hidden
    /// A C1 control character, which was meant as a windows-1252 character.
    case windows1252(Unicode.Scalar)

    /// - Parameter character: the UTF-8 bytes of one character.
    init(_ character: ArraySlice<UInt8>) {
        self = .visible
        guard let lead = character.first, lead == 0xC2 || lead == 0xE2 || lead == 0xEF, character.count > 1 else {
            return
        }
        let second = character[character.startIndex + 1]
        let third = character.count > 2 ? character[character.startIndex + 2] : 0
        switch (lead, second) {
        case (0xC2, 0x80...0x9F):
            let meant = Windows1252.scalar(second)
            self = meant.value == UInt32(second) ? .hidden : .windows1252(meant)
        case (0xC2, 0xA0): self = .space
        case (0xE2, 0x80):
            if third == 0xA8 || third == 0xA9 { self = .space }
            if (0xAA...0xAE).contains(third) { self = .hidden }
        case (0xE2, 0x81):
            if (0xA6...0xA9).contains(third) { self = .hidden }
        case (0xEF, 0xBB):
            if third == 0xBF { self = .hidden }
        default: break
        }
    }
}

extension ArraySlice<UInt8> {
    /// Whether a character could change under NFC: combining marks and the blocks of doubles. Some that cannot change
    /// are among them; none that can is left out that a feed in a living language holds.
    var mayNeedComposing: Bool {
        let second = count > 1 ? self[startIndex + 1] : 0
        return switch self[startIndex] {
        case 0xCC, 0xCD, 0xD6...0xDF, 0xE0, 0xE1: true
        case 0xE2: second == 0x84
        case 0xE3: second == 0x82
        case 0xEF: (0xA4...0xAC).contains(second)
        case 0xF0: second < 0x9F || second > 0xAE
        default: false
        }
    }
}

extension String {
    /// In normal form C.
    var composed: String { precomposedStringWithCanonicalMapping }
}
