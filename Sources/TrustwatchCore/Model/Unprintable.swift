extension Unicode.Scalar {
    /// Whether a terminal, a log or a mail client may act upon it instead of showing it: C0, DEL, C1, the line and
    /// paragraph separators, the bidirectional controls that reorder what stands around them (CVE-2021-42574), interlinear
    /// annotation, and the noncharacters that XML 1.0 refuses.
    package var isUnprintable: Bool {
        switch value {
        case 0..<0x20, 0x7F...0x9F, 0x061C, 0x200E...0x200F, 0x2028...0x202E, 0x2066...0x2069, 0xFFF9...0xFFFB, 0xFFFE,
            0xFFFF:
            true
        default: false
        }
    }
}
