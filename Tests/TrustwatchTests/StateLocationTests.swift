import Foundation
import Testing

@testable import Trustwatch

@Suite final class StateLocationTests {
    let directory = FileManager.default.temporaryDirectory.appending(path: "trustwatch-\(UUID())").path

    init() throws {
        try FileManager.default.createDirectory(atPath: directory + "/system", withIntermediateDirectories: true)
        try Data().write(to: URL(filePath: directory + "/file"))
    }

    deinit {
        try? FileManager.default.removeItem(atPath: directory)
    }

    private func path(
        _ option: String? = nil, settings: String? = nil, environment: [String: String] = [:], system: String = "none"
    ) throws -> String {
        let location = StateLocation(
            option: option, settings: settings, environment: environment, system: "\(directory)/\(system)")
        return try location.path().replacing(directory, with: "")
    }

    @Test func firstThatApplies() throws {
        let environment = ["STATE_DIRECTORY": "/run/a:/run/b", "XDG_STATE_HOME": "/xdg", "HOME": "/home/me"]
        #expect(try path("/option", settings: "/settings", environment: environment, system: "system") == "/option")
        #expect(try path(settings: "/settings", environment: environment, system: "system") == "/run/a")
        #expect(try path(settings: "/settings", system: "system") == "/settings")
        #expect(try path(environment: ["XDG_STATE_HOME": "/xdg", "HOME": "/home/me"], system: "system") == "/system")
        #expect(try path(environment: ["XDG_STATE_HOME": "/xdg", "HOME": "/home/me"]) == "/xdg/trustwatch")
        #expect(
            try path(environment: ["XDG_STATE_HOME": "relative", "HOME": "/home/me"])
                == "/home/me/.local/state/trustwatch")
    }

    @Test func fileInItsPlace() {
        #expect(
            throws: Failure(
                .noAccess, "the state directory \(directory)/file is a file", hint: "name a directory with --state")
        ) {
            try path("\(directory)/file")
        }
    }

    /// A second store elsewhere would be read in vain; root reads everything.
    @Test(.disabled(if: getuid() == 0)) func systemDirectoryOfAnotherGroup() throws {
        try FileManager.default.setAttributes([.posixPermissions: 0], ofItemAtPath: directory + "/system")
        #expect(
            throws: Failure(
                .noAccess, "you may not read the state directory \(directory)/system",
                hint:
                    "join its group with `sudo adduser $USER trustwatch` and log in again, or name another with --state"
            )
        ) { try path(system: "system") }
    }
}
