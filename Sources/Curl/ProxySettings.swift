internal import Foundation

/// The proxies that the environment names, as curl(1) reads them: `http_proxy` in lower case only, because a CGI
/// program gets a client's `Proxy` header as `HTTP_PROXY`.
package struct ProxySettings: Sendable, Equatable {
    package var http: String?
    package var https: String?
    /// Hosts, domains (`example.org` and `.example.org` both mean its subdomains too) or `*`, reached without a proxy.
    package var exceptions: [String]

    package init(http: String? = nil, https: String? = nil, exceptions: [String] = []) {
        self.http = http
        self.https = https
        self.exceptions = exceptions
    }

    package init(environment: [String: String] = ProcessInfo.processInfo.environment) {
        func first(_ names: String...) -> String? {
            names.lazy.compactMap { environment[$0] }.first { !$0.isEmpty }
        }
        self.init(
            http: first("http_proxy", "all_proxy", "ALL_PROXY"),
            https: first("https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY"),
            exceptions: (first("no_proxy", "NO_PROXY") ?? "").lowercased()
                .split { $0 == "," || $0 == " " }.map(String.init))
    }

    /// Who is to carry a request for an address; nil for a direct connection. What is plainly inside is always asked
    /// directly, since a proxy's own loopback is not ours.
    func proxy(for origin: WebAddress.Origin) -> String? {
        guard let proxy = origin.scheme == "https" ? https : http, !AddressRules.isPlainlyPrivate(host: origin.host),
            !exceptions.contains(where: { covers($0, origin.host) })
        else { return nil }
        return proxy
    }

    private func covers(_ exception: String, _ host: String) -> Bool {
        if exception == "*" { return true }
        let domain = exception.drop { $0 == "." }
        return !domain.isEmpty && (host == domain || host.hasSuffix("." + domain))
    }
}
