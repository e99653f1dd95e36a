/// A hash that is the same in every run, of 64 bits (Fowler, Noll and Vo): of names that people choose, to stand in an id,
/// and of words that are compared by the thousand.
enum FNV1a {
    /// Of no bytes.
    static var basis: UInt64 { 0xcbf2_9ce4_8422_2325 }

    /// Of what `hash` stands for, and one byte more.
    static func step(_ hash: UInt64, _ byte: UInt8) -> UInt64 { (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }

    /// Takes `step` back: of what `hash` stands for without its last byte.
    static func unstep(_ hash: UInt64, _ byte: UInt8) -> UInt64 { hash &* inverse ^ UInt64(byte) }

    /// What the factor of `step` is undone by, modulo 2^64.
    private static var inverse: UInt64 { 0xce96_5057_aff6_957b }

    static func hash(_ text: String) -> UInt64 { text.utf8.reduce(basis, step) }
}
