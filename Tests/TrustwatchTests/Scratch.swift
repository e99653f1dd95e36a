import Foundation
import Testing

/// A directory in which the built program is run as people run it: feeds.conf lies there, and the environment is bare.
final class Scratch {
    struct Ending: Equatable, CustomStringConvertible {
        var status: Int32
        var output: String
        var errors: String

        var description: String { "\(status)\n\(output)\n\(errors)" }
    }

    /// Holds feeds.conf, the sources and the state; gone with this value.
    let directory: String

    init(feedsConf: String? = nil) throws {
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

    /// Runs it there, with the state in `state` unless the arguments say otherwise; what it prints says `DIR` for it.
    func run(_ arguments: String..., output: FileHandle? = nil) throws -> Ending {
        try run(arguments, output: output)
    }

    func run(_ arguments: [String], output: FileHandle? = nil) throws -> Ending {
        let process = Process()
        process.executableURL = URL(filePath: Program.path)
        process.arguments = arguments
        process.currentDirectoryURL = URL(filePath: directory)
        process.environment = ["HOME": directory, "STATE_DIRECTORY": "\(directory)/state", "TMPDIR": directory]
        let (out, err) = (Pipe(), Pipe())
        process.standardOutput = output ?? out
        process.standardError = err
        try process.run()
        let printed = output == nil ? try out.fileHandleForReading.readToEnd() : nil
        let said = try err.fileHandleForReading.readToEnd()
        process.waitUntilExit()
        func text(_ data: Data?) -> String {
            String(decoding: data ?? Data(), as: UTF8.self).replacing(directory, with: "DIR")
        }
        return Ending(status: process.terminationStatus, output: text(printed), errors: text(said))
    }
}
