import Foundation

/// A directory of its own for one test, gone with it.
final class ScratchDirectory: Sendable {
    private let root = FileManager.default.temporaryDirectory.appendingPathComponent("trustwatch-\(UUID().uuidString)")

    init() {
        try? FileManager.default.createDirectory(at: root, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(at: root) }

    func path(_ name: String) -> String { root.appendingPathComponent(name).path }
}

/// Another user of the group that owns a directory: needs root, `setpriv` and the sqlite3 shell.
struct Outsider {
    private static let shell = "/usr/bin/sqlite3"
    private static let setpriv = "/usr/bin/setpriv"
    static var isAvailable: Bool {
        geteuid() == 0 && [shell, setpriv].allSatisfy { FileManager.default.isExecutableFile(atPath: $0) }
    }

    private let group = 54321

    init(directory: String) throws {
        let manager = FileManager.default
        for file in [directory] + (try manager.contentsOfDirectory(atPath: directory).map { "\(directory)/\($0)" }) {
            try manager.setAttributes([.groupOwnerAccountID: group], ofItemAtPath: file)
        }
    }

    /// What a query prints.
    func run(_ sql: String, on file: String) throws -> String {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: Self.setpriv)
        process.arguments = ["--reuid=54321", "--regid=\(group)", "--clear-groups", Self.shell, "-readonly", file, sql]
        let output = Pipe()
        process.standardOutput = output
        process.standardError = output
        try process.run()
        let data = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return String(decoding: data, as: UTF8.self)
    }
}
