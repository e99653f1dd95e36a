internal import Glibc

/// Which addresses belong to the open Internet. Everything else is refused where the socket is made, after every
/// spelling, redirect and name has been resolved: a check of the URL alone misses `127.1` and names that point inside.
package enum AddressRules {
    /// IANA's special-purpose registries (RFC 6890 and later), ranges that are not globally reachable and those that
    /// carry an IPv4 address inside them.
    private static let refusedIPv4: [Block] = [
        Block("0.0.0.0/8", "this host"),
        Block("10.0.0.0/8", "private"),
        Block("100.64.0.0/10", "carrier-grade NAT"),
        Block("127.0.0.0/8", "loopback"),
        Block("169.254.0.0/16", "link-local"),
        Block("172.16.0.0/12", "private"),
        Block("192.0.0.0/24", "protocol assignments"),
        Block("192.0.2.0/24", "documentation"),
        Block("192.88.99.0/24", "6to4 relay"),
        Block("192.168.0.0/16", "private"),
        Block("198.18.0.0/15", "benchmarking"),
        Block("198.51.100.0/24", "documentation"),
        Block("203.0.113.0/24", "documentation"),
        Block("224.0.0.0/4", "multicast"),
        Block("255.255.255.255/32", "broadcast"),
        Block("240.0.0.0/4", "reserved"),
    ]

    private static let refusedIPv6: [Block] = [
        Block("::/128", "this host"),
        Block("::1/128", "loopback"),
        Block("::ffff:0:0/96", "IPv4 in IPv6"),
        Block("::/96", "IPv4 in IPv6"),
        Block("64:ff9b::/96", "NAT64"),
        Block("64:ff9b:1::/48", "NAT64"),
        Block("100::/64", "discard"),
        Block("2001::/32", "Teredo"),
        Block("2001::/23", "protocol assignments"),
        Block("2001:db8::/32", "documentation"),
        Block("2002::/16", "6to4"),
        Block("3fff::/20", "documentation"),
        Block("fc00::/7", "private"),
        Block("fe80::/10", "link-local"),
        Block("fec0::/10", "site-local"),
        Block("ff00::/8", "multicast"),
    ]

    /// All global unicast addresses handed out so far (RFC 4291 section 2.4 and IANA's registry).
    private static let globalIPv6 = Block("2000::/3", "global")

    /// Where other protocols listen, which a request for the web must not reach (Fetch standard, "port blocking").
    static let refusedPorts: Set<Int> = [
        1, 7, 9, 11, 13, 15, 17, 19, 20, 21, 22, 23, 25, 37, 42, 43, 53, 69, 77, 79, 87, 95, 101, 102, 103, 104, 109,
        110,
        111, 113, 115, 117, 119, 123, 135, 137, 139, 143, 161, 179, 389, 427, 465, 512, 513, 514, 515, 526, 530, 531,
        532,
        540, 548, 554, 556, 563, 587, 601, 636, 989, 990, 993, 995, 1719, 1720, 1723, 2049, 3659, 4045, 4190, 5060,
        5061,
        6000, 6566, 6665, 6666, 6667, 6668, 6669, 6679, 6697, 10080,
    ]

    /// The name of the range that makes an address (4 or 16 bytes) one to refuse, or nil for one of the Internet.
    package static func refusal(of address: [UInt8]) -> String? {
        if address.count == 4 { return refusedIPv4.first { $0.contains(address) }?.name }
        if let range = refusedIPv6.first(where: { $0.contains(address) }) { return range.name }
        return globalIPv6.contains(address) ? nil : "not assigned"
    }

    /// Whether a URL's host says by itself that it is inside: an address in any of the spellings that `inet_aton` reads,
    /// or localhost (RFC 6761 section 6.3). A name may still resolve to an address that is refused when connecting.
    package static func isPlainlyPrivate(host: String) -> Bool {
        var host = Substring(host.lowercased())
        if host.hasPrefix("["), host.hasSuffix("]") { host = host.dropFirst().dropLast() }
        if host.hasSuffix(".") { host = host.dropLast() }
        if host == "localhost" || host.hasSuffix(".localhost") { return true }
        let literal = String(host.prefix { $0 != "%" })
        return bytes(of: literal, looseIPv4: true).map { refusal(of: $0) != nil } ?? false
    }

    /// Reads an address as `inet_pton` does, loosely as `inet_aton` does (`127.1`, `0x7f.1`, `2130706433`).
    static func bytes(of text: String, looseIPv4: Bool = false) -> [UInt8]? {
        var ipv6 = in6_addr()
        if unsafe inet_pton(AF_INET6, text, &ipv6) == 1 {
            return unsafe withUnsafeBytes(of: &ipv6) { unsafe Array($0) }
        }
        var ipv4 = in_addr()
        let isIPv4 = looseIPv4 ? unsafe inet_aton(text, &ipv4) : unsafe inet_pton(AF_INET, text, &ipv4)
        return isIPv4 == 1 ? unsafe withUnsafeBytes(of: &ipv4) { unsafe Array($0) } : nil
    }

    /// An address block as "prefix/bits".
    private struct Block: Sendable {
        let prefix: [UInt8]
        let bits: Int
        let name: String

        init(_ block: String, _ name: String) {
            let parts = block.split(separator: "/")
            prefix = AddressRules.bytes(of: String(parts[0])) ?? []
            bits = Int(parts[1]) ?? 0
            self.name = name
        }

        func contains(_ address: [UInt8]) -> Bool {
            guard address.count == prefix.count else { return false }
            let whole = bits / 8
            guard address[..<whole] == prefix[..<whole] else { return false }
            let rest = bits % 8
            return rest == 0 || (address[whole] ^ prefix[whole]) >> (8 - rest) == 0
        }
    }
}
