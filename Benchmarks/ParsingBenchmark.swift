internal import Foundation
internal import TrustwatchCore

/// CPU time of reading feeds, as a multiple of `xmllint --noout --sax` on the same files.
///
/// Without files, three feeds of 5 MB are made: short items, long articles, Atom with XHTML.
enum ParsingBenchmark {
    static func run(_ files: [String]) throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "trustwatch-bench-\(getpid())")
        defer { try? FileManager.default.removeItem(at: folder) }
        let files = files.isEmpty ? try SampleFeeds.write(to: folder) : files
        let size = try files.reduce(0) { try $0 + Data(contentsOf: URL(filePath: $1)).count }
        let sax = median { xmllint(files) }
        print("\(files.count) files, \(size / 1_000_000) MB; xmllint --sax \(milliseconds(sax))")
        for (name, work) in tasks {
            let seconds = median { CPU.time { for file in files { work(file) } } }
            print("\(name): \(milliseconds(seconds)), \(String(format: "%.2f", seconds / sax)) times xmllint --sax")
        }
    }

    private static let tasks: [(String, @Sendable (String) -> Void)] = [
        ("what polling needs", { _ = try? FeedParser.parse(read($0), detail: .polling) }),
        ("with sanitised HTML", { _ = try? FeedParser.parse(read($0), detail: .full) }),
        ("with sanitised HTML, as JSON Feed", { _ = (try? FeedParser.parse(read($0))).map(JSONFeedWriter.write) }),
    ]

    private static func read(_ file: String) -> [UInt8] {
        FileManager.default.contents(atPath: file).map { Array($0) } ?? []
    }

    private static func xmllint(_ files: [String]) -> Double {
        CPU.time(RUSAGE_CHILDREN) {
            let process = Process()
            process.executableURL = URL(filePath: "/usr/bin/xmllint")
            process.arguments = ["--noout", "--huge", "--sax"] + files
            process.standardOutput = FileHandle.nullDevice
            guard (try? process.run()) != nil else { return }
            process.waitUntilExit()
        }
    }

    /// Of seven rounds, the first of which warms up.
    private static func median(_ round: () -> Double) -> Double {
        _ = round()
        return (0..<7).map { _ in round() }.sorted()[3]
    }

    private static func milliseconds(_ seconds: Double) -> String { String(format: "%.0f ms", seconds * 1000) }
}
