import Testing
import TrustwatchCore

@Suite struct JSONTests {
    @Test(
        arguments: [
            (.null, "null"), (.bool(true), "true"), (.bool(false), "false"), (.integer(-3), "-3"),
            (.number(0.5), "0.5"),
            (.number(.infinity), "null"), (.number(1e300), "1e+300"), (.array([]), "[]"), ([:], "{}"),
            (.array([.integer(1), .null]), "[1,null]"),
            (["b": .integer(1), "a": ["c": .strings(["x"])]], #"{"b":1,"a":{"c":["x"]}}"#),
        ] as [(JSON, String)])
    func writes(value: JSON, text: String) {
        #expect(value.text == text)
    }

    @Test(arguments: [
        ("plain", #""plain""#), ("", #""""#), ("a\"b\\c/", #""a\"b\\c/""#),
        ("\n\r\t\u{0}\u{1F}", #""\n\r\t\u0000\u001f""#),
        // What a terminal would act upon: DEL, CSI as one character, right-to-left override, line separator.
        ("\u{7F}\u{9B}31m\u{202E}\u{2028}", #""\u007f\u009b31m\u202e\u2028""#), ("£ é 字 👩‍👧", #""£ é 字 👩‍👧""#),
    ])
    func escapes(value: String, text: String) {
        #expect(JSON.string(value).text == text)
    }
}
