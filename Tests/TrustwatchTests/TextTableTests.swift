import Testing

@testable import Trustwatch

@Suite struct TextTableTests {
    static let table: TextTable = {
        var table = TextTable(columns: [
            .init("ID"), .init("SOURCE", least: 8), .init("TITLE", least: 20), .init("N", isRight: true),
            .init("NOTE", dispensable: 1),
        ])
        table.rows = [
            [
                "i1", "BBC Birmingham and Black Country",
                "Inspectors record more progress at Birmingham Children's Trust", "7", "first",
            ],
            ["i20", "新聞", "Überblick über die Kinder- und Jugendhilfe", "12", ""],
        ]
        return table
    }()

    private func text(_ width: Int?) -> String {
        Self.table.text(for: Terminal(isTerminal: false, width: width, hasColour: false))
    }

    @Test func inAPipeNothingIsCut() {
        #expect(
            text(nil) == """
                ID   SOURCE                            TITLE                                                            N  NOTE
                i1   BBC Birmingham and Black Country  Inspectors record more progress at Birmingham Children's Trust   7  first
                i20  新聞                              Überblick über die Kinder- und Jugendhilfe                      12  \("")

                """)
    }

    /// Each gives as much of what it needs: the title is the last to become hard to read.
    @Test func eightyColumns() {
        #expect(
            text(80) == """
                ID   SOURCE             TITLE                                           N  NOTE
                i1   BBC Birmingham a…  Inspectors record more progress at Birmingha…   7  first
                i20  新聞               Überblick über die Kinder- und Jugendhilfe     12  \("")

                """)
    }

    @Test func hundredAndSixtyColumnsHoldAllOfIt() {
        #expect(text(160) == text(nil))
    }

    /// Columns give way to their least, then those that can be spared go.
    @Test func fortyColumns() {
        #expect(
            text(40) == """
                ID   SOURCE    TITLE                   N
                i1   BBC Bir…  Inspectors record mo…   7
                i20  新聞      Überblick über die K…  12

                """)
    }

    @Test func noRowsNoHeading() {
        #expect(
            TextTable(columns: [.init("ID")]).text(for: Terminal(isTerminal: false, width: 80, hasColour: false)) == "")
    }

    @Test func coloursOnlyWhereTheyAreWanted() {
        var table = TextTable(columns: [.init("STATUS"), .init("X")])
        table.rows = [[.init("gone", .bad), "x"]]
        #expect(
            table.text(for: Terminal(isTerminal: true, width: 80, hasColour: true))
                == "\u{1B}[1mSTATUS\u{1B}[0m  \u{1B}[1mX\u{1B}[0m\n\u{1B}[31mgone\u{1B}[0m    x\n")
        #expect(table.text(for: Terminal(isTerminal: true, width: 80, hasColour: false)) == "STATUS  X\ngone    x\n")
    }

    /// OSC, CSI in eight bits, right-to-left override, carriage return.
    @Test func nothingOfAFeedMovesTheCursor() {
        var table = TextTable(columns: [.init("TITLE")])
        table.rows = [[.init("a\u{1B}]0;owned\u{7}b\u{9B}31mc\u{202E}d\re\nf")]]
        #expect(
            table.text(for: Terminal(isTerminal: true, width: 80, hasColour: false)) == "TITLE\na]0;ownedb31mcd e f\n")
    }
}
