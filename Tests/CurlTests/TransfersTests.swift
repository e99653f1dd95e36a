import LoopbackServers
import Testing

@testable import Curl

/// A request that may reach the servers of the tests.
func inside(_ url: String) -> HTTPRequest {
    var request = HTTPRequest(url)
    request.allowPrivateAddress = true
    request.timeout = .seconds(20)
    return request
}

struct TransfersTests {
    let transfers = Transfers(proxies: ProxySettings())

    @Test func bringsAWholeAnswer() async throws {
        let server = try HTTPServer(["/feed": .ok("<rss/>", [("ETag", "W/\"1\"")])])
        var response = try await transfers.send(inside(server.url("/feed")))
        #expect(response.duration > .zero)
        response.duration = .zero
        #expect(
            response
                == HTTPResponse(
                    status: 200, headers: ["ETag": "W/\"1\"", "Content-Length": "6"], body: Array("<rss/>".utf8),
                    url: server.url("/feed")))
    }

    @Test func sendsValidatorsBackByteForByte() async throws {
        let etag = "W/\"a,b \\ \u{E9}\u{80}\u{FF}--gzip\""
        let server = try HTTPServer { request in
            request["If-None-Match"] == etag ? .status(304, [("ETag", etag)]) : .ok("x", [("ETag", etag)])
        }
        let first = try await transfers.send(inside(server.url()))
        #expect(first.headers["ETag"] == etag)
        var again = inside(server.url())
        again.headers["If-None-Match"] = first.headers["ETag"]
        let second = try await transfers.send(again)
        #expect(second.status == 304)
        #expect(second.body.isEmpty)
        #expect(second.headers == ["ETag": etag])
    }

    @Test func postsAndAsksForHeadersAlone() async throws {
        let server = try HTTPServer { request in .status(201, [], body: request.body) }
        var request = inside(server.url("/hook"))
        request.method = .put
        request.headers = ["Content-Type": "application/json"]
        request.body = [UInt8](repeating: 0, count: 2_000_000)
        #expect(try await transfers.send(request).body == request.body)
        request.method = .head
        request.body = nil
        #expect(try await transfers.send(request).body == [])
        request.method = .post
        #expect(try await transfers.send(request).status == 201)
        #expect(server.requests.map(\.method) == ["PUT", "HEAD", "POST"])
        #expect(server.requests.allSatisfy { $0["Expect"] == nil && $0["Content-Type"] == "application/json" })
    }

    @Test func keepsOnlyTheLastHeader() async throws {
        let server = try HTTPServer([
            "/": .raw(
                "HTTP/1.1 103 Early Hints\r\nLink: early\r\n\r\nHTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nA: b\r\n\r\n"
                    + "2\r\nok\r\n0\r\nLink: late\r\n\r\n")
        ])
        let response = try await transfers.send(inside(server.url()))
        #expect(response.headers == ["Transfer-Encoding": "chunked", "A": "b"])
        #expect(response.body == Array("ok".utf8))
    }

    @Test(arguments: [
        ("gzip", Compressed.gzip), ("deflate", Compressed.zlib), ("br", Compressed.brotli), ("zstd", Compressed.zstd),
    ])
    func decodes(coding: String, bytes: [UInt8]) async throws {
        let server = try HTTPServer(["/": .status(200, [("Content-Encoding", coding)], body: bytes)])
        #expect(try await transfers.send(inside(server.url())).body == Array(Compressed.text.utf8))
        #expect(server.requests[0]["Accept-Encoding"] == "gzip, deflate, br, zstd")
    }

    // MARK: Answers that are none

    static let ok = "HTTP/1.1 200 OK\r\n"
    struct Broken: CustomTestStringConvertible {
        var testDescription: String
        var answer: String
        var kind: TransferError.Kind

        init(_ name: String, _ kind: TransferError.Kind, _ answer: String) {
            testDescription = name
            self.kind = kind
            self.answer = answer
        }
    }

    static let broken: [Broken] = [
        Broken("short body", .truncated, ok + "Content-Length: 10\r\n\r\nshort"),
        Broken("no body", .truncated, ok + "Content-Length: 10\r\n\r\n"),
        Broken("no last chunk", .truncated, ok + "Transfer-Encoding: chunked\r\n\r\n5\r\nshort\r\n"),
        Broken("half a chunk", .truncated, ok + "Transfer-Encoding: chunked\r\n\r\n8\r\nshort"),
        Broken("bad chunk", .truncated, ok + "Transfer-Encoding: chunked\r\n\r\nzz\r\nshort\r\n0\r\n\r\n"),
        Broken("not gzip", .badEncoding, ok + "Content-Encoding: gzip\r\nContent-Length: 6\r\n\r\n<rss/>"),
        Broken("stacked", .badEncoding, ok + "Content-Encoding: gzip, gzip\r\nContent-Length: 1\r\n\r\nx"),
        Broken(
            "stacked in two fields", .badEncoding,
            ok + "Content-Encoding: br\r\nContent-Encoding: br\r\nContent-Length: 1\r\n\r\nx"),
        Broken("unknown coding", .badEncoding, ok + "Content-Encoding: lzma\r\nContent-Length: 1\r\n\r\nx"),
        Broken("transfer coding", .badEncoding, ok + "Transfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n"),
        Broken("1 MB header", .tooLarge, ok + "X: " + String(repeating: "x", count: 1_000_000) + "\r\n\r\n"),
        Broken("20,000 headers", .tooLarge, ok + String(repeating: "X: header\r\n", count: 20_000) + "\r\n"),
        Broken("200,000 headers", .tooLarge, ok + String(repeating: "X: y\r\n", count: 200_000) + "\r\n"),
        Broken("nothing", .truncated, ""),
        Broken("half a status line", .truncated, "HTTP/1.1 200"),
        Broken("SSH", .protocol, "SSH-2.0-OpenSSH_9.2\r\n"),
        Broken("HTTP/0.9", .protocol, "<html>no header</html>"),
    ]

    @Test(arguments: broken)
    func refuses(broken: Broken) async throws {
        let server = try HTTPServer(["/": .raw(broken.answer)])
        let error = await #expect(throws: TransferError.self) { try await transfers.send(inside(server.url())) }
        #expect(error?.kind == broken.kind, "\(String(describing: error))")
        #expect(error?.place == server.url())
    }

    @Test(arguments: [
        ("gzip", Compressed.gzip), ("deflate", Compressed.zlib), ("br", Compressed.brotli), ("zstd", Compressed.zstd),
    ])
    func noticesBrokenOffCompression(coding: String, bytes: [UInt8]) async throws {
        let server = try HTTPServer([
            "/": .status(200, [("Content-Encoding", coding)], body: Array(bytes.dropLast(10)))
        ])
        let expected = TransferError(.truncated, at: server.url(), "its compressed answer breaks off")
        await #expect(throws: expected) { try await transfers.send(inside(server.url())) }
    }

    @Test func noticesAReset() async throws {
        let server = try HTTPServer([
            "/": .script { socket in
                socket.write(Self.ok + "Content-Length: 1000000\r\n\r\nhalf")
                socket.resetOnClose()
            }
        ])
        let error = await #expect(throws: TransferError.self) { try await transfers.send(inside(server.url())) }
        #expect(error?.kind == .truncated)
    }

    @Test func stopsABombAndAnEndlessBody() async throws {
        let bomb = Array(repeatElement(Compressed.zeros, count: 4800).joined())
        let server = try HTTPServer([
            "/bomb": .status(200, [("Content-Encoding", "gzip")], body: bomb),
            "/endless": .script { socket in
                socket.write(Self.ok + "Transfer-Encoding: chunked\r\n\r\n")
                while socket.write("400\r\n" + String(repeating: "x", count: 1024) + "\r\n") {}
            },
        ])
        for path in ["/bomb", "/endless"] {
            var request = inside(server.url(path))
            request.maxSize = 1_000_000
            let expected = TransferError(
                .tooLarge, at: request.url, "its answer is larger than the limit of 1000000 bytes")
            await #expect(throws: expected) { try await transfers.send(request) }
        }
    }

    // MARK: Time

    /// An answer that is begun and never goes on; the connection ends when the client does.
    static let begun = HTTPServer.Answer.script { socket in
        socket.write(ok + "Content-Length: 10\r\n\r\nslow")
        while !socket.read().isEmpty {}
    }

    @Test func givesUpInTime() async throws {
        let server = try HTTPServer(["/begun": Self.begun, "/silent": .script { while !$0.read().isEmpty {} }])
        for path in ["/begun", "/silent"] {
            var request = inside(server.url(path))
            request.timeout = .milliseconds(200)
            let error = await #expect(throws: TransferError.self) { try await transfers.send(request) }
            #expect(error?.kind == .timeout)
            #expect(error?.isTransient == true)
        }
    }

    @Test func givesUpWhatIsTooSlow() async throws {
        let server = try HTTPServer(["/": Self.begun])
        var request = inside(server.url())
        request.lowSpeedLimit = 100
        request.lowSpeedTime = .seconds(1)
        let error = await #expect(throws: TransferError.self) { try await transfers.send(request) }
        #expect(error?.kind == .tooSlow)
    }

    @Test func spendsItsTimeOnAllRedirectsTogether() async throws {
        let server = try HTTPServer { request in
            request.path == "/3" ? Self.begun : .redirect(to: "/\((Int(request.path.dropFirst()) ?? 0) + 1)")
        }
        var request = inside(server.url("/0"))
        request.timeout = .seconds(2)
        let error = await #expect(throws: TransferError.self) { try await transfers.send(request) }
        #expect(error?.kind == .timeout)
        #expect(error?.place == server.url("/3"))
    }

    // MARK: Many at once

    @Test func carriesManyAtOnceAndReusesConnections() async throws {
        let server = try HTTPServer { request in .ok(request.path) }
        let transfers = Transfers(limit: 8, proxies: ProxySettings())
        let bodies = try await withThrowingTaskGroup(of: [UInt8].self) { group in
            for number in 0..<200 {
                group.addTask { try await transfers.send(inside(server.url("/\(number)"))).body }
            }
            return try await group.reduce(into: Set()) { $0.insert($1) }
        }
        #expect(bodies == Set((0..<200).map { Array("/\($0)".utf8) }))
        #expect(server.connections <= 8)
    }

    @Test func saysWhereNobodyListens() async throws {
        let server = try HTTPServer([:])
        let url = server.url()
        server.stop()
        let error = await #expect(throws: TransferError.self) { try await transfers.send(inside(url)) }
        #expect(error?.kind == .connect || error?.kind == .truncated)
        #expect(error?.isTransient == true)
    }

    // MARK: The end

    @Test func cancellationAbortsWhatRunsAndWhatWaits() async throws {
        let (arrivals, arrived) = AsyncStream.makeStream(of: Void.self)
        let (departures, departed) = AsyncStream.makeStream(of: Void.self)
        let server = try HTTPServer([
            "/": .script { socket in
                arrived.yield()
                while !socket.read().isEmpty {}
                departed.yield()
            }
        ])
        let transfers = Transfers(limit: 1, proxies: ProxySettings())
        let request = inside(server.url())
        let running = Task { try await transfers.send(request) }
        for await _ in arrivals { break }
        let waiting = Task { try await transfers.send(request) }
        let cancelled = TransferError(.cancelled, at: request.url, "the transfer was cancelled")

        waiting.cancel()
        await #expect(throws: cancelled) { try await waiting.value }
        running.cancel()
        await #expect(throws: cancelled) { try await running.value }
        for await _ in departures { break }
        #expect(server.connections == 1)
    }

    @Test func aTaskThatIsCancelledAlreadyAsksForNothing() async throws {
        let server = try HTTPServer(["/": .ok("")])
        let request = inside(server.url())
        let task = Task {
            unsafe withUnsafeCurrentTask { unsafe $0?.cancel() }
            return try await transfers.send(request)
        }
        let error = await #expect(throws: TransferError.self) { try await task.value }
        #expect(error?.kind == .cancelled)
        #expect(server.requests.isEmpty)
    }

    @Test func shutdownEndsEverything() async throws {
        let (arrivals, arrived) = AsyncStream.makeStream(of: Void.self)
        let server = try HTTPServer([
            "/": .script { socket in
                arrived.yield()
                while !socket.read().isEmpty {}
            }
        ])
        let transfers = Transfers(proxies: ProxySettings())
        let request = inside(server.url())
        let running = Task { try await transfers.send(request) }
        for await _ in arrivals { break }
        await transfers.shutdown()
        let cancelled = TransferError(.cancelled, at: request.url, "the transfer was cancelled")
        await #expect(throws: cancelled) { try await running.value }
        await #expect(throws: cancelled) { try await transfers.send(request) }
        await transfers.shutdown()
    }
}
