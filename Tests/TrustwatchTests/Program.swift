import Foundation
import Subprocess
import SystemPackage
import Testing

/// The built program as people run it, in a directory of its own where feeds.conf lies, with a bare environment.
final class Program: Sendable {
    struct Ending: Equatable, CustomStringConvertible {
        var status: Int32
        var output: String
        var errors: String

        var description: String { "\(status)\n\(output)\n\(errors)" }
    }

    /// Beside the tests' own executable.
    static let path = URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent().path + "/trustwatch"

    /// Holds feeds.conf, the sources and the state; gone with this value.
    let directory: String
    var config: String { directory + "/feeds.conf" }
    var state: String { directory + "/state" }

    /// - Parameter feedsConf: its text; nil where there shall be none.
    init(_ feedsConf: String? = nil) throws {
        directory = FileManager.default.temporaryDirectory.appending(path: "trustwatch-\(UUID())").path
        try FileManager.default.createDirectory(atPath: directory, withIntermediateDirectories: true)
        if let feedsConf { try write(feedsConf, to: "feeds.conf") }
    }

    deinit {
        try? FileManager.default.removeItem(atPath: directory)
    }

    func write(_ text: String, to name: String) throws {
        try text.write(toFile: "\(directory)/\(name)", atomically: true, encoding: .utf8)
    }

    func lines(of name: String) -> [String] {
        let text = (try? String(contentsOfFile: "\(directory)/\(name)", encoding: .utf8)) ?? ""
        return text.split(separator: "\n").map(String.init)
    }

    /// Runs one command to its end; what it prints says `DIR` for the directory.
    func run(_ arguments: String..., now: String? = nil) async throws -> Ending {
        try await run(arguments, now: now)
    }

    func run(_ arguments: [String], now: String? = nil) async throws -> Ending {
        let clock = now.map { ["--now", $0] } ?? []
        return try await run(.path(FilePath(Self.path)), arguments + clock)
    }

    /// Runs one command with its results in a file, which may be a device.
    func run(_ arguments: String..., into file: String) async throws -> Ending {
        try await run(.path("/bin/sh"), ["-c", "exec \"$0\" \"$@\" >\(file)", Self.path] + arguments)
    }

    private func run(_ executable: Executable, _ arguments: [String]) async throws -> Ending {
        let result = try await Subprocess.run(
            executable, arguments: Arguments(arguments),
            environment: .custom(Dictionary(uniqueKeysWithValues: environment.map { (.init(stringLiteral: $0), $1) })),
            workingDirectory: FilePath(directory), output: .string(limit: 10_000_000), error: .string(limit: 10_000_000)
        )
        func named(_ text: String?) -> String { (text ?? "").replacing(directory, with: "DIR") }
        guard case .exited(let status) = result.terminationStatus else {
            return Ending(status: -1, output: named(result.standardOutput), errors: "ended by a signal")
        }
        return Ending(status: status, output: named(result.standardOutput), errors: named(result.standardError))
    }

    private var environment: [String: String] {
        ["HOME": directory, "PATH": "/usr/bin:/bin", "STATE_DIRECTORY": state, "TMPDIR": directory]
    }

    /// Starts the daemon, whose talk goes to `log`; whoever starts it ends it.
    func daemon() throws -> Process {
        let process = Process()
        process.executableURL = URL(filePath: Self.path)
        process.arguments = ["run"]
        process.currentDirectoryURL = URL(filePath: directory)
        process.environment = environment
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
