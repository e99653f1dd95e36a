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
        guard let parts = Parts(text), let scheme = schemes.first(where: { parts.scheme.isASCIIEqual(to: $0) }) else {
            return Fault(why: "does not begin with \(schemes.map { $0 + "://" }.joined(separator: " or "))")
        }
        // Browsers read a backslash as a slash and so see another host than libcurl does.
        guard !parts.bytes.contains(where: isForbidden), !parts.hasForeignSpace else {
            return Fault(why: "is not an address", mend: "write spaces and other special characters as %20 and so on")
        }
        if let user = parts.user {
            return user.contains(UInt8(ascii: ":"))
                ? Fault(why: "carries a password", mend: "set username and password-credential instead")
                : Fault(why: "carries a user name", mend: "set username instead")
        }
        guard !parts.host.isEmpty else { return Fault(why: "names no host", mend: "\(scheme)://HOST/…") }
        return parts.hasValidPort ? nil : Fault(why: "has no valid port")
    }

    /// The host of an address, in lower case; nil where it has none.
    package static func host(of text: String) -> String? {
        guard let host = Parts(text)?.host, !host.isEmpty else { return nil }
        return String(decoding: host.map(\.asciiLowercased), as: UTF8.self)
    }

    /// `SCHEME://USER@HOST:PORT` and whatever follows.
    private struct Parts {
        let bytes: [UInt8]
        var scheme: ArraySlice<UInt8>
        /// With the password.
        var user: ArraySlice<UInt8>?
        /// With the brackets of an IPv6 address.
        var host: ArraySlice<UInt8>
        var port: ArraySlice<UInt8>

        init?(_ text: String) {
            bytes = Array(text.utf8)
            scheme = bytes.prefix { $0 != UInt8(ascii: ":") }
            let start = scheme.endIndex + 3
            guard bytes.count >= start, bytes[start - 2] == UInt8(ascii: "/"), bytes[start - 1] == UInt8(ascii: "/")
            else { return nil }
            var rest = bytes[start...].prefix {
                $0 != UInt8(ascii: "/") && $0 != UInt8(ascii: "?") && $0 != UInt8(ascii: "#")
            }
            if let at = rest.lastIndex(of: UInt8(ascii: "@")) {
                user = rest[..<at]
                rest = rest[(at + 1)...]
            }
            let bracket = rest.lastIndex(of: UInt8(ascii: "]")) ?? rest.startIndex
            host = rest[..<(rest[bracket...].firstIndex(of: UInt8(ascii: ":")) ?? rest.endIndex)]
            port = rest[host.endIndex...].dropFirst()
        }

        /// Or none, for that of the scheme.
        var hasValidPort: Bool {
            guard !port.isEmpty else { return true }
            return port.allSatisfy(\.isASCIIDigit) && UInt16(String(decoding: port, as: UTF8.self)) ?? 0 > 0
        }

        var hasForeignSpace: Bool {
            bytes.contains { $0 >= 0x80 }
                && String(decoding: bytes, as: UTF8.self).unicodeScalars.contains {
                    !$0.isASCII && $0.properties.isWhitespace
                }
        }
    }

    private static func isForbidden(_ byte: UInt8) -> Bool {
        byte <= 0x20 || byte == 0x7F || byte == UInt8(ascii: "\\") || byte == UInt8(ascii: "<")
            || byte == UInt8(ascii: ">") || byte == UInt8(ascii: "\"")
    }
}

extension ArraySlice<UInt8> {
    /// Whether it spells `name`, which is in lower case.
    fileprivate func isASCIIEqual(to name: String) -> Bool {
        lazy.map(\.asciiLowercased).elementsEqual(name.utf8)
    }
}
