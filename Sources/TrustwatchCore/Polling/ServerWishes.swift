package import struct Foundation.Date

/// What a server's headers ask of those who poll it.
package struct ServerWishes: Sendable, Equatable {
    /// How long a cache may keep the answer (RFC 9111 section 4.2); nil where the server does not say, or says no.
    package var freshness: Duration?
    package var retryAfter: Duration?

    /// - Parameter values: of a header by its name, one a line.
    package init(now: Date, values: (String) -> [String]) {
        func header(_ name: String) -> String? { values(name).first }
        // Relative to the server's own clock, so that a wrong one does no harm.
        func serverNow() -> Date { header("Date").flatMap { FeedDate.parse($0) } ?? now }
        let lifetime =
            Self.lifetime(of: values("Cache-Control"))
            ?? header("Expires").flatMap { FeedDate.parse($0) }.map { .seconds($0.timeIntervalSince(serverNow())) }
        let age = header("Age").flatMap { Self.seconds($0) } ?? .zero
        freshness = lifetime.map { $0 - age }.flatMap { $0 > .zero ? $0 : nil }
        retryAfter = header("Retry-After").flatMap { RetryAfter.duration($0, now: serverNow()) }
    }

    /// `max-age` of Cache-Control; zero where that forbids caching, nil where it says nothing.
    private static func lifetime(of cacheControl: [String]) -> Duration? {
        guard !cacheControl.isEmpty else { return nil }
        let directives = cacheControl.joined(separator: ",").lowercased().split(separator: ",").map { directive in
            directive.filter { $0 != " " && $0 != "\"" }
        }
        if directives.contains(where: { $0 == "no-cache" || $0 == "no-store" }) { return .zero }
        return directives.filter { $0.hasPrefix("max-age=") }.compactMap { seconds($0.dropFirst(8)) }.min()
    }

    /// Delta-seconds; more digits than fit mean "for ever" (RFC 9111 section 1.2.2).
    private static func seconds(_ text: some StringProtocol) -> Duration? {
        guard !text.isEmpty, text.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
        return .seconds(Int32(text) ?? .max)
    }
}
