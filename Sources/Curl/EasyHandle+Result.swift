internal import CCurl

/// What came back, as it came.
struct Received: Sendable {
    var status: Int
    /// The lines of the last response's header, the status line first.
    var header: [UInt8]
    var body: [UInt8]
    var duration: Duration
}

extension EasyHandle {
    /// What a finished transfer brought, or why nothing. `place` is how errors name the server.
    func result(_ code: CURLcode, at place: String) -> Result<Received, TransferError> {
        guard code == CURLE_OK else { return .failure(error(code, at: place)) }
        return .success(
            Received(
                status: long(CURLINFO_RESPONSE_CODE), header: exchange.header, body: exchange.body, duration: duration))
    }

    func error(_ code: CURLcode, at place: String) -> TransferError {
        if let stop = exchange.stop {
            let what =
                switch stop {
                case .headerTooLarge: "its header is larger than \(Exchange.maxHeaderSize / 1024) kB"
                case .bodyTooLarge: "its answer is larger than the limit of \(exchange.maxSize) bytes"
                }
            return TransferError(.tooLarge, at: place, what)
        }
        if let address = exchange.refusedAddress, code == CURLE_COULDNT_CONNECT || code == CURLE_ABORTED_BY_CALLBACK {
            return TransferError(.refusedAddress, at: place, "the address \(address) is not allowed")
        }
        let (kind, summary) = Self.meaning(of: code, message: errorMessage)
        let detail = errorMessage.isEmpty ? unsafe String(cString: curl_easy_strerror(code)) : errorMessage
        return TransferError(kind, at: place, "\(summary) (\(detail))")
    }

    private static func meaning(of code: CURLcode, message: String) -> (TransferError.Kind, String) {
        switch code {
        case CURLE_URL_MALFORMAT: (.badURL, "it cannot be asked for")
        case CURLE_COULDNT_RESOLVE_HOST, CURLE_COULDNT_RESOLVE_PROXY: (.resolve, "the name has no address")
        case CURLE_COULDNT_CONNECT, CURLE_PROXY, CURLE_INTERFACE_FAILED: (.connect, "no connection")
        case CURLE_OPERATION_TIMEDOUT where message.hasPrefix("Operation too slow"): (.tooSlow, "too slow")
        case CURLE_OPERATION_TIMEDOUT, CURLE_ABORTED_BY_CALLBACK: (.timeout, "no answer in time")
        case CURLE_PARTIAL_FILE, CURLE_GOT_NOTHING, CURLE_RECV_ERROR, CURLE_SEND_ERROR, CURLE_HTTP2_STREAM:
            (.truncated, "the connection broke off")
        case CURLE_SSL_CONNECT_ERROR, CURLE_SSL_CERTPROBLEM, CURLE_SSL_CIPHER, CURLE_PEER_FAILED_VERIFICATION,
            CURLE_SSL_CACERT_BADFILE, CURLE_USE_SSL_FAILED, CURLE_SSL_ISSUER_ERROR, CURLE_SSL_INVALIDCERTSTATUS,
            CURLE_SSL_CLIENTCERT:
            (.tls, "no secure connection")
        case CURLE_LOGIN_DENIED: (.rejected, "the server lets nobody in with these credentials")
        // What libcurl says of a line beyond its 100 kB.
        case CURLE_OUT_OF_MEMORY: (.tooLarge, "its header has too long a line")
        case CURLE_BAD_CONTENT_ENCODING: (.badEncoding, "its compression is broken")
        default: (.protocol, "the server's answer makes no sense")
        }
    }
}

extension TransferError {
    init(_ problem: ContentCoding.Problem, at place: String, limit: Int) {
        switch problem {
        case .stacked: self.init(.badEncoding, at: place, "its answer is compressed more than once")
        case .unknown(let name):
            self.init(.badEncoding, at: place, "its compression \(String(reflecting: name)) is unknown")
        case .broken: self.init(.badEncoding, at: place, "its compression is broken")
        case .breaksOff: self.init(.truncated, at: place, "its compressed answer breaks off")
        case .tooLarge: self.init(.tooLarge, at: place, "its answer is larger than the limit of \(limit) bytes")
        }
    }

    static func cancelled(at place: String) -> TransferError {
        TransferError(.cancelled, at: place, "the transfer was cancelled")
    }
}
