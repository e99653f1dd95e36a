internal import CCurl

/// One request on the way from a URL to its answer. A class, since it goes through many hands and never changes.
final class HTTPHop: Sendable {
    private let request: HTTPRequest
    private let address: WebAddress
    private let lines: [[UInt8]]
    private let proxy: String?
    private let timeout: Duration

    init(request: HTTPRequest, address: WebAddress, lines: [[UInt8]], proxy: String?, timeout: Duration) {
        self.request = request
        self.address = address
        self.lines = lines
        self.proxy = proxy
        self.timeout = timeout
    }

    var place: String { address.place(redacted: request.redactURL) }

    func configure(_ easy: EasyHandle) {
        // Whoever names a proxy trusts it with the choice of addresses: it resolves the name, we connect to it alone.
        let checksAddress = !request.allowPrivateAddress && proxy == nil
        easy.prepare(for: Exchange(maxSize: request.maxSize, checksAddress: checksAddress))
        easy.set(CURLOPT_URL, address.url)
        easy.set(CURLOPT_PROTOCOLS_STR, "http,https")
        easy.set(CURLOPT_HTTP_VERSION, Int(request.http1Only ? CURL_HTTP_VERSION_1_1 : CURL_HTTP_VERSION_2TLS))
        easy.set(CURLOPT_HTTPHEADER, lines: lines)
        easy.set(CURLOPT_PROXY, proxy)
        easy.set(CURLOPT_SUPPRESS_CONNECT_HEADERS, 1)
        setMethod(easy)
        setTimes(easy)
        setIdentity(easy)
    }

    private func setMethod(_ easy: EasyHandle) {
        if request.method == .head { easy.set(CURLOPT_NOBODY, 1) }
        if request.body != nil || request.method == .post { easy.set(body: request.body ?? []) }
        if request.method != .get, request.method != .head { easy.set(CURLOPT_CUSTOMREQUEST, request.method.rawValue) }
    }

    private func setTimes(_ easy: EasyHandle) {
        easy.set(CURLOPT_TIMEOUT_MS, timeout.milliseconds)
        easy.set(CURLOPT_CONNECTTIMEOUT_MS, request.connectTimeout.milliseconds)
        easy.set(CURLOPT_LOW_SPEED_LIMIT, request.lowSpeedLimit)
        easy.set(CURLOPT_LOW_SPEED_TIME, max(1, request.lowSpeedTime.milliseconds / 1000))
    }

    private func setIdentity(_ easy: EasyHandle) {
        if let credentials = request.credentials {
            // Basic authentication is libcurl's default.
            easy.set(CURLOPT_USERNAME, credentials.username)
            easy.set(CURLOPT_PASSWORD, credentials.password)
        }
        easy.set(CURLOPT_CAINFO, request.caFile)
        easy.set(CURLOPT_SSLCERT_BLOB, text: request.clientCertificate)
        easy.set(CURLOPT_SSLKEY_BLOB, text: request.clientCertificate)
    }
}

extension Duration {
    /// At least one: libcurl takes 0 for no limit at all.
    var milliseconds: Int {
        max(1, Int(clamping: components.seconds * 1000 + components.attoseconds / 1_000_000_000_000_000))
    }
}
