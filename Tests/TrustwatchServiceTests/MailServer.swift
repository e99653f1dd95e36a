import Foundation
import LoopbackServers

/// Debian's aiosmtpd as a process, and what Python's mail parser makes of the messages it got.
final class MailServer {
    /// A message as its reader sees it.
    struct Received: Decodable {
        var names: [String]
        var headers: [String: String]
        var defects: [String]
        var text: String
        var html: String
        /// Bytes of the longest line.
        var longest: Int
        var ascii: Bool
        var from: String
        var to: [String]
        var encrypted: Bool
    }

    static let isAvailable =
        (try? Process.run(URL(filePath: "/usr/bin/python3"), arguments: ["-c", "import aiosmtpd"]))
        .map { process in
            process.waitUntilExit()
            return process.terminationStatus == 0
        } ?? false

    let port: Int
    private let directory: String
    private let process = Process()
    private let input = Pipe()

    /// With an identity it takes mail only after STARTTLS, from `me` with the password `hush`.
    init(identity: TLSIdentity? = nil) throws {
        directory = NSTemporaryDirectory() + "mail-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: directory, withIntermediateDirectories: true)
        let script = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../Fixtures/mail-server.py")
        let output = Pipe()
        process.executableURL = URL(filePath: "/usr/bin/python3")
        process.arguments =
            [script.path, directory] + (identity.map { [$0.certificate, $0.key, "me", "hush"] } ?? [])
        process.standardInput = input
        process.standardOutput = output
        try process.run()
        let line = String(decoding: output.fileHandleForReading.availableData, as: UTF8.self)
        port = Int(line.trimmingCharacters(in: .whitespacesAndNewlines)) ?? 0
    }

    deinit {
        try? input.fileHandleForWriting.close()
        process.waitUntilExit()
        try? FileManager.default.removeItem(atPath: directory)
    }

    /// In their order; each is there before its sender hears so.
    func received() throws -> [Received] {
        let count = try FileManager.default.contentsOfDirectory(atPath: directory).count { $0.hasSuffix(".json") }
        return try (0..<count).map { number in
            try JSONDecoder().decode(
                Received.self, from: Data(contentsOf: URL(filePath: "\(directory)/\(number).json")))
        }
    }
}
