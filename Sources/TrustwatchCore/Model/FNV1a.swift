/// A hash that is the same in every run: of names that people choose, to stand in an id.
enum FNV1a {
    /// 64 bits (Fowler, Noll and Vo).
    static func hash(_ text: String) -> UInt64 {
        text.utf8.reduce(0xcbf2_9ce4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }
    }
}
