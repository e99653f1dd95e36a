internal import Synchronization

/// A server of HTTP/2 (RFC 9113) on loopback, with TLS, that sends the frames a test wants, wrong ones too.
///
///     let server = try HTTP2Server(identity: identity) { stream in stream.answer("<rss/>") }
package final class HTTP2Server: Sendable {
    /// One request, and the way to send frames back. What is returned from the closure with it ends nothing: the
    /// connection stays until the client goes or `close` is called.
    package struct Stream: Sendable {
        /// Errors by their number (RFC 9113 section 7).
        package enum Fault: UInt8, Sendable {
            case none = 0
            case protocolError = 1
            case internalError = 2
            case refusedStream = 7
            case cancel = 8
            case enhanceYourCalm = 11
        }

        let number: UInt32
        let socket: Socket
        /// How many connections there were before this one.
        package let connection: Int

        /// A header with status 200 and these fields, whose names are in lower case.
        package func header(_ fields: [(String, String)] = []) {
            // `:status: 200` stands in HPACK's static table (RFC 7541 appendix A); the rest are literals of short strings.
            let block = fields.reduce(into: [0x88]) { block, field in
                block += [0] + Self.short(field.0) + Self.short(field.1)
            }
            frame(1, flags: 0x4, block)
        }

        package func data(_ text: String, isLast: Bool = false) {
            frame(0, flags: isLast ? 0x1 : 0, Array(text.utf8))
        }

        package func answer(_ body: String, _ fields: [(String, String)] = []) {
            header(fields)
            data(body, isLast: true)
        }

        /// RST_STREAM: this answer goes no further.
        package func reset(_ fault: Fault) {
            frame(3, [0, 0, 0, fault.rawValue])
        }

        /// GOAWAY: the connection takes no streams after `last`.
        package func goAway(last: UInt32? = nil, _ fault: Fault) {
            frame(7, Self.bytes(last ?? number) + [0, 0, 0, fault.rawValue], stream: 0)
        }

        package func close() {
            socket.shutDown()
        }

        /// Any frame, on this stream unless another is named.
        package func frame(_ type: UInt8, flags: UInt8 = 0, _ payload: [UInt8], stream: UInt32? = nil) {
            let length = Array(Self.bytes(UInt32(payload.count)).dropFirst())
            socket.write(length + [type, flags] + Self.bytes(stream ?? number) + payload)
        }

        private static func bytes(_ number: UInt32) -> [UInt8] {
            [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: number >> $0) }
        }

        /// Fewer than 127 bytes, not compressed.
        private static func short(_ text: String) -> [UInt8] { [UInt8(text.utf8.count)] + Array(text.utf8) }
    }

    private let listener: Listener
    private let log: Log

    private final class Log: Sendable {
        let streams = Mutex(0)
        let connections = Mutex(0)
    }

    /// - Parameter identity: with the options `-alpn h2`.
    package init(identity: TLSIdentity, _ answer: @escaping @Sendable (Stream) -> Void) throws {
        let log = Log()
        self.log = log
        listener = try Listener { connection in
            let number = log.connections.withLock { count in
                count += 1
                return count - 1
            }
            guard let socket = try? identity.unwrap(connection) else { return }
            HTTP2Server.serve(socket, connection: number) { stream in
                log.streams.withLock { $0 += 1 }
                answer(stream)
            }
        }
    }

    /// How many requests there have been.
    package var requests: Int { log.streams.withLock { $0 } }

    package func url(_ path: String = "/") -> String { "https://127.0.0.1:\(listener.port)\(path)" }

    private static func serve(_ socket: Socket, connection: Int, _ answer: (Stream) -> Void) {
        var input = Input(socket: socket)
        guard input.take(24) == Array("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".utf8) else { return }
        func stream(_ number: UInt32) -> Stream { Stream(number: number, socket: socket, connection: connection) }
        stream(0).frame(4, [])
        while let head = input.take(9) {
            let length = head[..<3].reduce(0) { $0 << 8 | Int($1) }
            guard input.take(length) != nil else { return }
            switch head[3] {
            case 1: answer(stream(head[5...].reduce(0) { $0 << 8 | UInt32($1) }))
            case 4 where head[4] & 1 == 0: stream(0).frame(4, flags: 1, [])
            case 6 where head[4] & 1 == 0: stream(0).frame(6, flags: 1, Array(repeating: 0, count: 8))
            default: break
            }
        }
    }

    private struct Input {
        let socket: Socket
        var bytes: [UInt8] = []

        /// nil at the end.
        mutating func take(_ count: Int) -> [UInt8]? {
            while bytes.count < count {
                let more = socket.read()
                guard !more.isEmpty else { return nil }
                bytes += more
            }
            defer { bytes.removeFirst(count) }
            return Array(bytes.prefix(count))
        }
    }
}
