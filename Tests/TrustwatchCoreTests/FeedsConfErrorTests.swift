import Foundation
import Testing
import TrustwatchCore

/// `Fixtures/settings/errors.txt` holds a broken file a case, and after `---` all that is said of it.
@Suite struct FeedsConfErrorTests {
    @Test(arguments: try cases("settings/errors.txt"))
    func error(text: String, expected: String) {
        #expect(FeedsConfTests.diagnostics(text).joined(separator: "\n") == expected)
    }

    @Test func nulByte() {
        #expect(
            FeedsConfTests.diagnostics("\nevery = 1\u{0}") == [
                "feeds.conf:2:10: not TOML: a NUL byte is not text\n  hint: is it a text file?"
            ])
    }

    @Test func privateSourcesMayInheritASecond() {
        let text = """
            [poll]
            every = "1s"
            [[feed]]
            name = "A"
            url = "http://127.0.0.1/"
            allow-private-address = true
            """
        #expect(FeedsConfTests.diagnostics(text) == [])
    }

    /// Pairs of a file and what is expected, separated by lines of `===`.
    private static func cases(_ name: String) throws -> [(String, String)] {
        let url = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Fixtures/" + name)
        return try String(contentsOf: url, encoding: .utf8).components(separatedBy: "===\n").map {
            let parts = $0.components(separatedBy: "\n---\n")
            return (parts[0], parts[1].trimmingCharacters(in: .newlines))
        }
    }
}
