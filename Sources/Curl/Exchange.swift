internal import CCurl
internal import Glibc

/// What libcurl's callbacks read and write during one transfer. It is used on the transfer thread alone.
final class Exchange {
    /// Real servers stay far below it; libcurl's own bound (300 kB) came only with a security fix.
    static let maxHeaderSize = 128 * 1024
    /// So much room is made for a body at once on the server's word.
    private static let trustedSize = 1 << 20

    /// Why a callback stopped the transfer.
    enum Stop {
        case headerTooLarge
        case bodyTooLarge
    }

    let maxSize: Int
    private let upload: [UInt8]
    private let checksAddress: Bool
    private let isAbandoned: () -> Bool
    private var uploaded = 0
    private var headerSize = 0
    private var headerIsComplete = false
    private(set) var header: [UInt8] = []
    private(set) var body: [UInt8] = []
    private(set) var stop: Stop?
    /// An address that was not connected to, with the reason.
    private(set) var refusedAddress: String?

    /// `checksAddress` is false where the request may reach private addresses, and where a proxy is connected to.
    /// `isAbandoned` is asked now and then, once a second at least, where the handle reports its progress.
    init(
        maxSize: Int, upload: [UInt8] = [], checksAddress: Bool, isAbandoned: @escaping () -> Bool = { false }
    ) {
        self.maxSize = maxSize
        self.upload = upload
        self.checksAddress = checksAddress
        self.isAbandoned = isAbandoned
    }

    func receiveBody(_ bytes: UnsafeRawBufferPointer) -> Bool {
        guard body.count + bytes.count <= maxSize else {
            stop = .bodyTooLarge
            return false
        }
        if body.isEmpty { body.reserveCapacity(min(announcedSize ?? bytes.count, maxSize, Exchange.trustedSize)) }
        unsafe body.append(contentsOf: bytes)
        return true
    }

    /// Of the body, as the header has it.
    private var announcedSize: Int? {
        HTTPHeaders(parsing: header)["Content-Length"].flatMap { UInt32($0) }.map { Int($0) }
    }

    /// Takes one line. A new status line after a complete header (100, or 407 and 401 answered) begins anew; what
    /// follows the body (trailers) counts but is not kept.
    func receiveHeader(_ line: UnsafeRawBufferPointer) -> Bool {
        headerSize += line.count
        guard headerSize <= Exchange.maxHeaderSize else {
            stop = .headerTooLarge
            return false
        }
        if headerIsComplete {
            guard body.isEmpty, unsafe line.starts(with: "HTTP/".utf8) else { return true }
            header.removeAll(keepingCapacity: true)
        }
        unsafe header.append(contentsOf: line)
        headerIsComplete = unsafe line.elementsEqual("\r\n".utf8) || line.elementsEqual("\n".utf8)
        return true
    }

    func send(into room: UnsafeMutableRawBufferPointer) -> Int {
        let part = upload[uploaded..<min(uploaded + room.count, upload.count)]
        unsafe room.copyBytes(from: part)
        uploaded += part.count
        return part.count
    }

    func shouldGoOn() -> Bool { !isAbandoned() }

    /// Whether an address (4 or 16 bytes) may be talked to.
    func permits(_ address: @autoclosure () -> [UInt8]?, shown: @autoclosure () -> String) -> Bool {
        guard checksAddress else { return true }
        guard let address = address() else {
            refusedAddress = shown() + " (no Internet address)"
            return false
        }
        guard let reason = AddressRules.refusal(of: address) else { return true }
        refusedAddress = "\(shown()) (\(reason))"
        return false
    }
}

extension Exchange {
    private static func of(_ pointer: UnsafeMutableRawPointer?) -> Exchange? {
        unsafe pointer.map { unsafe Unmanaged<Exchange>.fromOpaque($0).takeUnretainedValue() }
    }

