/// Addresses as people write them, in their bytes: the checks that every one in feeds.conf passes. What may be connected to
/// is decided where the connection is made.
package enum WebAddress {
    /// What is wrong with an address, as the end of a sentence, and the mend.
    struct Fault: Equatable {
        var why: String
        var mend: String?
    }

    /// nil where `text` is an absolute URL of one of the schemes, with a host and without a password.
    static func fault(of text: String, schemes: [String]) -> Fault? {
        let parts = Parts(text)
        guard let parts, let scheme = schemes.first(where: { parts.scheme.isASCIIEqual(to: $0) }) else {
            return Fault(why: "does not begin with \(schemes.map { $0 + "://" }.joined(separator: " or "))")
        }
        // Browsers read a backslash as a slash and so see another host than libcurl does.
        guard !text.utf8.contains(where: isForbidden), !text.unicodeScalars.contains(where: isForeignSpace) else {
            return Fault(why: "is not an address", mend: "write spaces and other special characters as %20 and so on")
        }
        if let user = parts.user {
            return user.contains(UInt8(ascii: ":"))
                ? Fault(why: "carries a password", mend: "set username and password-credential instead")
                : Fault(why: "carries a user name", mend: "set username instead")
        }
        guard !parts.host.isEmpty else { return Fault(why: "names no host", mend: "\(scheme)://HOST/…") }
        guard parts.port.isEmpty || UInt16(String(decoding: parts.port, as: UTF8.self)) ?? 0 > 0 else {
            return Fault(why: "has no valid port")
        }
        return nil
    }

    /// The host of an address, in lower case; nil where it has none.
    package static func host(of text: String) -> String? {
        guard let host = Parts(text)?.host, !host.isEmpty else { return nil }
        return String(decoding: host.map(\.asciiLowercased), as: UTF8.self)
    }

    /// `SCHEME://USER@HOST:PORT` and whatever follows.
    private struct Parts {
        var scheme: ArraySlice<UInt8>
        /// With the password.
        var user: ArraySlice<UInt8>?
        /// With the brackets of an IPv6 address.
        var host: ArraySlice<UInt8>
        var port: ArraySlice<UInt8>

        init?(_ text: String) {
            let bytes = Array(text.utf8)
            scheme = bytes.prefix { $0 != UInt8(ascii: ":") }
            guard bytes[scheme.endIndex...].starts(with: "://".utf8) else { return nil }
            var rest = bytes[(scheme.endIndex + 3)...].prefix { !"/?#".utf8.contains($0) }
            if let at = rest.lastIndex(of: UInt8(ascii: "@")) {
                user = rest[..<at]
                rest = rest[(at + 1)...]
            }
            let bracket = rest.lastIndex(of: UInt8(ascii: "]")) ?? rest.startIndex
            host = rest[..<(rest[bracket...].firstIndex(of: UInt8(ascii: ":")) ?? rest.endIndex)]
            port = rest[host.endIndex...].dropFirst()
        }
    }

    private static func isForbidden(_ byte: UInt8) -> Bool {
        byte <= 0x20 || byte == 0x7F || byte == UInt8(ascii: "\\") || byte == UInt8(ascii: "<")
            || byte == UInt8(ascii: ">") || byte == UInt8(ascii: "\"")
    }

    private static func isForeignSpace(_ scalar: Unicode.Scalar) -> Bool {
        !scalar.isASCII && scalar.properties.isWhitespace
    }
}

extension ArraySlice<UInt8> {
    /// Whether it spells `name`, which is in lower case.
    fileprivate func isASCIIEqual(to name: String) -> Bool {
        lazy.map(\.asciiLowercased).elementsEqual(name.utf8)
    }
}
