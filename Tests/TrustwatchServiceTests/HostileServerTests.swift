import Foundation
import LoopbackServers
import Synchronization
import Testing
import TrustwatchCore
import TrustwatchStore

@testable import TrustwatchService

/// Servers that are broken, slow, greedy or hostile. In every round a source that behaves is asked beside the one that
/// does not, and must be read.
@Suite struct HostileServerTests {
    static let ok = "HTTP/1.1 200 OK\r\n"
    static let control = HTTPServer.Answer.ok(RoundTests.feed)

    /// One source in all rounds of a test, and the control beside it.
    struct Bench {
        let rounds: RoundTests
        let server: HTTPServer
        let feed: Feed

        /// - Parameter answers: one a request; the last one goes on.
        init(_ answers: [HTTPServer.Answer], path: String = "/case", kind: Feed.Kind = .feed) throws {
            let left = Box(answers)
            rounds = try RoundTests()
            server = try HTTPServer { request in
                if request.path == "/control" { return HostileServerTests.control }
                if request.path == "/provider/44/80429" {
                    return .ok(HostileServerTests.genuine["ofsted-provider"] ?? "")
                }
                guard !request.path.hasPrefix("/v1/file/") else { return .status(404) }
                return left.answers.withLock { $0.count > 1 ? $0.removeFirst() : $0[0] }
            }
            var feed = RoundTests.source("case", server.url(path))
            feed.pace.timeout = .seconds(2)
            feed.pace.maxSize = 1_000_000
            feed.kind = kind
            self.feed = feed
        }

        private final class Box: Sendable {
            let answers: Mutex<[HTTPServer.Answer]>
            init(_ answers: [HTTPServer.Answer]) { self.answers = Mutex(answers) }
        }