    /// Makes the callbacks of a handle come to this exchange. The owner of the handle keeps the exchange alive.
    func attach(to handle: OpaquePointer) {
        let this = unsafe Unmanaged.passUnretained(self).toOpaque()
        unsafe trustwatch_set_pointer(handle, CURLOPT_WRITEDATA, this)
        unsafe trustwatch_set_pointer(handle, CURLOPT_HEADERDATA, this)
        unsafe trustwatch_set_pointer(handle, CURLOPT_READDATA, this)
        unsafe trustwatch_set_pointer(handle, CURLOPT_OPENSOCKETDATA, this)
        unsafe trustwatch_set_pointer(handle, CURLOPT_PREREQDATA, this)
        unsafe trustwatch_set_write(handle, CURLOPT_WRITEFUNCTION) { bytes, size, count, data in
            let received = unsafe UnsafeRawBufferPointer(start: bytes, count: size * count)
            return unsafe Exchange.of(data)?.receiveBody(received) == true ? received.count : -1
        }
        unsafe trustwatch_set_write(handle, CURLOPT_HEADERFUNCTION) { bytes, size, count, data in
            let received = unsafe UnsafeRawBufferPointer(start: bytes, count: size * count)
            return unsafe Exchange.of(data)?.receiveHeader(received) == true ? received.count : -1
        }
        unsafe trustwatch_set_read(handle, CURLOPT_READFUNCTION) { bytes, size, count, data in
            let room = unsafe UnsafeMutableRawBufferPointer(start: bytes, count: size * count)
            return unsafe Exchange.of(data)?.send(into: room) ?? 0
        }
        unsafe trustwatch_set_pointer(handle, CURLOPT_XFERINFODATA, this)
        unsafe trustwatch_set_progress(handle, CURLOPT_XFERINFOFUNCTION) { data, _, _, _, _ in
            unsafe Exchange.of(data)?.shouldGoOn() == true ? 0 : 1
        }
        unsafe trustwatch_set_open_socket(handle, CURLOPT_OPENSOCKETFUNCTION) { data, _, address in
            unsafe Exchange.openSocket(for: Exchange.of(data), address)
        }
        // libcurl opens no socket for a connection that it has already, which another request may have been allowed.
        unsafe trustwatch_set_before_request(handle, CURLOPT_PREREQFUNCTION) { data, remote, _, _, _ in
            guard let exchange = unsafe Exchange.of(data), let remote = unsafe remote else {
                return CURL_PREREQFUNC_ABORT
            }
            func text() -> String { unsafe String(cString: remote) }
            let isPermitted = exchange.permits(
                AddressRules.bytes(of: String(text().prefix { $0 != "%" })), shown: text())
            return isPermitted ? CURL_PREREQFUNC_OK : CURL_PREREQFUNC_ABORT
        }
    }

    private static func openSocket(
        for exchange: Exchange?, _ address: UnsafeMutablePointer<curl_sockaddr>?
    ) -> curl_socket_t {
        guard let exchange, let address = unsafe address else { return CURL_SOCKET_BAD }
        let bytes = unsafe addressBytes(address)
        guard exchange.permits(bytes, shown: shown(bytes ?? [])) else { return CURL_SOCKET_BAD }
        // Closed on exec: no hook inherits a connection.
        let type = unsafe address.pointee.socktype | Int32(SOCK_CLOEXEC.rawValue)
        return unsafe socket(address.pointee.family, type, address.pointee.protocol)
    }

    private static func addressBytes(_ socket: UnsafeMutablePointer<curl_sockaddr>) -> [UInt8]? {
        guard let address = unsafe UnsafeRawPointer(trustwatch_address(socket)) else { return nil }
        switch unsafe socket.pointee.family {
        case AF_INET:
            var found = unsafe address.loadUnaligned(as: sockaddr_in.self).sin_addr
            return unsafe withUnsafeBytes(of: &found) { unsafe Array($0) }
        case AF_INET6:
            var found = unsafe address.loadUnaligned(as: sockaddr_in6.self).sin6_addr
            return unsafe withUnsafeBytes(of: &found) { unsafe Array($0) }
        default: return nil
        }
    }

    private static func shown(_ address: [UInt8]) -> String {
        var text = [CChar](repeating: 0, count: Int(INET6_ADDRSTRLEN))
        let family = address.count == 4 ? AF_INET : AF_INET6
        guard address.count == 4 || address.count == 16,
            unsafe inet_ntop(family, address, &text, socklen_t(text.count)) != nil
        else { return "its address" }
        return String(decoding: text.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
    }
}
