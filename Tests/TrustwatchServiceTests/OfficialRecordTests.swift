import Curl
import Foundation
import Logging
import LoopbackServers
import Synchronization
import Testing
import TrustwatchCore
import TrustwatchStore

@testable import TrustwatchService

/// Ofsted's pages and reports on loopback: what is read at once, what later, and what is told of it.
@Suite struct OfficialRecordTests {
    /// What the server has; a test changes it between two rounds.
    final class Publisher: Sendable {
        private let pages = Mutex<[String: HTTPServer.Answer]>([:])

        func publish(_ path: String, _ answer: HTTPServer.Answer) { pages.withLock { $0[path] = answer } }

        func publish(report number: Int) {
            publish(
                "/v1/file/\(number)",
                .status(
                    200,
                    body: TinyPDF.bytes(
                        OfficialRecordTests.report(
                            number % 2 == 1 ? "20 February to 3 March 2023" : "12 to 23 January 2026"))))
        }

        func answer(_ request: HTTPServer.Request) -> HTTPServer.Answer {
            pages.withLock { $0[String(request.path.prefix { $0 != "?" })] } ?? .status(404)
        }
    }

    static func report(_ visit: String) -> [String] {
        [
            "Inspection of Birmingham City Council local authority children's services",
            "Inspection dates: \(visit)", "Lead inspector: Ann Other, His Majesty's Inspector",
            "Judgement Grade", "The impact of leaders on social work practice with children and families",
            "Outstanding",
            "The experiences and progress of children who need help and protection", "Good",
            "The experiences and progress of children in care", "Good",
            "The experiences and progress of care leavers", "Requires improvement to be good",
            "Overall effectiveness", "Good", "What needs to improve?", "* Letters to children.",
        ]
    }

    static func page(_ name: String, _ urn: Int, _ reports: [(number: Int, visit: String, published: String)]) -> String
    {
        let events = reports.map { report in
            """
            <li class="timeline__day"><div class="event"><p class="timeline__date"><time>\(report.visit)</time></p>
            <span class="event__title"><a class="publication-link" href="/v1/file/\(report.number)">Children's services
            inspection <span class="nonvisual">Children's services inspection, PDF - \(report.published)</span></a>
            <div class="event__metadata">PDF – Published <time pubdate>\(report.published)</time></div></span></div></li>
            """
        }
        return """
            <!DOCTYPE html><html><body><h1 class="title-block__heading">\(name)</h1><p>URN: \(urn)</p>
            <ol class="timeline">\(events.joined())</ol></body></html>
            """
    }

    static let old = (number: 1, visit: "20 February 2023", published: "18 April 2023")
    static let new = (number: 2, visit: "12 January 2026", published: "2 March 2026")

    let store: Store
    let directory = NSTemporaryDirectory() + "official-\(UUID().uuidString)"
    let publisher = Publisher()

    init() throws {
        store = try Store()
        try FileManager.default.createDirectory(atPath: directory, withIntermediateDirectories: true)
    }

