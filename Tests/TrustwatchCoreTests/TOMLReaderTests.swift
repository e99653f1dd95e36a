import Testing

@testable import TrustwatchCore

@Suite struct TOMLReaderTests {
    /// A table as one line: keys in their order, each with the line of its value.
    static func shown(_ table: TOMLTable) -> String {
        table.entries.map { "\($0.key)@\($0.node.line)=\(shown($0.node.value))" }.joined(separator: " ")
    }

    static func shown(_ value: TOMLNode.Value) -> String {
        switch value {
        case .string(let text): "\"\(text.replacing("\n", with: "⏎"))\""
        case .integer(let number): "\(number)"
        case .boolean(let truth): "\(truth)"
        case .array(let array): "[\(array.nodes.map { "\($0.line):" + shown($0.value) }.joined(separator: " "))]"
        case .table(let table): "{\(shown(table))}"
        case .other: "?"
        }
    }

    static func read(_ text: String) -> String {
        do {
            return shown(try TOMLReader.document(text, file: "f"))
        } catch {
            return error.diagnostics.map { "\($0)".split(separator: "\n")[0] }.joined(separator: "\n")
        }
    }

    @Test(
        arguments: [
            ("", ""), ("# nothing", ""), ("\u{FEFF}a = 1", "a@1=1"), ("a = 1 # one\r\n\r\nb=2", "a@1=1 b@3=2"),
            // Keys.
            ("a-b_1 = 1\n\"c d\" = 2\n'e.f' = 3\n1 = 4", "a-b_1@1=1 c d@2=2 e.f@3=3 1@4=4"),
            ("a . \"b\".c = 1\na.d = 2", "a@1={b@1={c@1=1} d@2=2}"), ("\"\" = 1", "@1=1"),
            // Whole numbers, truth, and what is neither.
            ("a = [0, -17, +5, 1_000, 0xfF, 0o17, 0b11]", "a@1=[1:0 1:-17 1:5 1:1000 1:255 1:15 1:3]"),
            ("a = 9223372036854775807\nb = 9223372036854775808", "a@1=9223372036854775807 b@2=?"),
            ("a = [true, false]", "a@1=[1:true 1:false]"),
            (
                "a = [1.5, -2e3, inf, +nan, 2026-01-01, 07:32:00, 1979-05-27T07:32:00Z]",
                "a@1=[1:? 1:? 1:? 1:? 1:? 1:? 1:?]"
            ),
            ("a = 1979-05-27 07:32:00-07:00 # a date", "a@1=?"),
            // Texts.
            (#"a = "tab\tquote\" back\\ \u00e9\U0001F600""#, "a@1=\"tab\tquote\" back\\ é😀\""),
            (#"a = 'C:\dir\'"#, #"a@1="C:\dir\""#), ("a = \"\"", "a@1=\"\""), ("a = ''", "a@1=\"\""),
            ("a = \"\"\"\nx\n  y\"\"\"\nb = 1", "a@1=\"x⏎  y\" b@4=1"), ("a = \"\"\"\"\"\"", "a@1=\"\""),
            ("a = \"\"\"x \\\n\n   y\"\"\"", "a@1=\"x y\""), ("a = '''x\\\n'y''''", "a@1=\"x\\⏎'y'\""),
            ("a = \"\"\"\"x\"\"\"\"\"", "a@1=\"\"x\"\"\""), ("a = \"\"\"x\r\ny\"\"\"", "a@1=\"x⏎y\""),
            // Lists and tables.
            ("a = [ # of three\n 1,\n [2], { b = 'c' },\n]", "a@1=[2:1 3:[3:2] 3:{b@3=\"c\"}]"), ("a = {}", "a@1={}"),
            ("a = { b.c = 1, b.d = 2 }", "a@1={b@1={c@1=1 d@1=2}}"),
            ("[a]\nb = 1\n[ c . \"d\" ]\ne = 2", "a@1={b@2=1} c@3={d@3={e@4=2}}"),
            ("[a.b]\nc = 1\n[a]\nd = 2", "a@1={b@1={c@2=1} d@4=2}"),
            ("[a.b]\n[a]\nc.d = 1", "a@1={b@1={} c@3={d@3=1}}"),
            ("a.b = 1\n[a.c]\nd = 2", "a@1={b@1=1 c@2={d@3=2}}"),
            ("[[a]]\nb = 1\n[a.c]\nd = 2\n[[a]]\n[[a.e]]\n[[a.e]]", "a@1=[1:{b@2=1 c@3={d@4=2}} 5:{e@6=[6:{} 7:{}]}]"),
        ])
    func document(text: String, expected: String) {
        #expect(Self.read(text) == expected)
    }

    @Test(
        arguments: [
            ("a", "1:2: not TOML: a key and = are expected here"), ("= 1", "1:1: not TOML: a key is expected here"),
            ("a. = 1", "1:4: not TOML: a key is expected here"),
            ("a b = 1", "1:3: not TOML: a key and = are expected here"),
            ("a =", "1:4: not TOML: a value is expected here"), ("a = bare", "1:5: not TOML: bare is no value"),
            ("a = 1 b = 2", "1:7: not TOML: the line should end here"),
            ("\"\"\"a\"\"\" = 1", "1:3: not TOML: a key and = are expected here"),
            ("é = 1", "1:1: not TOML: a key is expected here"),
            ("a = 'é' b", "1:9: not TOML: the line should end here"),
            // Texts.
            ("a = \"x", "1:5: not TOML: the text has no quote at its end"),
            ("\na = \"x\nb = 1", "2:5: not TOML: the text has no quote at its end"),
            ("a = '''x''", "1:5: not TOML: the text has no quote at its end"),
            ("a = \"\\x41\"", "1:6: not TOML: what follows the backslash is no escape"),
            ("a = \"\\ \n\"", "1:6: not TOML: what follows the backslash is no escape"),
            ("a = \"\"\"\\ x\"\"\"", "1:8: not TOML: what follows the backslash is no escape"),
            ("a = \"\\ud800\"", "1:6: not TOML: the escape stands for no character"),
            ("a = \"\\u12\"", "1:6: not TOML: the escape stands for no character"),
            ("a = \"\\U00110000\"", "1:6: not TOML: the escape stands for no character"),
            ("a = \"\\", "1:6: not TOML: what follows the backslash is no escape"),
            ("a = \"\u{1}\"", "1:6: not TOML: a control character stands in a text"),
            ("a = 1 # \u{7F}", "1:9: not TOML: a comment has a control character in it"),
            ("a = 1\rb = 2", "1:6: not TOML: the line should end here"),
            // Lists and tables.
            ("a = [1 2]", "1:8: not TOML: a comma is missing"), ("a = [1,", "1:5: not TOML: the list has no ]"),
            ("a = [,]", "1:6: not TOML: a value is expected here"),
            ("a = { b = 1, }", "1:14: not TOML: a key is expected here"),
            ("a = { b = 1\n}", "1:12: not TOML: a comma or } is missing"),
            ("[a", "1:3: not TOML: the table's name has no ] at its end"),
            ("[[a]", "1:5: not TOML: the table's name has no ]] at its end"),
            ("[]", "1:2: not TOML: a key is expected here"),
            ("[ [a]]", "1:3: not TOML: a key is expected here"),
            ("[a] b = 1", "1:5: not TOML: the line should end here"),
            (
                String(repeating: "a = [", count: 1) + String(repeating: "[", count: 40),
                "1:37: not TOML: lists stand too deep within each other"
            ),
            // Said twice.
            ("a = 1\na = 2", "2:1: not TOML: a is there already"),
            ("a = 1\na.b = 2", "2:1: not TOML: a.b is there already"),
            ("[a]\n[a]", "2:1: not TOML: a is there already"), ("a = 1\n[a]", "2:1: not TOML: a is there already"),
            ("a = 1\n[a.b]", "2:1: not TOML: a.b is there already"),
            ("[a]\n[[a]]", "2:1: not TOML: a is there already"),
            ("[[a]]\n[a]", "2:1: not TOML: a is there already"),
            ("a = [{}]\n[[a]]", "2:1: not TOML: a is there already"),
            ("a = [{}]\n[a.b]", "2:1: not TOML: a.b is there already"),
            ("[a.b]\n[[a]]", "2:1: not TOML: a is there already"),
            ("a.b = 1\n[a]", "2:1: not TOML: a is there already"),
            ("a = {}\na.b = 1", "2:1: not TOML: a.b is there already"),
            ("a = {}\n[a.b]", "2:1: not TOML: a.b is there already"),
            ("a = { b = {}, b.c = 1 }", "1:15: not TOML: b.c is there already"),
            ("[a.b.c]\n[a]\nb.c.d = 1", "3:1: not TOML: b.c.d is there already"),
            ("[a]\nb.c = 1\n[a.b]", "3:1: not TOML: a.b is there already"),
            ("[a.b]\n[a]\nb.c = 1", "3:1: not TOML: b.c is there already"),
        ])
    func fault(text: String, expected: String) {
        #expect(Self.read(text) == "f:" + expected)
    }
}
