/// One request on its way from URL to URL: which hop comes next and what it may carry. Ours and not libcurl's, which
/// forwards custom headers to whatever host a redirect names.
struct RedirectChain {
    private let request: HTTPRequest
    private let proxies: ProxySettings
    private(set) var address: WebAddress
    private var method: HTTPRequest.Method
    private var body: [UInt8]?
    private var credentials: Credentials?
    /// False for good once another origin was asked.
    private var isAtHome = true
    private var visited: [String]
    private var onlyPermanent = true
    private(set) var permanentURL: String?
    private(set) var duration: Duration = .zero

    init(_ request: HTTPRequest, proxies: ProxySettings) throws(TransferError) {
        address = try Self.redacting(request) { () throws(TransferError) in try WebAddress(request.url) }
        guard address.isWeb || address.origin.scheme == "file" && request.allowFile else {
            throw TransferError(.badURL, at: address.place(redacted: request.redactURL), "is not allowed")
        }
        self.request = request
        self.proxies = proxies
        method = request.method
        body = request.body
        credentials = request.credentials ?? address.credentials
        visited = [address.url]
        if let home = request.home { isAtHome = try WebAddress(home).origin == address.origin }
    }

    var isFile: Bool { address.origin.scheme == "file" }
    var place: String { address.place(redacted: request.redactURL) }

    /// What to send to `address`.
    func hop() throws(TransferError) -> HTTPHop {
        guard duration < request.timeout else { throw TransferError(.timeout, at: place, "no answer in time") }
        guard !AddressRules.refusedPorts.contains(address.origin.port) else {
            throw TransferError(.refusedAddress, at: place, "port \(address.origin.port) is not one of the web's")
        }
        let proxy = request.proxy ?? proxies.proxy(for: address.origin)
        if proxy?.isEmpty == false, !request.allowPrivateAddress,
            AddressRules.isPlainlyPrivate(host: address.origin.host)
        {
            throw TransferError(.refusedAddress, at: place, "the address \(address.origin.host) is not allowed")
        }
        var request = request
        request.method = method
        request.body = body
        request.credentials = isAtHome ? credentials : nil
        if !isAtHome { request.clientCertificate = nil }
        return HTTPHop(
            request: request, address: address, lines: try lines(), proxy: proxy?.isEmpty == false ? proxy : nil,
            timeout: request.timeout - duration)
    }

    /// Takes an answer; says whether it leads on to another `hop`.
    mutating func follow(_ received: Received, _ headers: HTTPHeaders) throws(TransferError) -> Bool {
        duration += received.duration
        guard [301, 302, 303, 307, 308].contains(received.status), let location = headers["Location"] else {
            return false
        }
        let next = try Self.redacting(request) { [address] () throws(TransferError) in
            try address.resolving(latin1Bytes(location) ?? [])
        }
        let target = next.place(redacted: request.redactURL)
        guard next.isWeb else {
            throw TransferError(.redirect, at: place, "redirects to \(target), which is neither http nor https")
        }
        if received.status == 303 && method != .head || received.status <= 302 && method == .post {
            (method, body) = (.get, nil)
        }
        guard !visited.contains(next.url) else {
            throw TransferError(.redirect, at: place, "redirects in a loop, to \(target) again")
        }
        visited.append(next.url)
        guard visited.count <= request.maxRedirects + 1 else {
            throw TransferError(.redirect, at: place, "redirects more than \(request.maxRedirects) times")
        }
        onlyPermanent = onlyPermanent && [301, 308].contains(received.status)
        if onlyPermanent { permanentURL = next.url }
        if next.origin != address.origin { isAtHome = false }
        address = next
        return true
    }

    /// What is no URL has no host to show.
    private static func redacting(
        _ request: HTTPRequest, _ read: () throws(TransferError) -> WebAddress
    ) throws(TransferError) -> WebAddress {
        do throws(TransferError) {
            return try read()
        } catch {
            throw request.redactURL ? TransferError(error.kind, at: "the secret address", error.reason) : error
        }
    }

    private func lines() throws(TransferError) -> [[UInt8]] {
        var headers = request.headers
        if !isAtHome { headers.removeAll { !Self.mayTravel($0, hasBody: body != nil) } }
        if let url = request.validatorsURL, url != address.url { headers.removeAll(where: Self.isValidator) }
        if let userAgent = request.userAgent { headers["User-Agent"] = userAgent }
        if headers["Accept-Encoding"] == nil { headers.add("Accept-Encoding", ContentCoding.accepted) }
        if method != request.method { headers.removeAll { $0.isNamed("Content-Type") } }
        var lines: [[UInt8]] = []
        for field in headers.fields {
            guard let line = field.line else {
                throw TransferError(
                    .badRequest, at: place, "the header \(String(reflecting: field.name)) cannot be sent")
            }
            lines.append(line)
        }
        // Orders to libcurl to leave out what it would add to a body.
        lines.append(Array("Expect:".utf8))
        if headers["Content-Type"] == nil { lines.append(Array("Content-Type:".utf8)) }
        return lines
    }

    private static func isValidator(_ field: HTTPHeaders.Field) -> Bool {
        field.isNamed("If-None-Match") || field.isNamed("If-Modified-Since")
    }

    /// Whether a header may go to another origin. The validators may: they were given by the end of the chain, and
    /// without them a source that moved would never answer 304.
    private static func mayTravel(_ field: HTTPHeaders.Field, hasBody: Bool) -> Bool {
        isValidator(field) || ["Accept", "Accept-Language", "Accept-Encoding"].contains(where: field.isNamed)
            || hasBody && field.isNamed("Content-Type")
    }
}

extension WebAddress {
    var isWeb: Bool { origin.scheme == "http" || origin.scheme == "https" }
}
