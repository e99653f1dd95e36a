internal import CCurl

/// libcurl's multi handle: its connections, names and TLS sessions. It lives as long as anybody may still wake it.
@safe final class MultiHandle: Sendable {
    /// All use of it is the transfer thread's, but for `curl_multi_wakeup`, the one call that libcurl allows from
    /// any thread.
    nonisolated(unsafe) let pointer: OpaquePointer

    init(connections: Int) {
        MultiHandle.initialiseLibrary
        guard let pointer = unsafe curl_multi_init() else { fatalError("libcurl: out of memory") }
        unsafe self.pointer = unsafe pointer
        unsafe trustwatch_set_multi_long(pointer, CURLMOPT_MAXCONNECTS, connections)
    }

    deinit {
        unsafe curl_multi_cleanup(pointer)
    }

    func wake() {
        unsafe curl_multi_wakeup(pointer)
    }

    private static let initialiseLibrary: Void = {
        let result = curl_global_init(Int(CURL_GLOBAL_DEFAULT))
        precondition(result == CURLE_OK, "libcurl does not start")
    }()
}
