import Foundation
import Testing

/// `correct`, `reconsider` and `explain` from outside.
@Suite struct TeachCommandsTests {
    private static let feed = """
        <rss version="2.0"><channel><title>Civic Files</title><item>
        <title>Birmingham children's services rated good by Ofsted</title><guid>a</guid><link>https://example.org/a</link>
        <description>Inspectors praised social workers. The report was published today.</description>
        <pubDate>Wed, 14 Mar 2018 09:30:00 GMT</pubDate></item></channel></rss>
        """
    private let program: Program

    init() async throws {
        program = try Program(CommandLineTests.feedsConf)
        try program.write(Self.feed, to: "civic.xml")
        #expect(try await program.run("poll", "--now", "2018-03-15T12:00:00Z").status == 0)
    }

    @Test func whatIsSaidByHandWinsUntilItIsTakenBack() async throws {
        #expect(
            try await program.run("correct", "i1", "--not-subject", "birmingham")
                == .init(
                    status: 0,
                    output: """
                        i1  Birmingham children's services rated good by Ofsted
                          subjects: birmingham -> none
                          story: s1 -> none
                          inspection: v1 -> none

                        """, errors: "kept: `trustwatch correct i1 --undo` takes it back\n"))
        #expect(
            try await program.run("reconsider") == .init(status: 0, output: "", errors: "0 items of 1 changed\n"))
        let explanation = try await program.run("explain", "i1").output
        #expect(explanation.contains("somebody said so by hand"))
        #expect(explanation.contains("not about birmingham"))
        let undone = try await program.run("correct", "i1", "--undo")
        #expect(undone.errors == "the rules decide about i1 again\n")
        #expect(undone.output.contains("  subjects: none -> birmingham\n"))
        #expect(try await program.run("explain", "i1", "--format", "jsonl").output.contains(#""by_hand":null"#))
        #expect(try await program.run("poll", "--now", "2018-03-15T13:00:00Z").errors.hasSuffix("; 0 notifications\n"))
    }

    @Test func reconsideringFollowsFeedsConf() async throws {
        try program.write(
            CommandLineTests.feedsConf + "\n[[subject]]\nid = \"praise\"\nname = \"Praise\"\nphrases = [\"praised\"]\n",
            to: "feeds.conf")
        #expect(
            try await program.run("reconsider")
                == .init(
                    status: 0,
                    output: """
                        i1  Birmingham children's services rated good by Ofsted
                          subjects: birmingham -> birmingham, praise

                        """, errors: "1 item of 1 changed\n"))
        #expect(
            try await program.run("reconsider", "--format", "json")
                == .init(
                    status: 0, output: "[]\n", errors: "0 items of 1 changed\n"))
    }

    @Test func wrongUsage() async throws {
        #expect(try await program.run("correct", "i1").status == 64)
        #expect(try await program.run("correct", "i1", "--undo", "--story", "new").status == 64)
        #expect(try await program.run("correct", "i1", "--story", "v1").status == 64)
        #expect(
            try await program.run("correct", "i1", "--subject", "birmingam")
                == .init(
                    status: 64, output: "",
                    errors: "there is no subject \"birmingam\"\n  hint: did you mean \"birmingham\"?\n"))
        for arguments in [["i9", "--undo"], ["i1", "--story", "s9"], ["i1", "--inspection", "v9"]] {
            let ending = try await program.run(["correct"] + arguments)
            #expect(ending.status == 1 && ending.errors.hasPrefix("there is no "))
        }
    }
}
