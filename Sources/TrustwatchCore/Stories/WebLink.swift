/// The parts of an http address that tell articles apart. Anything else is nil.
struct WebLink: Sendable, Equatable {
    /// In lower case, without port.
    var host: String
    /// Without its last slash's emptiness: `/news/a/` has two.
    var path: [String]
    /// In the order of the address, still percent-encoded.
    var query: [(name: String, value: String)]

    /// The host without what only says how the page is shown: `www.`, `m.`, `amp.`.
    var domain: String {
        for prefix in ["www.", "m.", "amp.", "mobile.", "www2."] where host.hasPrefix(prefix) {
            return String(host.dropFirst(prefix.count))
        }
        return host
    }

    init?(_ text: String) {
        var rest = text[...]
        guard let colon = rest.utf8.firstIndex(of: UInt8(ascii: ":")), rest[colon...].hasPrefix("://") else {
            return nil
        }
        let scheme = rest[..<colon].lowercased()
        guard scheme == "http" || scheme == "https" else { return nil }
        rest = rest[rest.utf8.index(colon, offsetBy: 3)...]
        if let fragment = rest.utf8.firstIndex(of: UInt8(ascii: "#")) { rest = rest[..<fragment] }
        var question = ""[...]
        if let mark = rest.utf8.firstIndex(of: UInt8(ascii: "?")) {
            question = rest[rest.utf8.index(after: mark)...]
            rest = rest[..<mark]
        }
        let segments = rest.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: true).map {
            String(Substring($0))
        }
        guard let authority = segments.first else { return nil }
        let bare = authority.utf8.split(separator: UInt8(ascii: "@")).last ?? authority.utf8[...]
        host = (Substring(bare.prefix { $0 != UInt8(ascii: ":") })).lowercased()
        guard host.utf8.contains(UInt8(ascii: ".")) else { return nil }
        path = Array(segments.dropFirst())
        query = question.utf8.split(separator: UInt8(ascii: "&")).map { pair in
            let parts = pair.split(separator: UInt8(ascii: "="), maxSplits: 1, omittingEmptySubsequences: false)
            return (String(Substring(parts[0])), parts.count > 1 ? String(Substring(parts[1])) : "")
        }
    }

    func value(_ name: String) -> String? {
        query.first { $0.name == name }?.value
    }

    static func == (left: WebLink, right: WebLink) -> Bool {
        left.host == right.host && left.path == right.path && left.query.elementsEqual(right.query) { $0 == $1 }
    }
}
