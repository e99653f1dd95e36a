import Foundation
import LoopbackServers
import Synchronization
import Testing

/// From a web server to a message, by the built program: Ofsted's page, its report, and what newspapers make of it.
@Suite struct OfficialRecordTests {
    final class World: Sendable {
        private let state = Mutex<(reports: [String], news: [(day: String, title: String, text: String)])>(([], []))

        func publish(report row: String) { state.withLock { $0.reports.insert(row, at: 0) } }
        func publish(news title: String, _ text: String, on day: String) {
            state.withLock { $0.news.append((day, title, text)) }
        }

        func answer(_ request: HTTPServer.Request) -> HTTPServer.Answer {
            switch request.path {
            case "/provider/44/80429": return .ok(state.withLock { page($0.reports) })
            case "/rss": return .ok(state.withLock { rss($0.news) }, [("Content-Type", "application/rss+xml")])
            case "/v1/file/1": return .status(200, body: TinyPDF.bytes(Self.report("20 February to 3 March 2023")))
            case "/v1/file/2": return .status(200, body: TinyPDF.bytes(Self.report("12 to 23 January 2026")))
            case "/v1/file/3": return .status(200, body: TinyPDF.bytes(Self.report("3 to 14 December 2018")))
            default: return .status(404)
            }
        }

        static func report(_ visit: String) -> [String] {
            [
                "Inspection of Birmingham City Council local authority children's services",
                "Inspection dates: \(visit)", "Lead inspector: Ann Other, His Majesty's Inspector",
                "Judgement Grade", "The impact of leaders on social work practice with children and families", "Good",
                "The experiences and progress of children who need help and protection", "Good",
                "The experiences and progress of children in care", "Outstanding",
                "The experiences and progress of care leavers", "Good", "Overall effectiveness", "Good",
                "What needs to improve?", "* The speed of help.", "* Letters to children.",
            ]
        }

        private func page(_ reports: [String]) -> String {
            """
            <!DOCTYPE html><html><body><h1 class="title-block__heading">Birmingham</h1><p>URN: 80429</p>
            <ol class="timeline">\(reports.joined())</ol></body></html>
            """
        }

        private func rss(_ news: [(day: String, title: String, text: String)]) -> String {
            let items = news.enumerated().map { number, item in
                """
                <item><title>\(item.title)</title><guid>\(number)</guid><link>https://news.example/\(number)</link>
                <description>\(item.text)</description><pubDate>\(item.day) 09:00:00 GMT</pubDate></item>
                """
            }
            return "<rss version=\"2.0\"><channel><title>City News</title>\(items.joined())</channel></rss>"
        }
    }

    static func row(_ number: Int, visit: String, published: String) -> String {
        """
        <li class="timeline__day"><div class="event"><p class="timeline__date"><time>\(visit)</time></p>
        <a class="publication-link" href="/v1/file/\(number)">Children's services inspection</a>
        <div class="event__metadata">Published <time pubdate>\(published)</time></div></div></li>
        """
    }

    struct Told: Decodable {
        struct Inspection: Decodable {
            var id: String
            var status: String
            var grades: [String: String]
            var improve: [String]
            var items: [String]
            var sources: Int
            var published: String?
        }
        var event: String
        var inspection: Inspection
        var text: String
    }

    let world = World()

    func program(_ server: HTTPServer) throws -> Program {
        let program = try Program("")
        try program.write(
            """
            [[subject]]
            authority = "Birmingham"

            [[feed]]
            name = "Ofsted"
            url = "\(server.url("/provider/44/80429"))"
            kind = "ofsted-provider"
            allow-private-address = true

            [[feed]]
            name = "City News"
            url = "\(server.url("/rss"))"
            allow-private-address = true

            [[notify]]
            name = "sink"
            kind = "exec"
            command = ["/bin/sh", "-c", "cat >>\\"$0\\"; echo >>\\"$0\\"", "\(program.directory)/sink"]
            """, to: "feeds.conf")
        return program
    }

    func told(_ program: Program) throws -> [Told] {
        try program.lines(of: "sink").map { try JSONDecoder().decode(Told.self, from: Data($0.utf8)) }
    }

    func inspections(_ program: Program) async throws -> [Told.Inspection] {
        let answer = try await program.run("inspections", "--format", "json")
        return try JSONDecoder().decode([Told.Inspection].self, from: Data(answer.output.utf8))
    }

    /// One poll, one message with the grades and what must improve; whatever the news writes after it tells nobody.
    @Test func aNewReportIsToldOnceWithItsGrades() async throws {
        let server = try HTTPServer(world.answer)
        let program = try program(server)
        #expect(try await program.run("poll", now: "2026-03-01T08:00:00Z").status == 1, "an empty page is no list")
        world.publish(report: Self.row(1, visit: "20 February 2023", published: "18 April 2023"))
        _ = try await program.run("poll", now: "2026-03-01T09:00:00Z")
        #expect(try told(program).isEmpty)

        world.publish(report: Self.row(2, visit: "12 January 2026", published: "2 March 2026"))
        let start = ContinuousClock.now
        _ = try await program.run("poll", now: "2026-03-02T09:30:00Z")
        let took = ContinuousClock.now - start
        let message = try #require(try told(program).first)
        #expect(took < .seconds(5), "a second on a quiet machine; it took \(took)")
        #expect(message.event == "inspection.published")
        #expect(
            message.inspection.grades == [
                "overall": "good", "leadership": "good", "help_protection": "good", "children_in_care": "outstanding",
                "care_leavers": "good",
            ])
        #expect(message.inspection.improve == ["The speed of help.", "Letters to children."])
        #expect(message.text.contains("The speed of help."))

