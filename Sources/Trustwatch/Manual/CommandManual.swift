internal import ArgumentParser
internal import Foundation
internal import TrustwatchService

/// trustwatch(1), made from what the commands say of themselves.
enum CommandManual {
    static func render() throws -> String {
        let root = try JSONDecoder().decode(Help.self, from: Data(Trustwatch._dumpHelp().utf8)).command
        var page = Roff(
            "trustwatch", section: 1, source: "trustwatch \(Version.number)", about: sentence(root.abstract))
        page.heading("SYNOPSIS")
        page.paragraph("\(Roff.bold("trustwatch")) \(Roff.italic("command")) [\(Roff.italic("options"))]")
        page.heading("DESCRIPTION")
        page.write(discussion: root.discussion ?? "")
        page.heading("COMMANDS")
        let commands = root.visible
        // `parse` and `report` need neither settings nor a store.
        let shared = Set(
            commands[0].options.filter { option in
                commands.count { $0.options.contains(option) || !$0.visible.isEmpty } > commands.count / 2
            })
        for command in commands { write(command, named: command.commandName, without: shared, to: &page) }
        page.heading("OPTIONS OF EVERY COMMAND")
        for option in commands[0].options where shared.contains(option) { page.write(option) }
        page.heading("FILES")
        page.item(Roff.italic("/etc/trustwatch/feeds.conf"), "what is watched: see \(Roff.bold("feeds.conf"))(5).")
        page.item(
            Roff.italic("/etc/trustwatch/credentials/"), "passwords and keys, one a file, readable by root alone.")
        page.item(Roff.italic("/var/lib/trustwatch/"), "the store, the digest and the metrics.")
        page.heading("SEE ALSO")
        page.paragraph(
            "\(Roff.bold("feeds.conf"))(5), \(Roff.bold("journalctl"))(1), \(Roff.italic("/usr/share/doc/trustwatch/"))"
        )
        return page.text
    }

    private static func write(
        _ command: Help.Command, named name: String, without shared: Set<Help.Argument>, to page: inout Roff
    ) {
        let own = command.options.filter { !shared.contains($0) }
        let positional = command.visibleArguments.filter { $0.kind == "positional" }
        page.subheading(([name] + positional.map(\.placeholder)).joined(separator: " "))
        page.paragraph(Roff.escape(command.abstract))
        for argument in positional { page.write(argument) }
        for option in own { page.write(option) }
        page.write(discussion: command.discussion ?? "")
        for subcommand in command.visible {
            write(subcommand, named: "\(name) \(subcommand.commandName)", without: shared, to: &page)
        }
    }

    /// As NAME wants it: no capital, no full stop.
    private static func sentence(_ words: String) -> String {
        words.prefix(1).lowercased() + words.dropFirst().prefix(words.count - (words.hasSuffix(".") ? 2 : 1))
    }
}

extension Roff {
    fileprivate mutating func write(_ argument: Help.Argument) {
        let names = argument.names.map { Roff.bold(($0.kind == "long" ? "--" : "-") + $0.name) }.joined(separator: ", ")
        let value = argument.kind == "flag" ? "" : Roff.italic(argument.placeholder)
        let standard = argument.defaultValue.map { " Default: \($0)." } ?? ""
        item(
            [names, value].filter { !$0.isEmpty }.joined(separator: " "),
            Roff.escape((argument.abstract ?? "") + standard))
    }

    /// Paragraphs; indented lines are examples, as they stand.
    fileprivate mutating func write(discussion: String) {
        for block in discussion.split(separator: "\n", omittingEmptySubsequences: false).split(
            whereSeparator: \.isEmpty)
        {
            let head = block.prefix { !$0.hasPrefix("  ") }
            if !head.isEmpty { paragraph(Roff.escape(head.joined(separator: " "))) }
            if head.count < block.count { example(block.dropFirst(head.count).map { $0.dropFirst(2) }) }
        }
    }
}

/// What `--experimental-dump-help` prints, as far as a page needs it.
private struct Help: Decodable {
    var command: Command

    struct Command: Decodable {
        var commandName: String
        var shouldDisplay: Bool?
        var abstract: String
        var discussion: String?
        var subcommands: [Command]?
        var arguments: [Argument]?

        var visible: [Command] { (subcommands ?? []).filter { $0.shouldDisplay ?? true && $0.commandName != "help" } }
        var visibleArguments: [Argument] { (arguments ?? []).filter { $0.shouldDisplay ?? true } }
        var options: [Argument] { visibleArguments.filter { $0.kind != "positional" } }
    }

    struct Argument: Decodable, Hashable {
        var kind: String
        var shouldDisplay: Bool?
        var isOptional: Bool
        var isRepeating: Bool
        var nameInfo: [Name]?
        var valueName: String?
        var defaultValue: String?
        var abstract: String?

        enum CodingKeys: String, CodingKey {
            case kind, shouldDisplay, isOptional, isRepeating, valueName, defaultValue, abstract
            case nameInfo = "names"
        }

        var names: [Name] { nameInfo ?? [] }

        /// `<file>`, `[<name> ...]`
        var placeholder: String {
            guard kind == "positional" else { return valueName ?? "" }
            let value = "<\(valueName ?? "value")>" + (isRepeating ? " ..." : "")
            return isOptional ? "[\(value)]" : value
        }
    }

    struct Name: Decodable, Hashable {
        var kind: String
        var name: String
    }
}
