internal import Foundation
internal import Glibc

/// A certificate made for the test by the `openssl` program, which also speaks TLS for our servers.
package final class TLSIdentity: Sendable {
    /// PEM files; the certificate is its own authority, so that it serves as a client's list of them too.
    package let certificate: String
    package let key: String
    /// Both, as a client shows them.
    package var pem: String {
        get throws {
            try [certificate, key].map { try String(contentsOfFile: $0, encoding: .utf8) }.joined()
        }
    }
    private let directory: String
    private let options: [String]

    package static let isAvailable = FileManager.default.isExecutableFile(atPath: openssl)
    private static let openssl = "/usr/bin/openssl"

    /// `names` as OpenSSL writes alternative names; `options` of `openssl s_server`.
    package init(names: String = "DNS:localhost,IP:127.0.0.1", options: [String] = []) throws {
        self.options = options
        directory = NSTemporaryDirectory() + "loopback-tls-" + UUID().uuidString
        try FileManager.default.createDirectory(atPath: directory, withIntermediateDirectories: true)
        certificate = directory + "/certificate.pem"
        key = directory + "/key.pem"
        let request = Process()
        request.executableURL = URL(fileURLWithPath: Self.openssl)
        request.arguments = [
            "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2",
            "-subj", "/CN=trustwatch test", "-addext", "subjectAltName=" + names, "-out", certificate, "-keyout", key,
        ]
        request.standardError = FileHandle.nullDevice
        try request.run()
        request.waitUntilExit()
    }

    deinit {
        try? FileManager.default.removeItem(atPath: directory)
    }

    /// Takes the server's side of TLS on a connection and returns what the client says within it. One process for each:
    /// its standard input and output are the plain side.
    func unwrap(_ connection: Socket) throws -> Socket {
        // OpenSSL refuses paths of more than 31 bytes, without a word.
        let path = "/tmp/tls-" + UUID().uuidString.prefix(18)
        defer { try? FileManager.default.removeItem(atPath: path) }
        let (plain, ours) = try Socket.pair()
        let server = Process()
        server.executableURL = URL(fileURLWithPath: Self.openssl)
        server.arguments =
            [
                "s_server", "-quiet", "-naccept", "1", "-unix", path, "-cert", certificate, "-key", key,
            ] + options
        server.standardError = FileHandle.nullDevice
        try withExtendedLifetime(plain) {
            server.standardInput = plain.fileHandle
            server.standardOutput = plain.fileHandle
            try server.run()
        }
        let encrypted = try Socket.connected(toPath: path, patience: 5)
        Self.pump(from: connection, to: encrypted)
        Self.pump(from: encrypted, to: connection)
        return ours
    }

    private static func pump(from source: Socket, to target: Socket) {
        Thread.detachNewThread {
            while true {
                let bytes = source.read()
                guard !bytes.isEmpty, target.write(bytes) else { break }
            }
            target.shutDown()
        }
    }
}
