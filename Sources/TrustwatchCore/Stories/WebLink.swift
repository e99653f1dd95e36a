/// The parts of an http address that tell articles apart. Anything else is nil.
struct WebLink: Sendable, Equatable {
    /// In lower case, without port.
    var host: String
    /// Without its last slash's emptiness: `/news/a/` has two.
    var path: [String]
    /// In the order of the address, still percent-encoded.
    var query: [(name: String, value: String)]

    /// The host without what only says how the page is shown: `www.`, `m.`, `amp.`.
    let domain: String

    init?(_ text: String) {
        let bytes = Array(text.utf8)
        guard let start = Self.endOfScheme(bytes) else { return nil }
        let rest = bytes[start...].prefix { $0 != UInt8(ascii: "#") }
        let address = rest.prefix { $0 != UInt8(ascii: "?") }
        let authority = address.prefix { $0 != UInt8(ascii: "/") }
        let server = authority.lastIndex(of: UInt8(ascii: "@")).map { authority[($0 + 1)...] } ?? authority
        let name = server.prefix { $0 != UInt8(ascii: ":") }
        guard name.contains(UInt8(ascii: ".")) else { return nil }
        // Nearly all are in lower case already.
        let host =
            name.contains { $0 < 0x61 && $0 > 0x39 || $0 >= 0x80 } ? Self.text(name).lowercased() : Self.text(name)
        path = Self.parts(of: address[authority.endIndex...], between: UInt8(ascii: "/"), as: Self.text)
        query = Self.parts(of: rest[address.endIndex...].dropFirst(), between: UInt8(ascii: "&")) { pair in
            let name = pair.prefix { $0 != UInt8(ascii: "=") }
            return (Self.text(name), Self.text(pair[name.endIndex...].dropFirst()))
        }
        self.host = host
        let shown = Self.showing.first { host.utf8.starts(with: $0) }
        domain = shown.map { String(host.dropFirst($0.count)) } ?? host
    }

    private static let showing = ["www.", "m.", "amp.", "mobile.", "www2."].map { Array($0.utf8) }

    /// Behind `http://` or `https://`, in any case; nil where neither stands.
    private static func endOfScheme(_ bytes: [UInt8]) -> Int? {
        schemes.first(where: bytes.startsIgnoringCase)?.utf8.count
    }

    private static let schemes = ["https://", "http://"]

    /// Those that are not empty. `split` costs three times as much.
    private static func parts<Part>(
        of bytes: ArraySlice<UInt8>, between separator: UInt8, as part: (ArraySlice<UInt8>) -> Part
    ) -> [Part] {
        var parts: [Part] = []
        var start = bytes.startIndex
        while start < bytes.endIndex {
            let end = bytes[start...].firstIndex(of: separator) ?? bytes.endIndex
            if end > start { parts.append(part(bytes[start..<end])) }
            start = end + 1
        }
        return parts
    }

    private static func text(_ bytes: ArraySlice<UInt8>) -> String { String(decoding: bytes, as: UTF8.self) }

    func value(_ name: String) -> String? {
        query.first { $0.name == name }?.value
    }

    static func == (left: WebLink, right: WebLink) -> Bool {
        left.host == right.host && left.path == right.path && left.query.elementsEqual(right.query) { $0 == $1 }
    }
}
