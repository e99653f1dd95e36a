import Foundation
import Testing
import TrustwatchService

/// The built program from outside: exit status, what goes to which stream, and that nothing changes on errors.
@Suite struct CommandLineTests {
    static let feedsConf = """
        [[subject]]
        authority = "Birmingham"
        [[feed]]
        name = "Civic Files"
        url = "file:civic.xml"
        """

    static let feed = """
        <rss version="2.0"><channel><title>Civic Files</title><item>
        <title>Ofsted inspects Birmingham Children's Trust</title><guid>a</guid><link>https://example.org/a</link>
        <description>Inspectors visited children's social care in Birmingham.</description>
        <pubDate>Wed, 14 Mar 2018 09:30:00 GMT</pubDate></item></channel></rss>
        """

    @Test func wrongUsage() async throws {
        let program = try Program()
        #expect(
            try await program.run("itms")
                == .init(
                    status: 64, output: "",
                    errors: """
                        Error: There is no command 'itms'. Did you mean 'items'?
                        Usage: trustwatch <subcommand>
                          See 'trustwatch --help' for more information.

                        """))
        #expect(try await program.run("items", "--sicne", "7d").status == 64)
        #expect(try await program.run("items", "--since", "yesterday").status == 64)
        #expect(try await program.run("search", "a", "--sicne", "7d").status == 64)
        #expect(try await program.run("show", "x1").status == 64)
        #expect(try await program.run("--help").status == 0)
        #expect(try await program.run("--version").output == "0.2.0\n")
    }

    @Test func errorsInFeedsConf() async throws {
        let program = try Program("[poll]\nevry = \"1h\"\n[[feed]]\nname = \"A\"\n")
        let expected = Program.Ending(
            status: 78, output: "",
            errors: """
                feeds.conf:2: unknown key "evry" in [poll]
                  hint: did you mean every?
                feeds.conf:3: [[feed]] "A" has no url
                  hint: add url = "https://…"

                """)
        for command in ["check", "poll", "run", "items", "feeds"] {
            #expect(try await program.run(command) == expected)
        }
        #expect(!FileManager.default.fileExists(atPath: program.directory + "/state"))
    }

    @Test func missingFiles() async throws {
        let program = try Program()
        #expect(
            try await program.run("check", "--config", "none.conf")
                == .init(status: 66, output: "", errors: "none.conf does not exist\n"))
        #expect(try await program.run("feeds", "import", "none.opml").status == 66)
        #expect(try await program.run("backup", "copy.db").status == 66)
        #expect(try await program.run("outbox", "retry").status == 66)
    }

    @Test func check() async throws {
        let program = try Program(Self.feedsConf)
        try program.write(Self.feed, to: "civic.xml")
        let fine = "feeds.conf is fine: 1 subject, 1 source, 0 channels\n"
        #expect(try await program.run("check") == .init(status: 0, output: fine, errors: ""))
        #expect(
            try await program.run("check", "--online")
                == .init(status: 0, output: fine + "SOURCE       ANSWER\nCivic Files  1 item\n", errors: ""))
        #expect(!FileManager.default.fileExists(atPath: program.directory + "/state"))
    }

    @Test func beforeTheFirstPoll() async throws {
        let program = try Program(Self.feedsConf)
        let note = "DIR/state/trustwatch.db does not exist yet: the first `trustwatch poll` makes it\n"
        #expect(try await program.run("items", "--format", "json") == .init(status: 0, output: "[]\n", errors: note))
        #expect(try await program.run("stories", "--format", "jsonl") == .init(status: 0, output: "", errors: note))
        for command in ["items", "inspections", "stories", "search"] {
            let arguments = [command] + (command == "search" ? ["word"] : []) + ["--format", "csv"]
            let table = try await program.run(arguments)
            #expect(table.status == 0)
            #expect(table.output.hasPrefix("id,") && table.output.hasSuffix("\r\n"))
            #expect(table.output.split(separator: "\r\n").count == 1)
        }
        #expect(
            try await program.run("feeds", "--format", "csv").output == """
                name,url,kind,status,last_attempt,last_success,http_status,error,failures,next_poll,items,failing_since,\
                next_poll_reason,moved_to,warning\r
                Civic Files,file://DIR/civic.xml,feed,never,,,,,0,,0,,,,\r

                """)
    }

    @Test func pollAndAsk() async throws {
        let program = try Program(Self.feedsConf)
        try program.write(Self.feed, to: "civic.xml")
        let dryRun = try await program.run("poll", "--dry-run", "--now", "2018-03-15T12:00:00Z")
        #expect(dryRun.status == 0)
        #expect(dryRun.output.hasPrefix("new  Ofsted inspects Birmingham Children's Trust\n"))
        #expect(!FileManager.default.fileExists(atPath: program.directory + "/state"))
        #expect(try await program.run("items", "--all", "--format", "json").output == "[]\n")

        let first = try await program.run("poll", "--now", "2018-03-15T12:00:00Z")
        #expect(first.status == 0)
        #expect(first.errors.hasPrefix("1 source: 1 new item"))
        let second = try await program.run("poll", "--now", "2018-03-15T12:30:00Z")
        #expect(
            second
                == .init(status: 0, output: "", errors: "1 source: 0 new items, nothing new from 1; 0 notifications\n"))

        let items = try await program.run("items", "--all", "--format", "jsonl")
        #expect(
            items.output.hasPrefix(#"{"id":"i1","feed":"Civic Files","feed_url":"file://DIR/civic.xml","guid":"a","#))
        #expect(
            try await program.run("show", "i1").output.hasPrefix("i1  Ofsted inspects Birmingham Children's Trust\n"))
        #expect(try await program.run("explain", "i1").status == 0)
        #expect(try await program.run("show", "i99").status == 1)
        #expect(try await program.run("search", "inspectors", "--format", "jsonl").output.contains("**Inspectors**"))
        #expect(
            try await program.run("search", "--format", "jsonl", "--", "inspectors").output.contains("**Inspectors**"))
        #expect(try await program.run("search", "inspectors", "-visited", "--format", "jsonl").output == "")
        #expect(try await program.run("feeds", "--format", "jsonl").output.contains(#""status":"ok""#))

        #expect(try await program.run("backup", "copy.db").status == 0)
        #expect(try await program.run("restore", "copy.db").status == 0)
        #expect(try await program.run("items", "--all", "--format", "jsonl") == items)
        #expect(
            try await program.run("store", "prune", "--before", "2030-01-01")
                == .init(status: 0, output: "", errors: "0 items about no subject dropped\n"))
        #expect(
            try await program.run("store", "check")
                == .init(
                    status: 0,
                    output: """
                        DIR/state/trustwatch.db is in order: 1 item, 1 of them about a subject, 1 story, 1 inspection

                        """, errors: ""))
        try program.write("no store", to: "state/trustwatch.db")
        #expect(try await program.run("items").status == 65)
        #expect(try await program.run("store", "check").status == 65)
    }

    @Test func sourcesThatFail() async throws {
        let program = try Program(
            Self.feedsConf + """

                [[feed]]
                name = "Gone"
                url = "file:none.xml"
                """)
        try program.write(Self.feed, to: "civic.xml")
        let poll = try await program.run("poll", "--now", "2018-03-15T12:00:00Z")
        #expect(poll.status == 1)
        #expect(poll.errors.hasPrefix("Gone: "))
        #expect(try await program.run("poll", "Civc Files").status == 64)
        #expect(try await program.run("poll", "Civic Files").status == 0)
    }

    @Test func nothingCanBeReached() async throws {
        let sources = ["A", "B"].map {
            "[[feed]]\nname = \"\($0)\"\nurl = \"http://127.0.0.1:9/\"\nallow-private-address = true\n"
        }
        #expect(try await Program(sources.joined()).run("poll").status == 69)
        // What is refused is no trouble of the network.
        #expect(
            try await Program("[[feed]]\nname = \"A\"\nurl = \"http://127.0.0.1:9/\"\n").run("poll").status == 1)
    }

    @Test func stateThatCannotBeUsed() async throws {
        let program = try Program(Self.feedsConf)
        try program.write("a file", to: "state")
        #expect(try await program.run("poll").status == 73)
        #expect(try await program.run("items").status == 73)
        let held = try Program(Self.feedsConf)
        let state = try StateDirectory(creating: held.directory + "/state")
        let hold = try state.hold()
        #expect(try await held.run("poll").status == 75)
        #expect(try await held.run("run").status == 75)
        #expect(try await held.run("items").status == 0)
        _ = consume hold
    }

    @Test func fullDisk() async throws {
        let program = try Program(Self.feedsConf)
        #expect(try await program.run("feeds", "--format", "json", into: "/dev/full").status == 74)
        try program.write("<rss/>", to: "feed.xml")
        #expect(try await program.run("parse", program.directory + "/feed.xml", into: "/dev/full").status == 74)
    }

    @Test func parsingADeviceEnds() async throws {
        let program = try Program("")
        #expect(try await program.run("parse", "/dev/zero").output == "{\"error\":\"/dev/zero: larger than 100 MB\"}\n")
    }

    @Test func subscriptions() async throws {
        let program = try Program("[[feed]]\nname = \"A & B\"\nurl = \"https://example.org/a?b=1&c=2\"\n")
        let exported = try await program.run("feeds", "export").output
        #expect(
            exported == """
                <?xml version="1.0" encoding="UTF-8"?>
                <opml version="2.0">
                  <head><title>trustwatch</title></head>
                  <body>
                    <outline type="rss" text="A &amp; B" title="A &amp; B" xmlUrl="https://example.org/a?b=1&amp;c=2"/>
                  </body>
                </opml>

                """)
        try program.write(exported, to: "list.opml")
        try program.write("", to: "feeds.conf")
        #expect(
            try await program.run("feeds", "import", "list.opml")
                == .init(
                    status: 0, output: "[[feed]]\nname = \"A & B\"\nurl = \"https://example.org/a?b=1&c=2\"\n",
                    errors: "1 to add, 0 in feeds.conf already\n"))
    }
}
