import Foundation
import Testing
import TrustwatchCore

@testable import TrustwatchStore

/// What the store hands to a decision.
@Suite struct StoreCandidatesTests {
    let world: World

    init() throws {
        world = try World()
    }

    /// Polls one item of "mail" and returns what was found for it.
    private func candidates(
        for item: Intake.IncomingItem, at now: Date = World.start + 3600
    ) throws -> Intake.Candidates {
        var found = Intake.Candidates()
        try world.poll("mail", [item], at: now) { item, candidates, circumstances in
            found = candidates
            return World.decide(item, candidates, circumstances)
        }
        return found
    }

    @Test func nothingIsFoundForAnUnrelatedItem() throws {
        try world.poll(
            "bbc", [.unrelated("a", url: "https://example.org/a"), .relevant("b", terms: ["t"], bands: [1])])
        #expect(try candidates(for: .unrelated("c", url: "https://example.org/c")) == Intake.Candidates())
    }

    @Test func aNeighbourIsWhole() throws {
        try world.poll(
            "bbc",
            [
                .relevant(
                    "a", "Title", terms: ["zebra", "apple"], bands: [-5, 7], ordinal: 2, url: "https://example.org/a",
                    published: World.start - 60)
            ])
        let found = try candidates(for: .relevant("b", terms: ["apple"], published: World.start))
        #expect(
            found.neighbours == [
                Intake.Neighbour(
                    id: Identifier(1), feed: "bbc", canonicalURL: "https://example.org/a", title: "Title",
                    published: World.start - 60, firstSeen: World.start, fingerprint: Fingerprint(bands: [-5, 7]),
                    terms: ["apple", "zebra"].map(StoryTerms.hash), article: Identifier(1), story: Identifier(1),
                    inspection: Identifier(1), standing: .published)
            ])
        #expect(found.termCounts == [StoryTerms.hash("apple"): 1])
        #expect(found.relevantItems == 1)
    }

    @Test func copiesShareAnAddressOrABand() throws {
        try world.poll(
            "bbc",
            [
                .unrelated("address", url: "https://example.org/x"), .relevant("band", bands: [1, 2]),
                .relevant("neither", bands: [3], url: "https://example.org/y"),
            ])
        let found = try candidates(for: .relevant("new", bands: [9, 2], url: "https://example.org/x"))
        #expect(found.copies.map(\.id.number).sorted() == [2, 3])
    }

    @Test func copiesWithinOnePollMeet() throws {
        try world.poll(
            "bbc", [.unrelated("a", url: "https://example.org/x"), .unrelated("b", url: "https://example.org/x")])
        #expect(Set(try world.store.items(.everything).map(\.article)).count == 1)
    }

    @Test func neighboursAreAboutTheSameSubjectInTheWindow() throws {
        let window = StoryGrouper.window
        try world.poll(
            "bbc",
            [-window - 60, -window + 60, 0, window - 60, window + 60].enumerated().map { index, offset in
                .relevant("\(index)", terms: ["rare"], published: World.start + offset)
            })
        var elsewhere = Intake.IncomingItem.relevant("other subject", terms: ["rare"], published: World.start)
        elsewhere.matches[0].subject = "leeds"
        try world.poll("bbc", [elsewhere])
        let found = try candidates(for: .relevant("new", terms: ["rare"], published: World.start + 1))
        #expect(found.neighbours.map(\.published) == [0, window - 60, -window + 60].map { World.start + $0 })
        #expect(found.termCounts == [StoryTerms.hash("rare"): 6])
    }

    @Test func onlyTheRarestTermsAndTheNearestNeighboursCount() throws {
        let common = (0..<Intake.Keys.rarestTerms).map { "common\($0)" }
        try world.poll(
            "bbc",
            (0..<100).map { .relevant("\($0)", terms: common, published: World.start + Double($0)) }
                + [.relevant("far", terms: ["frequent"] + common, published: World.start - 86_400)]
                + (0..<200).map { .relevant("x\($0)", terms: ["frequent"], published: World.start - 9e8) })
        let found = try candidates(for: .relevant("new", terms: common + ["frequent"], published: World.start + 200))
        #expect(found.neighbours.count == Intake.Keys.neighbourLimit)
        #expect(found.neighbours.first?.published == World.start + 99)
        #expect(found.termCounts[StoryTerms.hash("frequent")] == 201)
        #expect(found.relevantItems == 301)
    }

    @Test func inspectionsComeWithAllThatWasSaidOfThem() throws {
        try world.poll("bbc", [.relevant("a", ordinal: 1), .relevant("b", ordinal: 2)])
        try world.poll("mail", [.relevant("c", ordinal: 1, standing: .remembered)])
        var elsewhere = Intake.IncomingItem.relevant("d", ordinal: 1)
        elsewhere.mentions[0].authority = "leeds"
        try world.poll("bbc", [elsewhere])
        let found = try candidates(for: .relevant("new", ordinal: 3)).inspections
        #expect(found.map(\.inspection.facts.ordinal) == [2, 1])
        #expect(found[1].inspection.authority == "birmingham")
        #expect(found[1].inspection.notified == World.start)
        #expect(found[1].mentions.map(\.item.number) == [2, 3])
        #expect(found[1].mentions.map(\.mention.standing) == [.published, .remembered])
        #expect(found[1].story == Identifier(2))
        #expect(found[1].firstSeen == World.start)
    }

    /// What a transaction has written it finds as if it read it again, and so do the polls that are written with it.
    @Test func whatOnePollWritesTheNextItemFinds() throws {
        let earlier: [Intake.IncomingItem] = [
            .relevant("a", ordinal: 1, published: World.start), .relevant("b", ordinal: 2, published: World.start + 1),
            .relevant("c", ordinal: 1, standing: .remembered, published: World.start + 2),
            .relevant("d", ordinal: 2, standing: .expected, published: World.start + 3),
            .relevant("e", ordinal: 4, standing: .expected, published: World.start + 4),
        ]
        let last = Intake.IncomingItem.relevant("last", ordinal: 3, published: World.start + 5)
        var together: [[Intake.InspectionCandidate]] = []
        let polls = [try world.poll("bbc", earlier, World.start), try world.poll("mail", [last], World.start + 60)]
        _ = try world.store.apply(polls, to: []) { item, candidates, circumstances in
            if item.key == "last" { together.append(candidates.inspections) }
            return World.decide(item, candidates, circumstances)
        }
        let apart = try World()
        try apart.poll("bbc", earlier)
        try apart.poll("mail", [last], at: World.start + 60) { item, candidates, circumstances in
            together.append(candidates.inspections)
            return World.decide(item, candidates, circumstances)
        }
        #expect(together.count == 2 && together[0].count == 3)
        #expect(together[0] == together[1])
    }

    /// However many repeat the news, the first of each kind are enough to tell what an inspection found.
    @Test func ofManyWhoSaySoTheFirstAreHeard() throws {
        let many = Intake.Keys.mentionLimit + 10
        try world.poll("bbc", (0..<many).map { .relevant("\($0)", ordinal: 1, published: World.start + Double($0)) })
        try world.poll("mail", [.relevant("official", ordinal: 1, standing: .official)])
        let said = try candidates(for: .relevant("new", ordinal: 2), at: World.start + 60).inspections[0].mentions
        #expect(said.map(\.item.number) == Array(1...Int64(many - 10)) + [Int64(many + 1)])
        #expect(said.last?.mention.standing == .official)
    }

    @Test func anEditedItemIsNotItsOwnNeighbour() throws {
        try world.poll("mail", [.relevant("a", "Old", terms: ["rare"], bands: [1], url: "https://example.org/x")])
        let found = try candidates(
            for: .relevant("a", "New", terms: ["rare"], bands: [1], url: "https://example.org/x"))
        #expect(found.known?.title == "Old")
        #expect(found.copies == [])
        #expect(found.neighbours == [])
    }

    @Test func aMentionComesWithTheStoryOfItsItem() throws {
        try world.poll("bbc", [.relevant("a", ordinal: 1, standing: .expected)])
        let found = try candidates(for: .relevant("new", ordinal: 2)).inspections
        #expect(found[0].mentions.map(\.story) == [Identifier(1)])
    }

    /// A bare headline is read with what its copy says; anything longer speaks for itself.
    @Test func aBareHeadlineLearnsWhatItsCopyIsAbout() throws {
        try world.poll("bbc", [.relevant("a", bands: [4, 5])])  // 4: of the headline, 5: of the lede
        var headline = Intake.IncomingItem.unrelated("b")
        headline.fingerprint = Fingerprint(bands: [4])
        let found = try candidates(for: headline)
        #expect(found.copies.map(\.id.number) == [1])
        #expect(found.copies[0].matches.map(\.subject) == ["brum"])
        let article = Intake.IncomingItem.relevant("c", bands: [4, 5])
        #expect(try candidates(for: article).copies.map(\.matches) == [[]])
    }

    /// A text that a machine has reworded, and that no longer says whose service it is about, is read with what the other
    /// says; it has the small words of the other, and not its runs of words.
    @Test func aTextInOtherWordsLearnsWhatTheOneSays() throws {
        let smallWords = (1...12).map { Int64($0) << 2 | 3 }
        try world.poll("bbc", [.relevant("a", bands: [5] + smallWords)])
        var reworded = Intake.IncomingItem.unrelated("b")
        reworded.isRead = true
        reworded.fingerprint = Fingerprint(bands: [9] + smallWords)
        #expect(try candidates(for: reworded).copies.map { $0.matches.map(\.subject) } == [["brum"]])
    }

    /// What has a text without a word of the trade is nobody's copy but by its address.
    @Test func whatIsNotOfTheTradeHasNoCopies() throws {
        try world.poll("bbc", [.relevant("a", bands: [4, 5])])
        var item = Intake.IncomingItem.unrelated("b")
        item.fingerprint = Fingerprint(bands: [4, 5])
        #expect(try candidates(for: item).copies == [])
        (item.key, item.isRead) = ("c", true)
        #expect(try candidates(for: item).copies.map(\.id.number) == [1])
        item.key = "d"
        #expect(try candidates(for: item).copies.map(\.id.number) == [3, 1])
    }

    @Test func whatWasSaidByHandComesWithTheArticle() throws {
        try world.poll("bbc", [.relevant("a", ordinal: 1, url: "https://example.org/x")])
        let correction = Correction(
            subjects: ["brum": true], story: Identifier(1), inspection: .of(Identifier(1)))
        try world.store.write { try Corrections(db: $0).save(correction, of: Identifier(1), at: World.start) }
        let found = try candidates(for: .unrelated("b", url: "https://example.org/x"))
        #expect(found.corrections == [Identifier(1): correction])
        // Though it speaks of none.
        #expect(found.inspections.map(\.inspection.id.number) == [1])
    }
}