        /// What became of the source, in words, after the control was found to be read.
        func poll(at instant: String) async throws -> String {
            // By another name of the host: one that asks to wait asks it for all its sources.
            let feeds = [feed, RoundTests.source("control", server.url("/control", host: "localhost"))]
            let reports = try await rounds.run(feeds, at: instant).reports
            let control = reports.first { $0.feed.name == "control" }.map { RoundTests.words($0.outcome) }
            #expect(control == "read: 2 new, 0 known" || control == "unchanged")
            return RoundTests.words(try #require(reports.first { $0.feed.name == "case" }).outcome)
        }

        var record: PollRecord {
            get throws { try #require(try rounds.store.pollRecord(of: "case")) }
        }

        /// The validators that each request for the source carried.
        var validators: [[String?]] {
            server.requests.filter { $0.path == "/case" }.map { [$0["If-None-Match"], $0["If-Modified-Since"]] }
        }
    }

    struct Case: CustomTestStringConvertible, Sendable {
        var testDescription: String
        var answer: HTTPServer.Answer
        /// What the source's error says.
        var error: String

        init(_ name: String, _ answer: HTTPServer.Answer, _ error: String) {
            testDescription = name
            self.answer = answer
            self.error = error
        }

        init(_ name: String, _ raw: String, _ error: String) {
            self.init(name, .raw(HostileServerTests.ok + raw), error)
        }
    }

    /// Validators come with all of them: none may be kept.
    static func coded(_ coding: String, _ bytes: [UInt8]) -> HTTPServer.Answer {
        .status(200, [("ETag", "\"x\""), ("Content-Encoding", coding)], body: bytes)
    }
    static let page = "<!DOCTYPE html><html><head><title>Log in</title></head><body>Welcome to the hotel</body></html>"

    static let refused: [Case] = [
        Case(
            "31 gzip bomb", coded("gzip", Array(repeatElement(Compressed.zeros, count: 4800).joined())),
            "larger than the limit of 1000000 bytes"),
        Case("32 gzip in gzip", coded("gzip, gzip", Compressed.gzip), "compressed more than once"),
        Case("33 gzip in gzip in gzip", coded("gzip, gzip, gzip", Compressed.gzip), "compressed more than once"),
        Case("34 broken gzip", coded("gzip", [0x1F, 0x8B, 8, 0] + Array(repeating: 0xFF, count: 40)), "broken"),
        Case("34 truncated gzip", coded("gzip", Array(Compressed.gzip.dropLast(12))), "breaks off"),
        Case("34 truncated br", coded("br", Array(Compressed.brotli.dropLast(12))), "breaks off"),
        Case("34 truncated zstd", coded("zstd", Array(Compressed.zstd.dropLast(12))), "breaks off"),
        Case("35 gzip without header", .status(200, [("ETag", "\"x\"")], body: Compressed.gzip), "a binary file"),
        Case("35 header without gzip", coded("gzip", Array(RoundTests.feed.utf8)), "compression is broken"),
        Case(
            "36 endless chunked body",
            .script { socket in
                socket.write(ok + "Transfer-Encoding: chunked\r\n\r\n")
                while socket.write("8000\r\n" + String(repeating: "x", count: 0x8000) + "\r\n") {}
            }, "larger than the limit"),
        Case(
            "37 slow drip",
            .script { socket in
                socket.write(ok + "Content-Length: 100000\r\nETag: \"x\"\r\n\r\n")
                while socket.write("<") { usleep(100_000) }
            }, "no answer in time"),
        Case("38 20,000 headers", String(repeating: "X: header\r\n", count: 20_000) + "\r\n", "its header"),
        Case("38 header of 1 MB", "X: " + String(repeating: "x", count: 1_000_000) + "\r\n\r\n", "its header"),
        Case("39 redirect loop", .redirect(to: "/case"), "redirects in a loop"),
        Case("41 redirect to file:", .redirect(to: "file:///etc/passwd"), "neither http nor https"),
        Case("41 redirect to gopher:", .redirect(301, to: "gopher://127.0.0.1/"), "neither http nor https"),
        Case("41 redirect to ftp:", .redirect(308, to: "ftp://127.0.0.1/"), "neither http nor https"),
        Case("43 log-in page with 200", .ok(page, [("ETag", "\"x\"")]), "an HTML page"),
        Case("43 empty body with 200", .ok("", [("ETag", "\"x\"")]), "an empty document"),
        Case("44 304 to an unconditional request", .status(304, [("ETag", "\"x\"")]), "without being asked to compare"),
        Case("47 ETag of 1 MB", "ETag: \"" + String(repeating: "x", count: 1_000_000) + "\"\r\n\r\n", "its header"),
        Case("51 403", .status(403, [("ETag", "\"x\"")]), "the server answered 403 (forbidden)"),
        Case("51 410", .status(410), "the server answered 410 (gone for good)"),
        Case("51 429", .status(429), "the server answered 429 (too many requests)"),
        Case("51 503", .status(503), "the server answered 503 (out of service)"),
        Case("short body", "Content-Length: 5000\r\nETag: \"x\"\r\n\r\n" + RoundTests.feed, "broke off"),
        Case("broken chunks", "Transfer-Encoding: chunked\r\nETag: \"x\"\r\n\r\nzz\r\n<rss/>\r\n", "broke off"),
        Case(
            "reset connection",
            .script { socket in
                socket.write(ok + "Content-Length: 5000\r\nETag: \"x\"\r\n\r\n<rss>")
                socket.resetOnClose()
            }, "broke off"),
    ]

    @Test(arguments: refused)
    func leavesNothingBehind(hostile: Case) async throws {
        let bench = try Bench([hostile.answer])
        let outcome = try await bench.poll(at: "2024-01-01T10:00:00Z")
        #expect(outcome.hasPrefix("failed: \(bench.server.url("/"))"), "\(outcome)")
        #expect(outcome.contains(hostile.error), "\(outcome)")
        let record = try bench.record
        #expect(record.status == (record.httpStatus == 410 ? .gone : .failing))
        #expect([record.etag, record.lastModified, record.bodyHash] == [nil, nil, nil])
        #expect(!record.baseline)
        #expect(record.items == 0)
    }

    @Test func case40ElevenRedirectsAreOneTooMany() async throws {
        let rounds = try RoundTests()
        let server = try HTTPServer { request in
            guard let left = Int(request.path.dropFirst()), left > 0 else { return Self.control }
            return .redirect(to: "/\(left - 1)")
        }
        let feeds = [10, 11].map { RoundTests.source("\($0)", server.url("/\($0)")) }
        let reports = try await rounds.run(feeds, at: "2024-01-01T10:00:00Z").reports
        #expect(
            Set(reports.map { "\($0.feed.name) \(RoundTests.words($0.outcome))" }) == [
                "10 read: 2 new, 0 known", "11 failed: \(server.url("/1")): redirects more than 10 times",
            ])
    }

