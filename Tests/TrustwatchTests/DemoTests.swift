import Foundation
import Subprocess
import SystemPackage
import Testing

/// `make demo` as a newcomer sees it: the sample sources of examples/, date by date.
@Suite struct DemoTests {
    static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().path

    struct Inspection: Decodable {
        var kind: String?
        var ordinal: Int?
        var visit: Visit?
        var published: String?
        var grades: [String: String]
        var status: String
        var items: [String]
        var notified: String?

        struct Visit: Decodable {
            var start: String
            var end: String?
        }

        /// `2018-09-07 monitoring_visit 6 2018-08`.
        var line: String {
            [published ?? "-", kind ?? "-", ordinal.map(String.init) ?? "-", visit?.start ?? "-"].joined(separator: " ")
        }
    }

    struct Item: Decodable {
        var id: String
        var title: String
        var subjects: [String]
        var story: String?
        var inspection: String?
    }

    @Test func theDemoTellsEachInspectionOnce() async throws {
        let demo = try await Subprocess.run(
            .path(FilePath(Self.root + "/scripts/demo")), arguments: [Program.path],
            environment: .inherit.updating(["TZ": "UTC", "NO_COLOR": "1"]), output: .string(limit: 1_000_000),
            error: .string(limit: 1_000_000))
        #expect(demo.terminationStatus == .exited(0), "\(demo.standardError)")
        let folder = Self.root + "/build/demo"
        try Self.readmeShows(demo.standardOutput)
        let sent = try String(contentsOfFile: folder + "/sent.jsonl", encoding: .utf8).split(separator: "\n")
            .map { try JSONDecoder().decode(Message.self, from: Data($0.utf8)) }
        #expect(
            sent.map { "\($0.created.prefix(10)) \($0.inspection.line)" } == [
                "2017-06-15 2017-06-15 monitoring_visit - 2017-05",
                "2018-03-29 2018-03-29 monitoring_visit 4 -",
                "2018-09-07 2018-09-07 monitoring_visit 6 2018-08",
                "2019-01-17 2019-01-17 ilacs - 2018-12-03",
                "2023-04-18 2023-04-18 ilacs - 2023-02-20",
            ])
        #expect(Set(sent.map(\.id)).count == sent.count)
        for name in ["digest.md", "digest.html", "digest.atom"] {
            #expect(FileManager.default.fileExists(atPath: "\(folder)/state/digest/\(name)"))
        }
        let past = try FileManager.default.contentsOfDirectory(atPath: folder + "/state/digest/past").sorted()
        #expect(past.prefix(4) == ["2017-06-12.html", "2017-06-12.md", "2018-03-26.html", "2018-03-26.md"])
        let timeline: [Inspection] = try await Self.ask("inspections", folder)
        #expect(
            timeline.map(\.line).sorted() == [
                "2012-10-19 child_protection - 2012-09-17",
                "2014-05-23 sif - 2014-03-18",
                "2016-11-25 sif - 2016-09-12",
                "2017-06-15 monitoring_visit - 2017-05",
                "2018-03-29 monitoring_visit 4 2018-03",
                "2018-09-07 monitoring_visit 6 2018-08",
                "2019-01-17 ilacs - 2018-12-03",
                "2023-04-18 ilacs - 2023-02-20",
                "2025-08-15 send - 2025-06-23",
            ])
        let latest = timeline.first { $0.published == "2023-04-18" }
        #expect(
            latest?.visit?.end == "2023-03-03" && latest?.grades["overall"] == "good" && latest?.status == "official")
        let items: [Item] = try await Self.ask("items", folder)
        try await Self.runExamples(folder, item: items[0].id)
        let fourth = items.filter { $0.title.contains("holds its gains") || $0.inspection == "v6" }
        #expect(fourth.count == 2 && Set(fourth.compactMap(\.story)).count == 1, "two outlets, one story")
        let unrelated = ["Alabama", "Solihull", "NHS", "primary school", "Academy"]
        #expect(items.filter { item in unrelated.contains { item.title.contains($0) } }.map(\.title) == [])
    }

    /// Every `text` block of README is output of the demo, line for line; `…` stands for lines left out.
    private static func readmeShows(_ output: String) throws {
        let readme = try String(contentsOfFile: root + "/README.md", encoding: .utf8)
        // Which source is stored first, and so which id it gets, is left to chance.
        func lines(_ text: some StringProtocol) -> [String] {
            String(text).replacing(#/\b[isv]\d+\b/#, with: "ID").components(separatedBy: "\n")
        }
        var shown = lines(output)[...]
        for block in readme.matches(of: #/```text\n([\s\S]*?)```/#) {
            for line in lines(block.1) where !line.isEmpty && line != "…" {
                let found = shown.firstIndex(of: line)
                #expect(found != nil, "README shows what the demo does not: \(line)")
                if let found { shown = shown[(found + 1)...] }
            }
        }
    }

    /// The examples that only read, on the demo's store.
    private static func runExamples(_ folder: String, item: String) async throws {
        let readme = try String(contentsOfFile: root + "/README.md", encoding: .utf8)
        let reading: Set = [
            "items", "search", "show", "explain", "stories", "inspections", "timeline", "digest", "outbox", "feeds",
        ]
        let examples = DocumentExamplesTests.examplesOfHelp + DocumentExamplesTests.examples(in: readme)
        for example in Set(examples) where reading.contains(example[0]) {
            let word = example.dropFirst().first ?? ""
            guard !["discover", "import", "retry", "drop"].contains(word), !example.contains("--output") else {
                continue
            }
            let answer = try await Subprocess.run(
                .path(FilePath(Program.path)),
                arguments: Arguments(
                    example.map { $0.replacing(#/^i\d+$/#, with: item).replacing(#/^([sv])\d+$/#) { "\($0.1)1" } } + [
                        "--config", folder + "/feeds.conf", "--state", folder + "/state",
                    ]),
                output: .string(limit: 10_000_000), error: .string(limit: 100_000))
            #expect(answer.terminationStatus == .exited(0), "\(example): \(answer.standardError)")
        }
    }

    struct Message: Decodable {
        var id: String
        var created: String
        var inspection: Inspection
    }

    private static func ask<Row: Decodable>(_ command: String, _ folder: String) async throws -> [Row] {
        let answer = try await Subprocess.run(
            .path(FilePath(Program.path)),
            arguments: [command, "--config", folder + "/feeds.conf", "--state", folder + "/state", "--format", "json"],
            output: .data(limit: 10_000_000), error: .discarded)
        return try JSONDecoder().decode([Row].self, from: answer.standardOutput)
    }
}
