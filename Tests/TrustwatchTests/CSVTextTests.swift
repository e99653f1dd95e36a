import Testing
import TrustwatchCore

@testable import Trustwatch

@Suite struct CSVTextTests {
    @Test(
        arguments: [
            (.null, ""), ("plain", "plain"), ("a,b", "\"a,b\""), ("say \"hi\"", "\"say \"\"hi\"\"\""),
            ("two\nlines", "two lines"),
            ("\u{1B}[31mred", "[31mred"), (7, "7"), (-7, "-7"), (true, "true"), (.array(["a", "b"]), "a; b"),
            (["overall": "good", "lscb": "adequate"], "overall: good; lscb: adequate"),
            (["start": "2018-03", "end": .null], "start: 2018-03; end: "),
            // What a spreadsheet would run.
            ("=HYPERLINK(\"https://example.org\")", "\"'=HYPERLINK(\"\"https://example.org\"\")\""), ("+1", "'+1"),
            ("-1", "'-1"),
            ("@SUM(A1)", "'@SUM(A1)"), (.array(["=1"]), "'=1"), ("=\u{301}1", "'=\u{301}1"),
            // A quote with a combining mark is one character to Swift.
            ("a\"\u{301},b", "\"a\"\"\u{301},b\""),
        ] as [(JSON, String)])
    func cell(value: JSON, text: String) {
        #expect(CSVText.line([JSON.Member("x", value)]) == text + "\r\n")
    }

    @Test func lines() {
        let members = [JSON.Member("id", "i1"), JSON.Member("feed_url", .null)]
        #expect(CSVText.heading(members.map(\.name)) == "id,feed_url\r\n")
        #expect(CSVText.line(members) == "i1,\r\n")
    }
}
