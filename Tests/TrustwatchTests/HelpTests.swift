import ArgumentParser
import Foundation
import Testing

@testable import Trustwatch

/// `Tests/Fixtures/help.txt` holds every help screen at 80 columns. After a change of the words:
/// `TRUSTWATCH_RECORD=1 swift test --filter HelpTests`, and read the difference.
@Suite struct HelpTests {
    @Test func everyScreen() throws {
        let fixture = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../Fixtures/help.txt")
        let screens = Self.screens(of: Trustwatch.self, named: "trustwatch")
        if ProcessInfo.processInfo.environment["TRUSTWATCH_RECORD"] != nil {
            try screens.write(to: fixture, atomically: true, encoding: .utf8)
        }
        #expect(try String(contentsOf: fixture, encoding: .utf8) == screens)
    }

    @Test func everyCommandHasAnExample() {
        func check(_ command: any ParsableCommand.Type) {
            #expect(command.configuration.discussion.contains("Examples:\n  "), "\(command)")
            command.configuration.subcommands.forEach(check)
        }
        Trustwatch.configuration.subcommands.forEach(check)
    }

    private static func screens(of command: any ParsableCommand.Type, named name: String) -> String {
        let screen = "=== \(name)\n" + Trustwatch.helpMessage(for: command, columns: 80) + "\n"
        return command.configuration.subcommands.reduce(into: screen) { screens, subcommand in
            let own = subcommand.configuration.commandName ?? "\(subcommand)".lowercased()
            screens += Self.screens(of: subcommand, named: "\(name) \(own)")
        }
    }
}
