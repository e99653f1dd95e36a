import LoopbackServers
import Testing

@testable import Curl

/// What a server of HTTP/2 may do wrong: nothing that breaks off is ever taken for a whole answer.
@Suite(.enabled(if: TLSIdentity.isAvailable, "needs /usr/bin/openssl"))
struct HTTP2Tests {
    struct Case: CustomTestStringConvertible, Sendable {
        var testDescription: String
        var script: @Sendable (HTTP2Server.Stream) -> Void
        var kinds: Set<TransferError.Kind>

        init(
            _ name: String, _ kinds: Set<TransferError.Kind>, _ script: @escaping @Sendable (HTTP2Server.Stream) -> Void
        ) {
            testDescription = name
            self.script = script
            self.kinds = kinds
        }
    }

    static let cases = [
        Case("a reset before the header", [.truncated]) { $0.reset(.internalError) },
        Case("a reset in the body", [.truncated]) { stream in
            stream.header([("etag", "\"1\"")])
            stream.data("<rss>")
            stream.reset(.internalError)
        },
        Case("a cancelled stream", [.truncated]) { stream in
            stream.header()
            stream.data("<rss>")
            stream.reset(.cancel)
        },
        Case("GOAWAY and the end in the body", [.truncated, .protocol]) { stream in
            stream.header()
            stream.data("<rss>")
            stream.goAway(.none)
            stream.close()
        },
        Case("GOAWAY with an error", [.truncated, .protocol]) { stream in
            stream.header()
            stream.data("<rss>")
            stream.goAway(.enhanceYourCalm)
            stream.close()
        },
        Case("the end in the body", [.truncated]) { stream in
            stream.header()
            stream.data("<rss>")
            stream.close()
        },
        Case("less than Content-Length", [.truncated, .protocol]) { stream in
            stream.answer("<rss>", [("content-length", "5000")])
        },
        Case("a frame that is too large", [.truncated, .protocol]) { stream in
            stream.header([("content-length", "5000")])
            stream.data("<rss>")
            stream.data(String(repeating: "x", count: 1_000_000))
        },
        Case("a frame that belongs to no stream", [.truncated, .protocol]) { stream in
            stream.frame(0, [1, 2, 3], stream: 0)
        },
        Case("an endless body", [.tooLarge]) { stream in
            stream.header()
            for _ in 0..<8 { stream.data(String(repeating: "x", count: 16_000)) }
        },
    ]

    @Test(arguments: cases)
    func whatBreaksOffIsNoAnswer(hostile: Case) async throws {
        let identity = try TLSIdentity(options: ["-alpn", "h2"])
        let server = try HTTP2Server(identity: identity, hostile.script)
        let error = await #expect(throws: TransferError.self) { try await send(to: server, identity) }
        #expect(hostile.kinds.contains(try #require(error?.kind)), "\(error?.description ?? "")")
    }

    @Test func aWholeAnswerIsRead() async throws {
        let identity = try TLSIdentity(options: ["-alpn", "h2"])
        let server = try HTTP2Server(identity: identity) { $0.answer("<rss/>", [("etag", "\"1\"")]) }
        let response = try await send(to: server, identity)
        #expect(response.body == Array("<rss/>".utf8))
        #expect(response.headers["ETag"] == "\"1\"")
    }

    /// A server that shuts down says which requests it has not touched; they may be sent again (RFC 9113 section 8.7).
    @Test func whatWasNotTouchedIsAskedAgain() async throws {
        let identity = try TLSIdentity(options: ["-alpn", "h2"])
        let server = try HTTP2Server(identity: identity) { stream in
            if stream.connection == 0 {
                stream.reset(.refusedStream)
            } else {
                stream.answer("<rss/>")
            }
        }
        #expect(try await send(to: server, identity).body == Array("<rss/>".utf8))
        #expect(server.requests == 2)
    }

    private func send(to server: HTTP2Server, _ identity: TLSIdentity) async throws -> HTTPResponse {
        var request = HTTPRequest(server.url())
        request.allowPrivateAddress = true
        request.caFile = identity.certificate
        request.timeout = .seconds(10)
        request.maxSize = 100_000
        return try await Transfers(proxies: ProxySettings()).send(request)
    }
}
