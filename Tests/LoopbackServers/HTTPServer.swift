internal import Foundation
internal import Synchronization

/// A web server on loopback that answers as a test wants, wrongly too. It speaks HTTP/1.1 and keeps connections open.
///
///     let server = try HTTPServer { request in request.path == "/feed" ? .ok("<rss/>") : .status(404) }
///     let url = server.url("/feed")
package final class HTTPServer: Sendable {
    package struct Request: Sendable, Equatable {
        package var method: String
        /// Path and query as they came.
        package var path: String
        /// In their order, the names as they came; the values as text of one scalar per byte.
        package var headers: [(name: String, value: String)]
        package var body: [UInt8]

        /// The first header of that name, without regard to case.
        package subscript(name: String) -> String? {
            headers.first { $0.name.lowercased() == name.lowercased() }?.value
        }

        package static func == (one: Request, other: Request) -> Bool {
            one.method == other.method && one.path == other.path && one.body == other.body
                && one.headers.elementsEqual(other.headers, by: ==)
        }
    }

    package struct Answer: Sendable {
        enum Form: Sendable {
            case response(status: Int, headers: [(String, String)], body: [UInt8])
            case script(@Sendable (Socket) -> Void)
        }

        let form: Form

        /// A complete answer; `Content-Length` is added where the headers have neither it nor `Transfer-Encoding`.
        package static func status(_ status: Int, _ headers: [(String, String)] = [], body: [UInt8] = []) -> Answer {
            Answer(form: .response(status: status, headers: headers, body: body))
        }

        package static func ok(_ body: String, _ headers: [(String, String)] = []) -> Answer {
            .status(200, headers, body: Array(body.utf8))
        }

        package static func redirect(_ status: Int = 302, to location: String) -> Answer {
            .status(status, [("Location", location)])
        }

        /// These bytes and nothing else, then the end of the connection.
        package static func raw(_ bytes: [UInt8]) -> Answer {
            .script { $0.write(bytes) }
        }

        package static func raw(_ text: String) -> Answer {
            .raw(Array(text.utf8))
        }

        /// Whatever the closure does with the connection, which ends after it.
        package static func script(_ script: @escaping @Sendable (Socket) -> Void) -> Answer {
            Answer(form: .script(script))
        }
    }

    private let listener: Listener
    private let log: Log

    private final class Log: Sendable {
        let requests = Mutex<[Request]>([])
    }

    private let scheme: String

    /// With an identity the server speaks TLS.
    package init(identity: TLSIdentity? = nil, _ answer: @escaping @Sendable (Request) -> Answer) throws {
        let log = Log()
        self.log = log
        scheme = identity == nil ? "http" : "https"
        listener = try Listener { socket in
            guard let socket = identity.map({ try? $0.unwrap(socket) }) ?? socket else { return }
            HTTPServer.serve(socket) { request in
                log.requests.withLock { $0.append(request) }
                return answer(request)
            }
        }
    }

    /// Answers by path (without its query); 404 for any other.
    package convenience init(identity: TLSIdentity? = nil, _ answers: [String: Answer]) throws {
        try self.init(identity: identity) { request in
            answers[String(request.path.prefix { $0 != "?" })] ?? .status(404)
        }
    }

    package var port: Int { listener.port }
    /// How many connections there have been.
    package var connections: Int { listener.accepted }
    /// All requests so far, in the order of their arrival.
    package var requests: [Request] { log.requests.withLock { $0 } }

    package func url(_ path: String = "/", host: String = "127.0.0.1") -> String {
        "\(scheme)://\(host):\(port)\(path)"
    }

    package func stop() {
        listener.stop()
    }

    private static func serve(_ socket: Socket, _ answer: (Request) -> Answer) {
        var input = LineReader(socket)
        while let request = readRequest(&input) {
            switch answer(request).form {
            case .response(let status, let headers, let body):
                guard socket.write(response(to: request, status, headers, body)) else { return }
            case .script(let script):
                script(socket)
                socket.shutDown()
                return
            }
        }
    }

    private static func readRequest(_ input: inout LineReader) -> Request? {
        guard let first = input.line()?.split(separator: " "), first.count == 3 else { return nil }
        var request = Request(method: String(first[0]), path: String(first[1]), headers: [], body: [])
        while let line = input.line(), !line.isEmpty {
            guard let colon = line.firstIndex(of: ":") else { return nil }
            let value = line[line.index(after: colon)...].drop { $0 == " " }
            request.headers.append((String(line[..<colon]), String(value)))
        }
        request.body = input.bytes(Int(request["Content-Length"] ?? "") ?? 0)
        return request
    }

    private static func response(
        to request: Request, _ status: Int, _ headers: [(String, String)], _ body: [UInt8]
    ) -> [UInt8] {
        var head = "HTTP/1.1 \(status) \(status == 200 ? "OK" : "Told so")\r\n"
        for (name, value) in headers { head += "\(name): \(value)\r\n" }
        let names = headers.map { $0.0.lowercased() }
        if status != 304, !names.contains("content-length"), !names.contains("transfer-encoding") {
            head += "Content-Length: \(body.count)\r\n"
        }
        let bytes = head.unicodeScalars.map { UInt8(truncatingIfNeeded: $0.value) } + Array("\r\n".utf8)
        return request.method == "HEAD" ? bytes : bytes + body
    }
}
