internal import Foundation
internal import Glibc

/// A TCP socket on loopback with blocking reads and writes: all that the scripted servers need of the system.
package final class Socket: Sendable {
    package struct Failure: Error {
        package var call: String
        package var code: Int32
    }

    private let descriptor: Int32

    private init(descriptor: Int32) {
        self.descriptor = descriptor
    }

    deinit {
        close(descriptor)
    }

    /// Listens on a port of the system's choice.
    static func listening() throws(Failure) -> Socket {
        let socket = Socket(descriptor: try check("socket", Glibc.socket(AF_INET, streamType, 0)))
        var address = loopback(port: 0)
        try check("bind", unsafe withAddress(&address) { unsafe bind(socket.descriptor, $0, $1) })
        try check("listen", listen(socket.descriptor, 1024))
        return socket
    }

    package static func connected(to port: Int) throws(Failure) -> Socket {
        let socket = Socket(descriptor: try check("socket", Glibc.socket(AF_INET, streamType, 0)))
        var address = loopback(port: port)
        try check("connect", unsafe withAddress(&address) { unsafe connect(socket.descriptor, $0, $1) })
        return socket
    }

    /// Two ends of one line within this process.
    static func pair() throws(Failure) -> (Socket, Socket) {
        var ends: [Int32] = [0, 0]
        try check("socketpair", unsafe socketpair(AF_UNIX, streamType, 0, &ends))
        return (Socket(descriptor: ends[0]), Socket(descriptor: ends[1]))
    }

    /// Connects to a Unix socket, for whose appearance it waits some seconds.
    static func connected(toPath path: String, patience: Int) throws(Failure) -> Socket {
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        unsafe withUnsafeMutableBytes(of: &address.sun_path) {
            unsafe $0.copyBytes(from: path.utf8.prefix($0.count - 1))
        }
        for _ in 0..<(patience * 200) {
            let socket = Socket(descriptor: try check("socket", Glibc.socket(AF_UNIX, streamType, 0)))
            let result = unsafe withUnsafePointer(to: &address) { pointer in
                unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                    unsafe connect(socket.descriptor, $0, socklen_t(MemoryLayout<sockaddr_un>.size))
                }
            }
            if result == 0 { return socket }
            usleep(5000)
        }
        throw Failure(call: "connect", code: errno)
    }

    /// For a child process; the socket still owns the descriptor.
    var fileHandle: FileHandle { FileHandle(fileDescriptor: descriptor, closeOnDealloc: false) }

    var port: Int {
        var address = Socket.loopback(port: 0)
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        _ = unsafe Socket.withAddress(&address) { pointer, _ in unsafe getsockname(descriptor, pointer, &length) }
        return Int(UInt16(bigEndian: address.sin_port))
    }

    /// The next connection, or nil once `shutDown` was called.
    func accept() -> Socket? {
        let connection = Glibc.accept(descriptor, nil, nil)
        guard connection >= 0 else { return nil }
        _ = fcntl(connection, F_SETFD, FD_CLOEXEC)
        var noDelay: Int32 = 1
        _ = unsafe setsockopt(
            connection, Int32(IPPROTO_TCP), TCP_NODELAY, &noDelay, socklen_t(MemoryLayout<Int32>.size))
        return Socket(descriptor: connection)
    }

    /// What has arrived; empty at the end, or after an error.
    package func read(upTo count: Int = 65_536) -> [UInt8] {
        unsafe Array(unsafeUninitializedCapacity: count) { buffer, filled in
            filled = max(0, unsafe recv(descriptor, buffer.baseAddress, count, 0))
        }
    }

    /// False once the peer has gone.
    @discardableResult package func write(_ bytes: [UInt8]) -> Bool {
        var rest = bytes[...]
        while !rest.isEmpty {
            let sent = unsafe rest.withUnsafeBytes {
                unsafe send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
            }
            guard sent > 0 else { return false }
            rest = rest.dropFirst(sent)
        }
        return true
    }

    @discardableResult package func write(_ text: String) -> Bool {
        write(Array(text.utf8))
    }

    /// Ends both directions: whoever reads or accepts gets the end.
    package func shutDown() {
        Glibc.shutdown(descriptor, Int32(SHUT_RDWR))
    }

    /// Makes the close a reset (RST), as of a server that crashed.
    package func resetOnClose() {
        var option = linger(l_onoff: 1, l_linger: 0)
        _ = unsafe setsockopt(descriptor, SOL_SOCKET, SO_LINGER, &option, socklen_t(MemoryLayout<linger>.size))
    }

    private static let streamType = Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue)

    private static func loopback(port: Int) -> sockaddr_in {
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = in_port_t(port).bigEndian
        address.sin_addr.s_addr = in_addr_t(0x7F00_0001).bigEndian
        return address
    }

    private static func withAddress(
        _ address: inout sockaddr_in, _ call: (UnsafeMutablePointer<sockaddr>, socklen_t) -> Int32
    ) -> Int32 {
        unsafe withUnsafeMutablePointer(to: &address) { pointer in
            unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                unsafe call($0, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
    }

    @discardableResult private static func check(_ call: String, _ result: Int32) throws(Failure) -> Int32 {
        guard result >= 0 else { throw Failure(call: call, code: errno) }
        return result
    }
}
