internal import CCurl

/// A URL as libcurl reads it, so that what is checked and what is connected to cannot differ. User, password and
/// fragment are taken out of it.
struct WebAddress: Sendable, Equatable {
    /// Where credentials may go: the same scheme, host and port (RFC 6454 section 4).
    struct Origin: Sendable, Equatable {
        var scheme: String
        var host: String
        var port: Int
    }

    let url: String
    let origin: Origin
    /// Of a file, decoded.
    let path: String
    let credentials: Credentials?

    /// Throws `badURL`.
    init(_ text: String) throws(TransferError) {
        try self.init(Array(text.utf8), relativeTo: nil)
    }

    /// Reads a `Location` (RFC 3986 section 5). What it holds of user and password is dropped: a server may not hand
    /// out credentials in our name.
    func resolving(_ location: [UInt8]) throws(TransferError) -> WebAddress {
        try WebAddress(location, relativeTo: url)
    }

    private init(_ text: [UInt8], relativeTo base: String?) throws(TransferError) {
        var place: String { base ?? WebAddress.withoutUser(text) }
        guard !text.contains(0), let handle = unsafe curl_url() else {
            throw TransferError(.badURL, at: place, "is no URL")
        }
        defer { unsafe curl_url_cleanup(handle) }

        let flags = UInt32(CURLU_URLENCODE | CURLU_ALLOW_SPACE | CURLU_NON_SUPPORT_SCHEME)
        if let base { _ = unsafe curl_url_set(handle, CURLUPART_URL, base, flags) }
        let result = unsafe (text + [0]).withUnsafeBufferPointer { bytes in
            unsafe bytes.withMemoryRebound(to: CChar.self) {
                unsafe curl_url_set(handle, CURLUPART_URL, $0.baseAddress, flags)
            }
        }
        guard result == CURLUE_OK else {
            let why = unsafe String(cString: curl_url_strerror(result))
            throw base == nil
                ? TransferError(.badURL, at: place, "is no URL (\(why))")
                : TransferError(.redirect, at: place, "redirects to what is no URL (\(why))")
        }
        func part(_ part: CURLUPart, _ flags: Int32 = 0) -> String? {
            var value: UnsafeMutablePointer<CChar>?
            guard unsafe curl_url_get(handle, part, &value, UInt32(flags)) == CURLUE_OK, let found = unsafe value else {
                return nil
            }
            defer { unsafe curl_free(found) }
            return unsafe String(cString: found)
        }
        let user = part(CURLUPART_USER, CURLU_URLDECODE)
        let password = part(CURLUPART_PASSWORD, CURLU_URLDECODE)
        credentials = base == nil && user != nil ? Credentials(username: user ?? "", password: password ?? "") : nil
        for hidden in [CURLUPART_USER, CURLUPART_PASSWORD, CURLUPART_OPTIONS, CURLUPART_FRAGMENT] {
            _ = unsafe curl_url_set(handle, hidden, nil, 0)
        }
        guard let url = part(CURLUPART_URL), let scheme = part(CURLUPART_SCHEME) else {
            throw TransferError(.badURL, at: place, "is no URL")
        }
        self.url = url
        path = scheme == "file" ? part(CURLUPART_PATH, CURLU_URLDECODE) ?? "" : ""
        origin = Origin(
            scheme: scheme.lowercased(), host: (part(CURLUPART_HOST) ?? "").lowercased(),
            port: Int(part(CURLUPART_PORT, CURLU_DEFAULT_PORT) ?? "") ?? 0)
    }

    /// How errors name it.
    func place(redacted: Bool) -> String {
        redacted ? "\(origin.scheme)://\(origin.host)/…" : url
    }

    /// A text that may be no URL, safe to show: nothing before the last `@` of what would be its authority.
    private static func withoutUser(_ text: [UInt8]) -> String {
        let text = String(decoding: text, as: UTF8.self)
        let shown = text.lastIndex(of: "@").map { "…" + text[$0...] } ?? text
        return "\"" + shown.prefix(200).filter { !$0.isNewline && $0 != "\0" } + "\""
    }
}