    /// - Returns: what a channel that asks for everything was told, `event subject grades`.
    func round(_ kind: Feed.Kind, _ url: String, at instant: String) async throws -> [String] {
        var settings = Settings()
        settings.subjects = [Subject(id: "birmingham", name: "Birmingham", authority: Authorities.named("80429"))]
        var pace = Feed.Pace()
        pace.pause = .zero
        pace.timeout = .seconds(5)
        settings.feeds = [Feed(name: "Ofsted", url: url, kind: kind, pace: pace, allowPrivateAddress: true)]
        let told = directory + "/told"
        settings.channels = [
            Channel(
                name: "sink", kind: .exec(command: ["/bin/sh", "-c", "cat >>\"$0\"; echo >>\"$0\"", told]),
                events: [.inspectionPublished, .inspectionUpdated])
        ]
        try? FileManager.default.removeItem(atPath: told)
        let tools = Tools(
            store: store, transfers: Transfers(), deliveries: Transfers(),
            clock: WallClock(startingAt: Date(rfc3339: instant)),
            log: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
        _ = try await Round(tools: tools, settings: settings, stateDirectory: directory).run(Round.Scope()) { _, _, _ in
        }
        let lines = try? String(contentsOfFile: told, encoding: .utf8).split(separator: "\n")
        return try (lines ?? []).map { line in
            let message = try Message(json: Array(line.utf8))
            return
                "\(message.event.rawValue) \(message.subjects.first ?? "-") \(message.inspection?.facts.grades.count ?? 0)"
        }
    }

    func grades() throws -> [String] {
        try store.inspections(all: true, subject: nil).map { inspection in
            "\(inspection.authority) \(inspection.facts.published?.description ?? "-") "
                + (inspection.facts.grades[.overall]?.rawValue ?? "-")
        }
    }

    @Test func aReportThatCannotBeHadIsTriedAgain() async throws {
        let server = try HTTPServer(publisher.answer)
        publisher.publish("/provider/44/80429", .ok(Self.page("Birmingham", 80429, [Self.old])))
        publisher.publish(report: 1)
        let url = server.url("/provider/44/80429")
        #expect(try await round(.ofstedProvider, url, at: "2026-03-01T08:00:00Z") == [])
        #expect(try grades() == ["Birmingham 2023-04-18 good"], "the history is read, silently")

        publisher.publish("/provider/44/80429", .ok(Self.page("Birmingham", 80429, [Self.new, Self.old])))
        publisher.publish("/v1/file/2", .status(503))
        let told = try await round(.ofstedProvider, url, at: "2026-03-02T08:00:00Z")
        #expect(told == ["inspection.published birmingham 0"], "the page alone is news enough")
        let requests = { server.requests.count { $0.path == "/v1/file/2" } }
        #expect(requests() == 2, "once with the poll, once after it")
        _ = try await round(.ofstedProvider, url, at: "2026-03-02T08:10:00Z")
        #expect(requests() == 2, "not within a quarter of an hour")
        publisher.publish(report: 2)
        let completed = try await round(.ofstedProvider, url, at: "2026-03-02T08:20:00Z")
        #expect(completed == ["inspection.updated birmingham 5"], "for whoever asked for that")
        #expect(requests() == 3)
        #expect(try grades() == ["Birmingham 2023-04-18 good", "Birmingham 2026-03-02 good"])
        #expect(try store.inspections(all: true, subject: nil).last?.facts.improve == ["Letters to children."])
        _ = try await round(.ofstedProvider, url, at: "2026-03-03T08:20:00Z")
        #expect(requests() == 3, "what was read is not read again")
    }

    @Test func aReportThatNeverComesIsGivenUp() async throws {
        let server = try HTTPServer(publisher.answer)
        publisher.publish("/provider/44/80429", .ok(Self.page("Birmingham", 80429, [Self.old])))
        publisher.publish("/v1/file/1", .ok("<html><title>Report not found - Ofsted</title></html>"))
        for day in 10..<30 {
            let told = try await round(
                .ofstedProvider, server.url("/provider/44/80429"), at: "2026-03-\(day)T08:00:00Z")
            #expect(told == [])
        }
        #expect(server.requests.count { $0.path == "/v1/file/1" } == UnreadReports.attempts)
        let kept = (try? FileManager.default.contentsOfDirectory(atPath: directory + "/reports")) ?? []
        #expect(kept == [], "a web page is not kept as a report")
    }

    /// A search of one's own has pages of ten rows; a change on the last of them is news as well.
    @Test func aSearchIsReadToItsLastPage() async throws {
        let server = try HTTPServer(publisher.answer)
        func publish(_ page: Int, _ name: String, _ latest: String, next: String) {
            publisher.publish(
                "/search/\(page)",
                .ok(
                    """
                    <html><ul class='results-list'><li class="search-result"><a href="/provider/44/8043\(page)">\(name)</a>
                    <ul><li>Latest report: <strong><time>\(latest)</time></strong></li><li>URN: <strong>8043\(page)</strong>
                    </li></ul></li></ul><a class="pagination__next" href="\(next)">Next</a></html>
                    """, [("ETag", "\"\(page)\"")]))
            publisher.publish(
                "/provider/44/8043\(page)", .ok(Self.page(name, 80430 + page, [(page, "20 February 2023", latest)])))
            publisher.publish(report: page)
        }
        publish(1, "Bury", "18 April 2023", next: "/search/2")
        publish(2, "Bolton", "19 April 2023", next: "/search/3")
        publish(3, "Leeds", "20 April 2023", next: "http://elsewhere.example/search/4")
        let url = server.url("/search/1")
        #expect(try await round(.ofstedSearch, url, at: "2026-03-01T08:00:00Z") == [])
        #expect(try store.counts().items == 6, "three results and three reports")
        let asked = { server.requests.map(\.path).filter { $0.hasPrefix("/search") } }
        #expect(asked() == ["/search/1", "/search/2", "/search/3"])

        #expect(try await round(.ofstedSearch, url, at: "2026-03-02T08:00:00Z") == [])
        #expect(asked().count == 6)
        #expect(server.requests.allSatisfy { $0["If-None-Match"] == nil }, "the first page's says nothing of the last")
        #expect(try store.pollRecord(of: "Ofsted")?.status == .ok)
        publish(3, "Leeds", "2 March 2026", next: "/search/1")
        _ = try await round(.ofstedSearch, url, at: "2026-03-03T08:00:00Z")
        #expect(try store.counts().items == 7)
        #expect(asked().count == 9, "in a circle nobody goes round")

        publisher.publish("/search/2", .status(503))
        _ = try await round(.ofstedSearch, url, at: "2026-03-04T08:00:00Z")
        #expect(try store.pollRecord(of: "Ofsted")?.error?.contains("/search/2: the server answered 503") == true)
    }

    @Test func aSearchLeadsToTheReportsOfProviders() async throws {
        let server = try HTTPServer(publisher.answer)
        func search(_ rows: [(urn: Int, name: String, latest: String)]) {
            let items = rows.map { row in
                """
                <li class="search-result"><h3><a href="/provider/44/\(row.urn)">\(row.name)</a></h3>
                <ul><li>Latest report: <strong><time>\(row.latest)</time></strong></li>
                <li>URN: <strong>\(row.urn)</strong></li></ul></li>
                """
            }
            publisher.publish("/search", .ok("<html><ul class='results-list'>\(items.joined())</ul></html>"))
        }
        let url = server.url("/search?start=0&rows=100")
        let many = (0..<ProviderPages.limit).map { (urn: 990_000 + $0, name: "Nowhere \($0)", latest: "1 May 2020") }
        for row in many { publisher.publish("/provider/44/\(row.urn)", .ok(Self.page(row.name, row.urn, [Self.old]))) }
        search(many + [(80429, "Birmingham", Self.old.published), (80432, "Bolton", Self.old.published)])
        publisher.publish("/provider/44/80429", .ok(Self.page("Birmingham", 80429, [Self.old])))
        publisher.publish(
            "/provider/44/80432", .ok(Self.page("Bolton", 80432, [(3, "20 February 2023", "19 April 2023")])))
        for number in [1, 2, 3, 4] { publisher.publish(report: number) }

        #expect(try await round(.ofstedSearch, url, at: "2026-03-01T08:00:00Z") == [])
        #expect(try grades() == [], "no more pages in one poll")
        #expect(try store.pollRecord(of: "Ofsted")?.baseline == false)
        #expect(try await round(.ofstedSearch, url, at: "2026-03-01T09:00:00Z") == [])
        #expect(try grades() == ["Birmingham 2023-04-18 good", "Bolton 2023-04-19 good"])
        #expect(try store.pollRecord(of: "Ofsted")?.baseline == true)
        let before = server.requests.count
        #expect(try await round(.ofstedSearch, url, at: "2026-03-01T10:00:00Z") == [])
        #expect(server.requests.count == before + 1, "nothing new costs one request")

        search(many + [(80429, "Birmingham", Self.new.published), (80432, "Bolton", "3 March 2026")])
        publisher.publish("/provider/44/80429", .ok(Self.page("Birmingham", 80429, [Self.new, Self.old])))
        publisher.publish(
            "/provider/44/80432", .ok(Self.page("Bolton", 80432, [(4, "12 January 2026", "3 March 2026")])))
        let told = try await round(.ofstedSearch, url, at: "2026-03-03T10:00:00Z")
        #expect(told == ["inspection.published birmingham 5"], "nobody watches Bolton")
        #expect(
            try grades() == [
                "Birmingham 2023-04-18 good", "Birmingham 2026-03-02 good", "Bolton 2023-04-19 good",
                "Bolton 2026-03-03 good",
            ])
    }
}
