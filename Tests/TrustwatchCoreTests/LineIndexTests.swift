import Testing

@testable import TrustwatchCore

@Suite struct LineIndexTests {
    static let index = LineIndex(
        #"""
        top = "a # no comment" # a comment
        long = """
        [[not]] a = "table"
        ends with two quotes"""""
        list = [ # of three
          "one", 'tw]o',
          { inner = 1, "quoted key" = [2] },
        ]
        dotted . key = 2026-01-01
        [table]
        key = 1
        [[feed]]
        name = "a"
        [feed.headers]
        X = "1"
        [[feed]]
        literal = 'C:\'
        [[ feed . part ]]
        name = 1
        [[feed.part]]
        name = 2
        """#)

    @Test(
        arguments: [
            ([.key("top")], 1), ([.key("long")], 2), ([.key("list")], 5), ([.key("list"), .index(1)], 6),
            ([.key("list"), .index(2), .key("inner")], 7),
            ([.key("list"), .index(2), .key("quoted key"), .index(0)], 7),
            ([.key("dotted")], 9), ([.key("dotted"), .key("key")], 9), ([.key("table")], 10),
            ([.key("table"), .key("key")], 11),
            ([.key("feed")], 12), ([.key("feed"), .index(0)], 12), ([.key("feed"), .index(0), .key("name")], 13),
            ([.key("feed"), .index(0), .key("headers")], 14),
            ([.key("feed"), .index(0), .key("headers"), .key("X")], 15),
            ([.key("feed"), .index(1)], 16), ([.key("feed"), .index(1), .key("literal")], 17),
            ([.key("feed"), .index(1), .key("part"), .index(0), .key("name")], 19),
            ([.key("feed"), .index(1), .key("part"), .index(1)], 20),
            // What stands nowhere is where its table is.
            ([.key("feed"), .index(1), .key("absent")], 16), ([.key("absent")], 1),
        ] as [(LineIndex.Path, Int)])
    func line(path: LineIndex.Path, line: Int) {
        #expect(Self.index.line(of: path) == line)
    }

    @Test func windowsLineEndsAndByteOrderMark() {
        #expect(LineIndex("\u{FEFF}a = 1\r\nb = \"x\"\r\n[c]\r\nd = true\r\n").line(of: [.key("c"), .key("d")]) == 4)
    }

    /// Broken documents never get here, but must not hang or trap if they did.
    @Test(arguments: ["a", "a =", "[", "[[a", "a = \"", "a = [", "a = {", "a = \"\"\"", "= 1", "]", "a = \\", "\""])
    func survives(text: String) {
        #expect(LineIndex(text).line(of: [.key("a")]) == 1)
    }
}
