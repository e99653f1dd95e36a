import Testing

@testable import TrustwatchCore

/// Which texts are taken for one.
struct FingerprintTests {
    private static let original = """
        Social workers in Leeds have been praised by inspectors for how they keep children safe. The council was told that \
        it knows its families well, and that help comes before things get worse. It is the first time in ten years that no \
        area of its work has been found wanting, the report says, though there is more to do for those who leave care when \
        they are eighteen and have nowhere to go. A spokesman said that all of this was down to the staff.
        """

    /// Each word with a meaning replaced by another, as machines do that fill pages with what others wrote.
    private static let reworded = """
        Care employees in Leeds have been applauded by examiners for how they maintain youngsters secure. The authority was \
        informed that it is aware of its households nicely, and that assist arrives before matters get poorer. It is the \
        primary occasion in ten years that no space of its labour has been discovered missing, the doc says, though there is \
        more to do for those who depart care when they are eighteen and have nowhere to go. A consultant stated that all of \
        this was down to the workers.
        """

    /// Of the same day and event, by somebody else.
    private static let another = """
        Leeds is one of the best places in England to be a child who needs help, according to the watchdog. Its inspectors \
        spent two weeks with the city's social workers in March and liked what they saw, from the front door to the adoption \
        team. Councillors were delighted: it was not long ago that services were inadequate, they pointed out. Young people \
        who have left care would like to see more flats that they can pay for, and the council has promised to find them.
        """

    private static func fingerprint(_ text: String) -> Fingerprint {
        CaseFile.read(
            title: "Leeds social workers praised", summary: text, outlet: "Leeds Live", url: nil, day: "2022-04-01",
            watching: []
        ).fingerprint
    }

    @Test func aRewordedTextKeepsItsSmallWords() {
        let original = ComparedFingerprint(Self.fingerprint(Self.original))
        #expect(original.overlap(with: Self.fingerprint(Self.reworded)).likeness < 0.4)
        #expect(original.overlap(with: Self.fingerprint(Self.reworded)).isRewording)
        #expect(!original.overlap(with: Self.fingerprint(Self.another)).isRewording)
    }

    @Test func aShortTextHasTooFewOfThem() {
        let short = Self.fingerprint(String(Self.original.prefix(150)))
        #expect(short.hasText && !ComparedFingerprint(short).overlap(with: short).isRewording)
    }

    /// Each part is shared for itself, of the text that has more of it, and bands that only look alike are not shared.
    @Test func partsAreSharedForThemselves() {
        func bands(_ numbers: [Int64], _ part: Fingerprint.Part) -> [Int64] { numbers.map { $0 << 2 | part.rawValue } }
        let one = Fingerprint(bands: bands([1], .title) + bands([1, 2, 3, 4], .lede) + bands([9], .frame))
        let other = Fingerprint(
            bands: bands([2, 3, 7], .lede) + bands([1, 2], .body) + bands([9, 1 << 9 | 9], .frame))
        let overlap = ComparedFingerprint(one).overlap(with: other)
        #expect([overlap[.title], overlap[.lede], overlap[.body], overlap[.frame]] == [0, 0.5, 0, 0.5])
        #expect(overlap.likeness == 0.5 && overlap.isRewording)
        let none = ComparedFingerprint(one).overlap(with: Fingerprint(bands: bands([1 << 8 | 1, 5], .lede)))
        #expect(none.likeness == 0 && !none.isRewording)
    }
}
