import ArgumentParser
import Foundation
import Testing

@testable import Trustwatch

/// Every command line that README, docs/, CONTRIBUTING and the help screens show is one that the program takes, and what
/// only reads is run on the store of the sample sources.
@Suite struct DocumentExamplesTests {
    static let pages: [String] = {
        let docs = (try? FileManager.default.contentsOfDirectory(atPath: DemoTests.root + "/docs")) ?? []
        return ["README.md", "CONTRIBUTING.md"] + docs.filter { $0.hasSuffix(".md") }.sorted().map { "docs/\($0)" }
    }()

    @Test(arguments: pages)
    func examplesOfPagesAreUnderstood(page: String) throws {
        let text = try String(contentsOfFile: "\(DemoTests.root)/\(page)", encoding: .utf8)
        for example in Self.examples(in: text) { try Self.check(example) }
    }

    @Test func examplesOfHelpAreUnderstood() throws {
        for example in Self.examplesOfHelp { try Self.check(example) }
    }

    static var examplesOfHelp: [[String]] {
        func discussions(_ command: any ParsableCommand.Type) -> [String] {
            [command.configuration.discussion] + command.configuration.subcommands.flatMap(discussions)
        }
        return discussions(Trustwatch.self).flatMap { $0.split(separator: "\n") }.compactMap { command(in: $0) }
    }

    private static func check(_ example: [String]) throws {
        #expect(throws: Never.self, "trustwatch \(example.joined(separator: " "))") {
            _ = try Trustwatch.parseAsRoot(example)
        }
    }

    /// Lines of shell blocks, and code inside sentences.
    static func examples(in markdown: String) -> [[String]] {
        let blocks = markdown.matches(of: #/```(?:sh|console)\n([\s\S]*?)```/#).flatMap { $0.1.split(separator: "\n") }
        let inline = markdown.replacing(#/```[\s\S]*?```/#, with: "").matches(of: #/`([^`\n]+)`/#).map(\.1)
        return (blocks + inline).compactMap { command(in: $0) }
    }

    /// The words after `trustwatch`, as a shell splits them; nil where the line runs something else or says just a part.
    static func command(in line: Substring) -> [String]? {
        // What the shell would put there first.
        var words = split(Substring(line.replacing(#/\$\([^)]*\)/#, with: "x")))
        if words.first == "$" { words.removeFirst() }
        while let first = words.first, ["sudo", "-u", "trustwatch"].contains(first),
            words.dropFirst().contains("trustwatch")
        {
            words.removeFirst()
        }
        guard words.first == "trustwatch", let command = words.dropFirst().first else { return nil }
        // `trustwatch …` and `trustwatch parse` alone are talk, not examples; what stands in a unit is not typed.
        guard command != "…", !command.contains("("), words.count > 2 || command != "parse" else { return nil }
        return ["--help", "--version", "report", "search", "show", "explain", "restore", "backup"].contains(command)
            && words.count == 2
            ? nil : Array(words.dropFirst())
    }

    private static func split(_ line: Substring) -> [String] {
        var words: [String] = []
        var word: String?
        var quote: Character?
        for character in line {
            switch character {
            case quote: quote = nil
            case _ where quote != nil: word = (word ?? "") + String(character)
            case "'", "\"":
                quote = character
                word = word ?? ""
            case " ":
                if let ended = word { words.append(ended) }
                word = nil
            case "|", ">", "<", ";", "#", "&":
                if let ended = word { words.append(ended) }
                return words
            default: word = (word ?? "") + String(character)
            }
        }
        return words + [word].compactMap(\.self)
    }

    @Test(
        arguments: [
            ("trustwatch items --since 7d > items.csv", ["items", "--since", "7d"]),
            ("sudo -u trustwatch trustwatch restore /srv/a.db", ["restore", "/srv/a.db"]),
            (
                "trustwatch search '\"care leavers\" -fostering' --since 2026-01-01",
                ["search", "\"care leavers\" -fostering", "--since", "2026-01-01"]
            ),
            ("trustwatch manual | man -l -", ["manual"]), ("systemctl reload trustwatch", nil),
            ("trustwatch --help", nil),
        ] as [(Substring, [String]?)])
    func commandLine(line: Substring, words: [String]?) {
        #expect(Self.command(in: line) == words)
    }
}
