internal import CCurl

/// The owner of one libcurl easy handle and of all that the handle points to; used for one transfer after another.
@safe final class EasyHandle {
    let pointer: OpaquePointer
    private let errorText: UnsafeMutablePointer<CChar>
    private var lists: [UnsafeMutablePointer<curl_slist>] = unsafe []
    private(set) var exchange = Exchange(maxSize: 0, checksAddress: true)

    init() {
        guard let pointer = unsafe curl_easy_init() else { fatalError("libcurl: out of memory") }
        unsafe self.pointer = unsafe pointer
        unsafe errorText = .allocate(capacity: Int(CURL_ERROR_SIZE))
        unsafe errorText.initialize(repeating: 0, count: Int(CURL_ERROR_SIZE))
    }

    deinit {
        unsafe curl_easy_cleanup(pointer)
        freeLists()
        unsafe errorText.deallocate()
    }

    /// Sets what every transfer wants, on a handle that is new or rested.
    func prepare(for exchange: Exchange) {
        self.exchange = exchange
        unsafe exchange.attach(to: pointer)
        unsafe errorText[0] = 0
        unsafe trustwatch_set_pointer(pointer, CURLOPT_ERRORBUFFER, errorText)
        set(CURLOPT_NOSIGNAL, 1)
        // Else the end of a transfer whose name is still being looked up waits for the resolver, and all others with it.
        set(CURLOPT_QUICK_EXIT, 1)
        set(CURLOPT_SSLVERSION, Int(CURL_SSLVERSION_TLSv1_2))
        // Asked of the environment by ourselves, since the address check depends on it.
        set(CURLOPT_PROXY, "")
    }

    /// Forgets the last transfer and lets go of what it brought, which may be megabytes.
    func rest() {
        unsafe curl_easy_reset(pointer)
        freeLists()
        exchange = Exchange(maxSize: 0, checksAddress: true)
    }

    /// Tells handles apart, as libcurl names them in its messages.
    var id: Int { unsafe Int(bitPattern: pointer) }

    func set(_ option: CURLoption, _ value: Int) {
        unsafe trustwatch_set_long(pointer, option, value)
    }

    /// libcurl copies the text; nil leaves its default.
    func set(_ option: CURLoption, _ value: String?) {
        guard let value else { return }
        unsafe trustwatch_set_string(pointer, option, value)
    }

    /// What libcurl would else read from a file; it copies the bytes.
    func set(_ option: CURLoption, text: String?) {
        guard var text else { return }
        _ = text.withUTF8 { unsafe trustwatch_set_blob(pointer, option, $0.baseAddress, $0.count) }
    }

    func set(_ option: CURLoption, large value: Int) {
        unsafe trustwatch_set_large(pointer, option, curl_off_t(value))
    }

    /// libcurl copies the bytes.
    func set(body: [UInt8]) {
        set(CURLOPT_POSTFIELDSIZE_LARGE, large: body.count)
        unsafe body.withUnsafeBytes { bytes in
            // An empty array may have no address, and none would mean "read it from the callback".
            unsafe withUnsafePointer(to: 0 as UInt8) { empty in
                let start = unsafe bytes.baseAddress ?? UnsafeRawPointer(empty)
                unsafe trustwatch_set_pointer(pointer, CURLOPT_COPYPOSTFIELDS, UnsafeMutableRawPointer(mutating: start))
            }
        }
    }

    /// The lines must hold no NUL.
    func set(_ option: CURLoption, lines: [[UInt8]]) {
        var list: UnsafeMutablePointer<curl_slist>?
        for line in lines {
            unsafe (line + [0]).withUnsafeBufferPointer { bytes in
                unsafe bytes.withMemoryRebound(to: CChar.self) {
                    if let longer = unsafe curl_slist_append(list, $0.baseAddress) { unsafe list = longer }
                }
            }
        }
        guard let list = unsafe list else { return }
        unsafe lists.append(list)
        unsafe trustwatch_set_list(pointer, option, list)
    }

    func long(_ info: CURLINFO) -> Int {
        var value = 0
        return unsafe trustwatch_get_long(pointer, info, &value) == CURLE_OK ? value : 0
    }

    var duration: Duration {
        var microseconds: curl_off_t = 0
        unsafe trustwatch_get_large(pointer, CURLINFO_TOTAL_TIME_T, &microseconds)
        return .microseconds(microseconds)
    }

    /// What libcurl says of the last failure; it may be empty.
    var errorMessage: String {
        unsafe String(cString: errorText)
    }

    private func freeLists() {
        while let list = unsafe lists.popLast() { unsafe curl_slist_free_all(list) }
    }
}