    @Test(.enabled(if: TLSIdentity.isAvailable)) func case42FromHTTPSToHTTPWithoutCredentials() async throws {
        let plain = try HTTPServer(["/": Self.control])
        let identity = try TLSIdentity()
        let server = try HTTPServer(identity: identity, ["/": .redirect(301, to: plain.url())])
        var feed = RoundTests.source("case", server.url())
        feed.access.caFile = identity.certificate
        feed.access.bearer = Secret("sesame")
        feed.access.headers = ["X-Key": "1"]
        let rounds = try RoundTests()
        let summary = try await rounds.run(
            [feed, RoundTests.source("control", plain.url())], at: "2024-01-01T10:00:00Z")
        #expect(summary.failures.isEmpty)
        #expect(server.requests[0]["Authorization"] == "Bearer sesame")
        #expect(plain.requests.allSatisfy { $0["Authorization"] == nil && $0["X-Key"] == nil })
        #expect(try rounds.store.pollRecord(of: "case")?.moved == nil, "followed, never believed")
    }

    @Test func case43AnEmptyFeedIsReadAndItsFirstItemIsNews() async throws {
        let empty = "<rss version=\"2.0\"><channel><title>Sample</title></channel></rss>"
        let bench = try Bench([.ok(empty), Self.control, .ok(empty)])
        #expect(try await bench.poll(at: "2024-01-01T10:00:00Z") == "read: 0 new, 0 known")
        #expect(try bench.record.trouble == nil, "it never had any")
        #expect(try await bench.poll(at: "2024-01-01T11:00:00Z") == "read: 2 new, 0 known")
        #expect(try await bench.poll(at: "2024-01-01T12:00:00Z") == "read: 0 new, 0 known")
        #expect(try bench.record.trouble == "it has no entries any more")
        #expect(try bench.record.status == .ok, "a day without news is no trouble yet")
        _ = try await bench.poll(at: "2024-01-04T13:00:00Z")
        #expect(try bench.record.status == .failing)
    }

    static let portals: [HTTPServer.Answer] = [
        .ok(page, [("ETag", "\"portal\""), ("Content-Type", "text/html")]),
        .ok(
            page, [("ETag", "\"portal\""), ("Content-Type", "application/rss+xml"), ("Cache-Control", "max-age=86400")]),
        .redirect(302, to: "/login"), .redirect(301, to: "/login"), .redirect(308, to: "/login"),
        .status(511, [("ETag", "\"portal\"")], body: Array(page.utf8)),
    ]

