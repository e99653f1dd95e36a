import Testing

@testable import TrustwatchCore

struct CSVRowsTests {
    @Test(arguments: [
        ("a,b\nc,d", ["1 a|b", "2 c|d"]), ("a,b\r\nc,d\r\n", ["1 a|b", "2 c|d"]), ("a,b\rc,d", ["1 a|b", "2 c|d"]),
        ("\"a,\"\"b\"\"\",c", ["1 a,\"b\"|c"]), ("\"a\nb\",c\nd,e", ["1 a\nb|c", "3 d|e"]),
        ("a;b;\"c;d\"", ["1 a|b|c;d"]), ("a\tb\n\tc", ["1 a|b", "2 |c"]), ("a,,\n,,", ["1 a||", "2 ||"]),
        ("\"a\" b,c", ["1 a b|c"]), ("\"never closed,\n", ["1 never closed,\n"]), ("", []), ("\u{FEFF}a,b", ["1 a|b"]),
    ])
    func readsRows(text: String, rows: [String]) {
        #expect(CSVRows(Array(text.utf8)).map { "\($0.line) \($0.fields.joined(separator: "|"))" } == rows)
    }

    @Test func readsWindows1252() {
        #expect(CSVRows([0x63, 0x92, 0x73, 0x2C, 0x96]).map(\.fields) == [["c\u{2019}s", "\u{2013}"]])
    }
}
