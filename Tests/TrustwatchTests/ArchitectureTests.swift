import Foundation
import Testing

/// docs/ARCHITECTURE.md is true: every path that it names is there.
@Suite struct ArchitectureTests {
    @Test func everyPathOfTheArchitecturePageExists() throws {
        let page = try String(contentsOfFile: DemoTests.root + "/docs/ARCHITECTURE.md", encoding: .utf8)
        let paths = page.matches(
            of: #/`((?:Sources|Tests|docs|systemd|packaging|examples|scripts|Fuzz)/[A-Za-z0-9_./+-]+)`/#
        )
        .map { String($0.output.1) }
        #expect(paths.count > 10)
        #expect(paths.filter { !FileManager.default.fileExists(atPath: "\(DemoTests.root)/\($0)") } == [])
    }
}
