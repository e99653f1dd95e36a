/// The name of an HTML element or attribute in lower case, packed so that it is compared as a number. Longer names than
/// ten characters, and those with other characters than letters, digits and `-`, are all the one unknown name.
package struct HTMLName: Hashable, Sendable {
    /// Six bits a character.
    package let packed: UInt64

    package static let unknown = HTMLName(packed: 0)

    private init(packed: UInt64) {
        self.packed = packed
    }

    package init(_ name: some Collection<UInt8>) {
        guard name.count <= 10 else {
            self = .unknown
            return
        }
        var packed: UInt64 = 0
        let codes = Self.codes
        for byte in name {
            let code = codes[Int(byte)]
            guard code != 0 else {
                self = .unknown
                return
            }
            packed = packed << 6 | UInt64(code)
        }
        self.packed = packed
    }

    /// A name that the program knows, of at most ten characters.
    package init(known name: StaticString) {
        self.init(name.withUTF8Buffer { unsafe Array($0) })
        precondition(self != .unknown, "a known name is too long or has a foreign character")
    }

    private static let codes: [UInt8] = (0..<256).map { byte in
        switch UInt8(byte) {
        case 0x61...0x7A: UInt8(byte) - 0x60
        case 0x41...0x5A: UInt8(byte) - 0x40
        case 0x30...0x39: UInt8(byte) - 0x30 + 27
        case UInt8(ascii: "-"): 37
        case UInt8(ascii: ":"): 38
        default: 0
        }
    }
}