    /// A network that answers everything with its log-in page: whatever kind of source it is, nothing of it is kept, and
    /// afterwards the source is asked where it was, with the validators that it gave.
    @Test("43 Captive portal", arguments: [Feed.Kind.feed, .ofstedProvider, .ofstedSearch, news])
    func captivePortal(kind: Feed.Kind) async throws {
        let genuine = Self.genuine[kind.name] ?? RoundTests.feed
        let portals = Self.portals
        // Where one redirects to, the next answer is the page.
        let answers = portals.enumerated().flatMap { number, portal in
            [portal] + ((2...4).contains(number) ? [Self.portals[0]] : [])
        }
        let bench = try Bench([.ok(genuine, [("ETag", "\"1\"")])] + answers + [.status(304)], kind: kind)
        let first = try await bench.poll(at: "2024-01-01T10:00:00Z")
        #expect(first.hasPrefix("read: "), "\(first)")
        let before = try bench.record
        for hour in 0..<portals.count {
            let outcome = try await bench.poll(at: "2024-01-0\(3 + hour / 2)T1\(hour):00:00Z")
            #expect(outcome.hasPrefix("failed: "), "\(outcome)")
            let record = try bench.record
            #expect([record.etag, record.bodyHash, record.adoptedURL] == [before.etag, before.bodyHash, nil])
            #expect(record.moved == nil)
            #expect(record.items == before.items)
            let wait = try #require(record.nextPoll).timeIntervalSince(try #require(record.lastAttempt))
            #expect(wait < 86_400, "its cache lifetime is not the source's")
        }
        #expect(try await bench.poll(at: "2024-01-06T10:00:00Z") == "unchanged")
        #expect(bench.validators.last == ["\"1\"", nil])
    }

    static let news = Feed.Kind.page(Feed.PageRecipe(item: "//article", title: ".//h2", link: ".//a"))
    static let genuine = [
        "page": "<!DOCTYPE html><html><body><article><h2>Kites</h2><a href=\"/kites\">More</a></article></body></html>",
        "ofsted-provider": """
        <!DOCTYPE html><html><body><h1 class="title-block__heading">Birmingham</h1><p>URN: 80429</p>
        <ol class="timeline">\(report)</ol></body></html>
        """,
        "ofsted-search": """
        <!DOCTYPE html><html><body><ul class="results-list"><li class="search-result">
        <h3><a href="/provider/44/80429">Birmingham</a></h3><ul><li>URN: <strong>80429</strong></li>
        <li>Latest report: <strong><time>26 May 2023</time></strong></li></ul></li></ul></body></html>
        """,
    ]
    static let report = """
        <li class="timeline__day"><div class="event"><a class="publication-link" href="/v1/file/1">Children's services</a>
        <div class="event__metadata">Published <time pubdate>26 May 2023</time></div></div></li>
        """

    @Test func case45SameETagNewItems() async throws {
        let bench = try Bench([
            .ok(RoundTests.feed, [("ETag", "\"1\"")]),
            .ok(RoundTests.feed.replacing("kites", with: "kites2"), [("ETag", "\"1\"")]),
        ])
        #expect(try await bench.poll(at: "2024-01-01T10:00:00Z") == "read: 2 new, 0 known")
        #expect(try await bench.poll(at: "2024-01-01T11:00:00Z") == "read: 1 new, 1 known")
    }

    /// Case 46, and the commonest bug of readers: an unchanged body whose validators are not kept.
    @Test func case46EachValidatorIsKeptByItself() async throws {
        let answers = [
            ("\"1\"", "Mon, 01 Jan 2024 00:00:00 GMT"), ("\"2\"", "Mon, 01 Jan 2024 00:00:00 GMT"),
            ("\"2\"", "Tue, 02 Jan 2024 00:00:00 GMT"),
        ].map { HTTPServer.Answer.ok(RoundTests.feed, [("ETag", $0), ("Last-Modified", $1)]) }
        let bench = try Bench(answers)
        for hour in 10...13 { _ = try await bench.poll(at: "2024-01-01T\(hour):00:00Z") }
        #expect(
            bench.validators == [
                [nil, nil], ["\"1\"", "Mon, 01 Jan 2024 00:00:00 GMT"], ["\"2\"", "Mon, 01 Jan 2024 00:00:00 GMT"],
                ["\"2\"", "Tue, 02 Jan 2024 00:00:00 GMT"],
            ])
    }

