import Foundation
import Testing

@testable import TrustwatchCore

@Suite struct OverlapTests {
    static let day = Date(timeIntervalSince1970: 1_700_000_000)

    static func item(
        _ key: String, address: String? = nil, title: String = "", published: Date? = nil, official: Bool = false
    ) -> Intake.IncomingItem {
        let mention = Mention(
            authority: "birmingham", facts: Inspection.Facts(), standing: .official, said: nil, evidence: [])
        return Intake.IncomingItem(
            key: key, canonicalURL: address, title: title, published: published, mentions: official ? [mention] : [])
    }

    static func known(
        _ key: String, address: String? = nil, title: String = "", published: Date? = nil
    ) -> Intake.Reading.Known {
        Intake.Reading.Known(key: key, canonicalURL: address, title: title, published: published)
    }

    @Test(
        "What is recognised under a new id",
        arguments: [
            ("address", item("new", address: "a.example/1", title: "Other words"), "old"),
            ("title and date", item("new", address: "b.example/1", title: "Words", published: day), "old"),
            ("another date", item("new", title: "Words", published: day + 86_400), "new"),
            ("no date", item("new", title: "Words"), "new"),
            ("nothing alike", item("new", address: "a.example/2", title: "Others", published: day), "new"),
            ("an official title", item("new", title: "Words", published: day, official: true), "new"),
            ("an official address", item("new", address: "a.example/1", official: true), "old"),
        ] as [(String, Intake.IncomingItem, String)])
    func recognises(name: String, item: Intake.IncomingItem, key: String) {
        var reading = Intake.Reading(items: [item])
        let count = reading.recognise([
            Self.known("old", address: "a.example/1", title: "Words", published: Self.day)
        ])
        #expect(reading.items.map(\.key) == [key], "\(name)")
        #expect(count == (key == "old" ? 1 : 0))
    }

    @Test func oneOldEntryIsRecognisedOnce() {
        var reading = Intake.Reading(items: [Self.item("b", address: "x/1"), Self.item("c", address: "x/1")])
        #expect(reading.recognise([Self.known("a", address: "x/1")]) == 1)
        #expect(reading.items.map(\.key) == ["a", "c"])
    }

    @Test(arguments: [(2, 0, false), (3, 0, true), (40, 1, false)])
    func aGapIsADocumentOfWhichNothingIsKnown(entries: Int, known: Int, isGap: Bool) {
        #expect(Overlap(entries: entries, known: known).isGap == isGap)
    }
}
