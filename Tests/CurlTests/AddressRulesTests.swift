import Testing

@testable import Curl

struct AddressRulesTests {
    @Test(arguments: [
        ("0.0.0.0", "this host"), ("0.255.255.255", "this host"), ("10.0.0.1", "private"),
        ("100.64.0.1", "carrier-grade NAT"), ("100.127.255.255", "carrier-grade NAT"), ("127.0.0.1", "loopback"),
        ("127.255.255.254", "loopback"), ("169.254.169.254", "link-local"), ("172.16.0.1", "private"),
        ("172.31.255.255", "private"), ("192.0.0.1", "protocol assignments"), ("192.0.2.1", "documentation"),
        ("192.88.99.1", "6to4 relay"), ("192.168.1.1", "private"), ("198.18.0.1", "benchmarking"),
        ("198.19.255.255", "benchmarking"), ("198.51.100.7", "documentation"), ("203.0.113.7", "documentation"),
        ("224.0.0.1", "multicast"), ("239.255.255.255", "multicast"), ("240.0.0.1", "reserved"),
        ("255.255.255.255", "broadcast"), ("::", "this host"), ("::1", "loopback"),
        ("::ffff:127.0.0.1", "IPv4 in IPv6"),
        ("::ffff:8.8.8.8", "IPv4 in IPv6"), ("::7f00:1", "IPv4 in IPv6"), ("64:ff9b::7f00:1", "NAT64"),
        ("64:ff9b:1::1", "NAT64"), ("100::1", "discard"), ("2001::1", "Teredo"), ("2001:2::1", "protocol assignments"),
        ("2001:db8::1", "documentation"), ("2002:7f00:1::", "6to4"), ("3fff:fff::1", "documentation"),
        ("fc00::1", "private"), ("fdff::1", "private"), ("fe80::1", "link-local"), ("febf::1", "link-local"),
        ("fec0::1", "site-local"), ("ff02::1", "multicast"), ("4000::1", "not assigned"), ("5f00::1", "not assigned"),
    ])
    func refuses(address: String, range: String) throws {
        let bytes = try #require(AddressRules.bytes(of: address))
        #expect(AddressRules.refusal(of: bytes) == range)
    }

    @Test(arguments: [
        "1.1.1.1", "8.8.8.8", "9.255.255.255", "11.0.0.1", "100.63.255.255", "100.128.0.1", "126.255.255.255",
        "128.0.0.1", "169.253.255.255", "172.15.255.255", "172.32.0.1", "192.0.1.1", "192.0.3.1", "192.88.98.1",
        "192.167.255.255", "192.169.0.1", "198.17.255.255", "198.20.0.1", "203.0.114.1", "223.255.255.255",
        "2001:200::1", "2001:4860:4860::8888", "2001:db9::1", "2003::1", "2606:4700::1111", "2a00:1450:4009::1",
        "3fff:1000::1",
    ])
    func permits(address: String) throws {
        let bytes = try #require(AddressRules.bytes(of: address))
        #expect(AddressRules.refusal(of: bytes) == nil)
    }

    @Test(arguments: [
        "localhost", "LOCALHOST", "localhost.", "feeds.localhost", "127.0.0.1", "127.1", "0x7f.1", "2130706433",
        "0177.0.0.1", "0", "10.1.2.3", "169.254.169.254", "[::1]", "::1", "[::ffff:127.0.0.1]", "[fe80::1%25eth0]",
        "192.168.0.1.",
    ])
    func isPlainlyPrivate(host: String) {
        #expect(AddressRules.isPlainlyPrivate(host: host))
    }

    @Test(arguments: [
        "example.org", "localhost.example.org", "notlocalhost", "8.8.8.8", "[2606:4700::1111]", "10.example.org",
        "127.0.0.1.example.org", "",
    ])
    func isNotPlainlyPrivate(host: String) {
        #expect(!AddressRules.isPlainlyPrivate(host: host))
    }
}