    @Test(
        "47, 48 Validators go back byte for byte, or not at all",
        arguments: [
            ("ETag", "\"", "\""), ("ETag", "W/\"a\"b\"", "W/\"a\"b\""), ("ETag", "a\r\nX-Injected: 1", "a"),
            ("ETag", "\"a\r\n b\"", "\"a b\""), ("ETag", "\"\u{E9}\u{80}\"", "\"\u{E9}\u{80}\""),
            ("ETag", "\u{1}", nil),
            ("ETag", String(repeating: "x", count: 1025), nil),
            ("Last-Modified", "Thu, 01 Jan 1970 00:00:00 GMT", "Thu, 01 Jan 1970 00:00:00 GMT"),
            ("Last-Modified", "Tue, 19 Jan 2038 03:14:07 GMT", "Tue, 19 Jan 2038 03:14:07 GMT"),
            ("Last-Modified", "Sun, 06 Nov 2041 08:49:37 GMT", "Sun, 06 Nov 2041 08:49:37 GMT"),
            ("Last-Modified", "garbage", "garbage"),
        ] as [(String, String, String?)])
    func validators(name: String, sent: String, expected: String?) async throws {
        let bench = try Bench([.ok(RoundTests.feed, [(name, sent)])])
        _ = try await bench.poll(at: "2024-01-01T10:00:00Z")
        _ = try await bench.poll(at: "2024-01-01T11:00:00Z")
        #expect(bench.validators[1] == (name == "ETag" ? [expected, nil] : [nil, expected]))
        #expect(bench.server.requests.allSatisfy { $0["X-Injected"] == nil })
    }

    /// Minutes until the next poll, which is 30 by itself.
    @Test(
        "49 Retry-After, 50 max-age",
        arguments: [
            (429, [("Retry-After", "-1")], 30), (503, [("Retry-After", "1000000000")], 2880),
            (429, [("Retry-After", "Mon, 01 Jan 2024 09:00:00 GMT")], 30),
            (503, [("Date", "Mon, 01 Jan 2024 10:00:00 GMT"), ("Retry-After", "Mon, 01 Jan 2024 13:00:00 GMT")], 180),
            (503, [("Date", "Sat, 01 Jan 2000 10:00:00 GMT"), ("Retry-After", "Sat, 01 Jan 2000 13:00:00 GMT")], 180),
            (429, [("Retry-After", "Fri, 01 Jan 2100 09:00:00 GMT")], 2880), (429, [("Retry-After", "soon")], 30),
            (429, [("Retry-After", "7200")], 120), (200, [("Cache-Control", "max-age=504576000")], 1440),
            (200, [("Cache-Control", "max-age=-1")], 30),
            (200, [("Cache-Control", "max-age=99999999999999999999")], 1440),
            (200, [("Cache-Control", "max-age=3600, max-age=7200")], 60),
            (200, [("Cache-Control", "no-cache, max-age=7200")], 30),
            (200, [("Date", "Mon, 01 Jan 2024 10:00:00 GMT"), ("Expires", "Mon, 01 Jan 2024 12:00:00 GMT")], 120),
            (200, [("Cache-Control", "max-age=7200"), ("Age", "3600")], 60), (200, [("Expires", "0")], 30),
        ] as [(Int, [(String, String)], Double)])
    func schedule(status: Int, headers: [(String, String)], minutes: Double) async throws {
        let bench = try Bench([.status(status, headers, body: Array(RoundTests.feed.utf8))])
        _ = try await bench.poll(at: "2024-01-01T10:00:00Z")
        let record = try bench.record
        let wait = try #require(record.nextPoll).timeIntervalSince(try #require(record.lastAttempt)) / 60
        #expect((minutes...minutes * 1.0501).contains(wait), "\(wait) minutes: \(record.nextPollReason ?? "")")
    }

    @Test func case51APartialAnswerTakesNothingAway() async throws {
        let part = RoundTests.feed.replacing("kites", with: "kites2")
        let bench = try Bench([Self.control, .status(226, [("IM", "feed")], body: Array(part.utf8))])
        #expect(try await bench.poll(at: "2024-01-01T10:00:00Z") == "read: 2 new, 0 known")
        #expect(try await bench.poll(at: "2024-01-01T11:00:00Z") == "read: 1 new, 1 known")
        #expect(try bench.record.items == 3)
    }
}
