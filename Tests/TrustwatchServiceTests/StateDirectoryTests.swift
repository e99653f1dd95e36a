import Foundation
import Testing

@testable import TrustwatchService

@Suite struct StateDirectoryTests {
    static func temporaryPath() -> String { NSTemporaryDirectory() + "trustwatch-\(UUID().uuidString)" }

    @Test func isMadeForOwnerAndGroupAndHeldOnce() throws {
        let path = Self.temporaryPath() + "/deep"
        defer { try? FileManager.default.removeItem(atPath: path) }
        let directory = try StateDirectory(creating: path)
        let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
        #expect(mode == 0o750)
        do {
            let hold = try directory.hold()
            let expected = StateDirectory.Failure.held("Another trustwatch holds the state directory \(path).")
            #expect(throws: expected) { _ = try directory.hold() }
            _ = consume hold
        }
        _ = try directory.hold()
    }

    @Test func aFileInItsPlaceIsNamed() {
        let expected = StateDirectory.Failure.unusable(
            "The state directory /dev/null/state cannot be made: Not a directory.")
        #expect(throws: expected) { try StateDirectory(creating: "/dev/null/state") }
    }

    /// What root makes in it its owner could not write.
    @Test(.enabled(if: geteuid() == 0, "only root can be shut out as root"))
    func rootDoesNotWorkInTheDirectoryOfAnother() throws {
        let path = Self.temporaryPath()
        defer { try? FileManager.default.removeItem(atPath: path) }
        _ = try StateDirectory(creating: path)
        try FileManager.default.setAttributes([.ownerAccountName: "nobody"], ofItemAtPath: path)
        let expected = StateDirectory.Failure.others(path: path, owner: "nobody")
        #expect(throws: expected) { try StateDirectory(creating: path) }
    }
}
