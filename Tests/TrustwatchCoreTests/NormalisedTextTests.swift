import Testing

@testable import TrustwatchCore

struct NormalisedTextTests {
    private func words(_ text: String) -> [UInt64] { NormalisedText(title: text).words.map(\.hash) }

    @Test(arguments: [
        ("Children’s services", "childrens service"), ("RÉSUMÉ", "resume"), ("Stoke-on-Trent", "stoke on trent"),
        ("Authorities", "authority"),
        ("Ofsted's", "ofsted"), ("don't", "dont"),
    ])
    func foldsWhatIsOneWord(one: String, other: String) {
        #expect(words(one) == words(other))
    }

    @Test(arguments: [("Leeds", "Leed United"), ("Derby", "Derbyshire"), ("inspection", "inspector")])
    func keepsApartWhatIsNot(one: String, other: String) {
        #expect(words(one) != words(other))
    }

    @Test func readsNumbersAndSentences() {
        let text = NormalisedText(title: "18th visit", summary: "It rose 1.5 points. St. Helens came 3rd!")
        #expect(text.words.map(\.number).filter { $0 >= 0 } == [18, 1, 5, 3])
        #expect(
            text.sentences.map { text.quote($0.words) } == ["18th visit", "It rose 1.5 points", "St. Helens came 3rd"])
    }

    @Test func leavesOutWhatSurroundsAnArticle() {
        let body =
            "Inspectors praised the council for its work with families.\nREAD MORE: Solihull rated inadequate\nShare this:\nBirmingham weather: warning issued"
        let text = NormalisedText(title: "A headline", body: body)
        #expect(text.sentences.map(\.isClutter) == [false, false, true, true, true])
    }
}
