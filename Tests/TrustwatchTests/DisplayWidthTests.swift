import Testing

@testable import Trustwatch

@Suite struct DisplayWidthTests {
    @Test(arguments: [
        ("", 0), ("abc", 3), ("é", 1), ("e\u{301}", 1), ("字", 2), ("ｱ", 1), ("ア", 2), ("한", 2), ("👩‍👧", 2), ("❤️", 2),
        ("❤", 1),
        ("🇬🇧", 2), ("a\u{200B}b", 2), ("£…“”", 4), ("\u{1F600}", 2),
    ])
    func columns(text: String, columns: Int) {
        #expect(text.columns == columns)
    }

    @Test(arguments: [
        ("abcdef", 6, "abcdef"), ("abcdef", 5, "abcd…"), ("字字字", 5, "字字…"), ("字字字", 4, "字…"), ("字字", 1, "…"),
        ("", 0, ""),
    ])
    func cut(text: String, width: Int, expected: String) {
        #expect(text.cut(to: width) == expected)
    }

    @Test func wrapped() {
        #expect("one two  three".wrapped(to: 7) == ["one two", "three"])
        #expect("a verylongword b".wrapped(to: 5) == ["a", "verylongword", "b"])
        #expect("".wrapped(to: 5) == [])
    }
}
