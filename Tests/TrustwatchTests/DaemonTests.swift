import Foundation
import LoopbackServers
import Synchronization
import Testing

/// `trustwatch run` as a process, against a server on loopback that publishes one inspection after the other.
@Suite(.serialized) struct DaemonTests {
    /// An Ofsted provider page that gains a report each time somebody asks for it, up to a number.
    final class Publisher: Sendable {
        private let count: Mutex<Int>
        private let limit: Int
        let perRequest: Bool

        init(published: Int, limit: Int, perRequest: Bool = true) {
            count = Mutex(published)
            self.limit = limit
            self.perRequest = perRequest
        }

        func answer() -> HTTPServer.Answer {
            let published = count.withLock { count in
                if perRequest { count = min(count + 1, limit) }
                return count
            }
            return .ok(Self.page(reports: published), [("Content-Type", "text/html; charset=utf-8")])
        }

        static func page(reports: Int) -> String {
            let rows = (0..<reports).reversed().map { index in
                let day = Calendar(identifier: .gregorian).date(byAdding: .day, value: -200 * (30 - index), to: Date())!
                let date = day.formatted(
                    .verbatim(
                        "\(day: .twoDigits) \(month: .wide) \(year: .defaultDigits)",
                        locale: Locale(identifier: "en_GB"), timeZone: .gmt, calendar: Calendar(identifier: .gregorian))
                )
                return """
                    <li class="timeline__day"><div class="event"><p class="timeline__date"><time>\(date)</time></p>
                    <span class="event__title heading--sub"><a class="publication-link" href="https://files.ofsted.invalid/v1/file/\(50_000_000 + index)">Children's services focused visit
                    <span class="nonvisual">Children's services focused visit, PDF - \(date)</span></a>
                    <div class="event__metadata"><span class="filetype">PDF</span> – Published <time pubdate>\(date)</time></div></span></div></li>
                    """
            }
            return """
                <!DOCTYPE html><html><body><main id="main"><h1 class="heading--title title-block__heading">Birmingham</h1>
                <p class="heading--main title-block__subheading">URN: 80429</p><div class="provider provider--la">
                <ol class="timeline">\(rows.joined())</ol></div></main></body></html>
                """
        }
    }

    static func settings(_ url: String, sink: String) -> String {
        Program.watching(url)
            + """
            [[notify]]
            name = "sink"
            kind = "exec"
            command = ["/bin/sh", "-c", "cat >>\\"$0\\"; echo >>\\"$0\\"", "\(sink)"]
            """
    }

    struct Told: Decodable {
        struct Inspection: Decodable { var id: String }
        var id: String
        var inspection: Inspection
    }

    static func told(_ program: Program) throws -> [Told] {
        try program.lines(of: "sink").map { try JSONDecoder().decode(Told.self, from: Data($0.utf8)) }
    }

    @Test func killsLoseAndRepeatNothingButWhatWasOnItsWay() async throws {
        let publisher = Publisher(published: 0, limit: 12)
        let server = try HTTPServer { _ in publisher.answer() }
        let program = try Program("")
        try program.write(Self.settings(server.url("/provider"), sink: program.directory + "/sink"), to: "feeds.conf")
        var kills = 0
        var process = try program.daemon()
        defer { kill(process.processIdentifier, SIGKILL) }
        // The first poll only sets the baseline: its report is years old.
        for expected in stride(from: 2, through: 10, by: 2) {
            try await eventually("\(expected) reports asked for") { server.requests.count >= expected }
            kill(process.processIdentifier, SIGKILL)
            process.waitUntilExit()
            kills += 1
            process = try program.daemon()
        }
        try await eventually("all told", within: .seconds(60)) {
            try Set(Self.told(program).map(\.inspection.id)).count == 11
        }
        kill(process.processIdentifier, SIGTERM)
        process.waitUntilExit()
        #expect(process.terminationStatus == 0)
        let told = try Self.told(program)
        #expect(Set(told.map(\.id)).count == 11, "one id for one inspection")
        #expect(told.count - 11 <= kills, "a kill repeats at most what was on its way")
        let check = try await program.run("inspections", "--format", "json")
        #expect(check.status == 0)
    }

    @Test func aBrokenFeedsConfIsRefusedAndTheOldOneStays() async throws {
        let publisher = Publisher(published: 1, limit: 1)
        let server = try HTTPServer { _ in publisher.answer() }
        let program = try Program("")
        let good = Self.settings(server.url("/provider"), sink: program.directory + "/sink")
        try program.write(good, to: "feeds.conf")
        let process = try program.daemon()
        defer { kill(process.processIdentifier, SIGKILL) }
        try await eventually("polled") { server.requests.count >= 2 }
        try program.write(good + "\n[[feed]]\nname = 7\n", to: "feeds.conf")
        kill(process.processIdentifier, SIGHUP)
        try await eventually("refused") {
            program.lines(of: "log").contains { $0.contains("old feeds.conf stays in force") }
        }
        let before = server.requests.count
        try await eventually("still polling") { server.requests.count > before + 1 }
        try program.write(good.replacing("/provider", with: "/other"), to: "feeds.conf")
        kill(process.processIdentifier, SIGHUP)
        try await eventually("the new address is asked") { server.requests.contains { $0.path == "/other" } }
        #expect(program.lines(of: "log").contains("feeds.conf was read again"))
        kill(process.processIdentifier, SIGTERM)
        process.waitUntilExit()
        #expect(process.terminationStatus == 0)
    }

    @Test func aSecondDaemonOnTheSameStateIsRefused() async throws {
        let program = try Program("[[subject]]\nauthority = \"Birmingham\"\n")
        let process = try program.daemon()
        defer { kill(process.processIdentifier, SIGKILL) }
        try await eventually("it holds the state") {
            FileManager.default.fileExists(atPath: program.state + "/trustwatch.db")
        }
        let second = try await program.run("poll")
        #expect(second.status == 75)
        #expect(second.errors.contains("Another trustwatch holds the state directory"))
        let reader = try await program.run("inspections", "--format", "json")
        #expect(reader.status == 0, "reading goes on beside it")
    }
}
