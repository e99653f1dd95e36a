import Testing
import TrustwatchCore

@Suite struct SuggestionTests {
    static let names = ["every", "timeout", "per-host", "Newcastle upon Tyne", "Kent", "headers"]

    @Test(arguments: [
        ("evry", "every"), ("eveyr", "every"), ("Timeout", "timeout"), ("newcastle", "Newcastle upon Tyne"),
        ("perhost", "per-host"), ("header", "headers"), ("Kant", "Kent"),
    ])
    func finds(word: String, name: String) {
        #expect(Suggestion.nearest(to: word, among: Self.names) == name)
    }

    @Test(arguments: ["", "x", "Cardiff", "ev", "Kiev"])
    func findsNothing(word: String) {
        #expect(Suggestion.nearest(to: word, among: Self.names) == nil)
    }
}
