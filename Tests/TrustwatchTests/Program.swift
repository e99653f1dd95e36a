import Foundation
import Subprocess
import SystemPackage
import Testing

/// The built program, run as a user runs it.
struct Program {
    struct Result: Sendable {
        var status: Int32
        var output: String
        var talk: String
    }

    /// Beside the tests' own executable.
    static let path = URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent().path + "/trustwatch"

    let directory: String
    var config: String { directory + "/feeds.conf" }
    var state: String { directory + "/state" }

    /// - Parameter settings: the text of its feeds.conf.
    init(_ settings: String) throws {
        directory = NSTemporaryDirectory() + "trustwatch-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: directory, withIntermediateDirectories: true)
        try write(settings, to: "feeds.conf")
    }

    func write(_ text: String, to name: String) throws {
        try Data(text.utf8).write(to: URL(filePath: "\(directory)/\(name)"))
    }

    func lines(of name: String) -> [String] {
        let text = (try? String(contentsOfFile: "\(directory)/\(name)", encoding: .utf8)) ?? ""
        return text.split(separator: "\n").map(String.init)
    }

    /// Runs one command to its end.
    func run(_ arguments: String..., now: String? = nil) async throws -> Result {
        try await run(arguments, now: now)
    }

    func run(_ arguments: [String], now: String? = nil) async throws -> Result {
        let clock = now.map { ["--now", $0] } ?? []
        let result = try await Subprocess.run(
            .path(FilePath(Self.path)),
            arguments: Arguments(arguments + ["--config", config, "--state", state] + clock),
            environment: .inherit.updating(["TZ": "UTC", "NO_COLOR": "1"]),
            output: .string(limit: 10_000_000), error: .string(limit: 10_000_000))
        guard case .exited(let status) = result.terminationStatus else {
            return Result(status: -1, output: result.standardOutput, talk: "ended by a signal")
        }
        return Result(status: status, output: result.standardOutput, talk: result.standardError)
    }

    /// Starts the daemon; whoever starts it ends it.
    func daemon() throws -> Process {
        let process = Process()
        process.executableURL = URL(filePath: Self.path)
        process.arguments = ["run", "--config", config, "--state", state]
        process.standardOutput = FileHandle.nullDevice
        _ = FileManager.default.createFile(atPath: directory + "/log", contents: nil)
        process.standardError = try FileHandle(forWritingTo: URL(filePath: directory + "/log"))
        try process.run()
        return process
    }

    /// Settings that watch Birmingham by a provider page of Ofsted's at `url`, as often as is allowed.
    static func watching(_ url: String) -> String {
        """
        [[subject]]
        authority = "Birmingham"

        [[feed]]
        name = "Ofsted"
        url = "\(url)"
        kind = "ofsted-provider"
        every = "1s"
        allow-private-address = true

        """
    }

    func remove() {
        try? FileManager.default.removeItem(atPath: directory)
    }
}

/// Waits until a condition holds; a test that waits in vain fails.
func eventually(
    _ what: Comment, within limit: Duration = .seconds(30), _ condition: () async throws -> Bool,
    sourceLocation: SourceLocation = #_sourceLocation
) async throws {
    let deadline = ContinuousClock.now + limit
    while try await !condition() {
        guard ContinuousClock.now < deadline else {
            Issue.record(what, sourceLocation: sourceLocation)
            return
        }
        await Task.yield()
        try await ContinuousClock().sleep(for: .milliseconds(20))
    }
}
