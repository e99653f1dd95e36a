import Foundation
import Testing

@testable import Curl

struct LocalFileTests {
    let transfers = Transfers(proxies: ProxySettings())

    private func withDirectory(_ body: (String) async throws -> Void) async throws {
        let directory = NSTemporaryDirectory() + "local file \(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: directory, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: directory) }
        try await body(directory)
    }

    private func request(_ path: String, allowed: Bool = true) -> HTTPRequest {
        var request = HTTPRequest("file://" + path)
        request.allowFile = allowed
        request.maxSize = 100
        return request
    }

    @Test func readsAFileOnlyWhereAllowed() async throws {
        try await withDirectory { directory in
            try "<rss/>".write(toFile: directory + "/feed.xml", atomically: false, encoding: .utf8)
            let path = directory.replacingOccurrences(of: " ", with: "%20") + "/feed.xml"
            #expect(
                try await transfers.send(request(path))
                    == HTTPResponse(status: 200, body: Array("<rss/>".utf8), url: "file://" + path))
            await #expect(throws: TransferError(.badURL, at: "file://" + path, "is not allowed")) {
                try await transfers.send(request(path, allowed: false))
            }
        }
    }

    @Test func saysWhatCannotBeRead() async throws {
        try await withDirectory { directory in
            let place = directory.replacingOccurrences(of: " ", with: "%20")
            try String(repeating: "x", count: 101).write(
                toFile: directory + "/large", atomically: false, encoding: .utf8)
            unsafe mkfifo(directory + "/pipe", 0o600)
            for (path, kind, reason) in [
                (place, TransferError.Kind.file, "is no file"),
                (place + "/none", .file, "cannot be read (No such file or directory)"),
                (place + "/large", .tooLarge, "is larger than the limit of 100 bytes"),
                (place + "/pipe", .file, "is no file"),
            ] {
                await #expect(throws: TransferError(kind, at: "file://" + path, reason)) {
                    try await transfers.send(request(path))
                }
            }
            await #expect(throws: TransferError.self) { try await transfers.send(request("/dev/zero")) }
        }
    }
}