        let titles = [
            "Ofsted praises Birmingham children's services", "Birmingham children's services rated good by Ofsted",
            "Ofsted: Birmingham Children's Trust is good", "Good Ofsted rating for Birmingham children's services",
            "Inspectors rate Birmingham children's services good",
        ]
        for week in 0..<2 {
            for (number, title) in titles.enumerated() {
                let day = 3 + week * 7 + number
                world.publish(
                    news: week == 0 ? title : "\(title), council told",
                    "Ofsted inspectors visited in January 2026 and rated children's social care in Birmingham good, "
                        + "in a report published on 2 March. Number \(day).",
                    on: "\(day) Mar 2026")
                _ = try await program.run(
                    "poll", now: "2026-03-\(day < 10 ? "0" : "")\(day)T10:00:00Z")
            }
        }
        #expect(try told(program).count == 1)
        let latest = try #require(try await inspections(program).last)
        #expect(latest.id == message.inspection.id)
        #expect(latest.sources == 2)
        #expect(latest.items.count == 11, "the row and ten articles")
        #expect(latest.grades == message.inspection.grades)
    }

    /// Announced, reported with a wrong grade, then official: one inspection, told once, put right.
    @Test func theOfficialRecordPutsTheNewsRight() async throws {
        let server = try HTTPServer(world.answer)
        let program = try program(server)
        world.publish(report: Self.row(1, visit: "20 February 2023", published: "18 April 2023"))
        world.publish(
            news: "Ofsted inspectors arrive at Birmingham children's services",
            "Ofsted has begun an inspection of children's social care in Birmingham. It will last two weeks.",
            on: "12 Jan 2026")
        _ = try await program.run("poll", now: "2026-01-12T10:00:00Z")
        #expect(try await inspections(program).map(\.status).sorted() == ["expected", "official"])
        world.publish(
            news: "Birmingham children's services rated outstanding by Ofsted",
            "Inspectors rated Birmingham's children's services outstanding overall in a report published today.",
            on: "2 Mar 2026")
        _ = try await program.run("poll", now: "2026-03-02T10:00:00Z")
        let reported = try #require(try await inspections(program).last)
        #expect(reported.status == "reported")
        #expect(reported.grades["overall"] == "outstanding")
        #expect(try told(program).count == 1)
        world.publish(report: Self.row(2, visit: "12 January 2026", published: "2 March 2026"))
        _ = try await program.run("poll", now: "2026-03-02T12:00:00Z")
        let official = try #require(try await inspections(program).last)
        #expect(official.id == reported.id)
        #expect(official.status == "official")
        #expect(official.grades["overall"] == "good")
        #expect(official.items.count == 3)
        #expect(try told(program).count == 1, "nobody asked for updates")
        let shown = try await program.run("show", official.id)
        #expect(shown.output.contains("not overall"))
        #expect(shown.output.contains("outstanding, says City News"))
    }

    @Test func backfill() async throws {
        let server = try HTTPServer(world.answer)
        let program = try program(server)
        world.publish(report: Self.row(1, visit: "20 February 2023", published: "18 April 2023"))
        _ = try await program.run("poll", now: "2026-03-01T09:00:00Z")
        try program.write(
            """
            Local authority name,Inspection date,Publication date,Overall effectiveness
            Birmingham,20/02/2023,18/04/2023,Good
            Birmingham,03/12/2018,,Requires improvement
            Leeds,21/02/2022,01/04/2022,Outstanding
            Borchester,21/02/2022,01/04/2022,Outstanding
            """, to: "outcomes.csv")
        let file = "outcomes.csv"
        let first = try await program.run("backfill", file, now: "2026-03-01T10:00:00Z")
        #expect(first.status == 65)
        #expect(
            first.errors == """
                \(file):5: "Borchester" is none of England's local authorities
                \(file): 3 inspections, 3 of them new; 1 row that cannot be used

                """)
        let again = try await program.run("backfill", file, now: "2026-03-01T11:00:00Z")
        #expect(again.errors.contains("3 inspections, 0 of them new"))
        #expect(try told(program).isEmpty)
        let list = try await program.run("inspections", "--all", "--format", "csv")
        #expect(list.output.split(whereSeparator: \.isNewline).count == 4, "\(list.output)")
        #expect(list.output.contains("up from requires improvement"))
        let recent = try await program.run("inspections", "--all", "--since", "2023-01-01", "--format", "jsonl")
        #expect(recent.output.split(separator: "\n").count == 1)
        #expect(try await program.run("backfill", "/nowhere.csv").status == 66)
        #expect(try await program.run("backfill", program.config).status == 65)
        // The page polled after the table: the 2018 report, whose day of publication the table did not give, is the same.
        world.publish(report: Self.row(3, visit: "3 December 2018", published: "17 January 2019"))
        _ = try await program.run("poll", now: "2026-03-01T12:00:00Z")
        #expect(try await inspections(program).count == 2)
    }
}
