internal import struct Foundation.URLComponents

/// The checks that every address in feeds.conf passes; what may be connected to is decided where the connection is made.
enum WebAddress {
    /// What is wrong with an address, as the end of a sentence, and the mend.
    struct Fault: Equatable {
        var why: String
        var mend: String?
    }

    /// nil where `text` is an absolute URL of one of the schemes, with a host and without a password.
    static func fault(of text: String, schemes: [String]) -> Fault? {
        let scheme = String(text.prefix { $0 != ":" }).lowercased()
        guard schemes.contains(scheme), text.dropFirst(scheme.count).hasPrefix("://") else {
            return Fault(why: "does not begin with \(schemes.map { $0 + "://" }.joined(separator: " or "))")
        }
        // Browsers read a backslash as a slash and so see another host than libcurl does.
        guard !text.utf8.contains(where: isForbidden), !text.unicodeScalars.contains(where: isForeignSpace),
            let parts = URLComponents(string: text)
        else {
            return Fault(why: "is not an address", mend: "write spaces and other special characters as %20 and so on")
        }
        guard parts.password == nil else {
            return Fault(why: "carries a password", mend: "set username and password-credential instead")
        }
        guard parts.user == nil else { return Fault(why: "carries a user name", mend: "set username instead") }
        guard let host = parts.host, !host.isEmpty else {
            return Fault(why: "names no host", mend: "\(scheme)://HOST/…")
        }
        guard parts.port.map({ (1...65_535).contains($0) }) ?? true else { return Fault(why: "has no valid port") }
        return nil
    }

    private static func isForbidden(_ byte: UInt8) -> Bool {
        byte <= 0x20 || byte == 0x7F || byte == UInt8(ascii: "\\") || byte == UInt8(ascii: "<")
            || byte == UInt8(ascii: ">") || byte == UInt8(ascii: "\"")
    }

    private static func isForeignSpace(_ scalar: Unicode.Scalar) -> Bool {
        !scalar.isASCII && scalar.properties.isWhitespace
    }
}
