import Foundation
import Testing
import TrustwatchCore

@testable import TrustwatchStore

@Suite struct StoreQueriesTests {
    let world: World

    init() throws {
        world = try World()
        try world.poll("bbc", [.relevant("a", "A", ordinal: 4), .unrelated("b")])
        try world.poll("mail", [.relevant("c", "C", terms: ["t"])], at: World.start + 60)
        try world.poll("mail", [.relevant("d", "D", terms: ["t"])], at: World.start + 120)
    }

    private func guids(_ change: (inout ItemQuery) -> Void) throws -> [String?] {
        var query = ItemQuery()
        change(&query)
        return try world.store.items(query).map(\.guid)
    }

    @Test func itemsAreFoundByWhatIsAskedFor() throws {
        #expect(try guids { _ in } == ["d", "c", "a"])
        #expect(try guids { $0.all = true } == ["d", "c", "a", "b"])
        #expect(try guids { $0.limit = 2 } == ["d", "c"])
        #expect(try guids { $0.feed = "bbc" } == ["a"])
        #expect(try guids { $0.since = World.start + 60 } == ["d", "c"])
        #expect(try guids { $0.until = World.start + 60 } == ["a"])
        #expect(try guids { $0.subject = "brum" } == ["d", "c", "a"])
        #expect(try guids { $0.subject = "leeds" } == [])
        #expect(try guids { $0.story = Identifier(2) } == ["d", "c"])
        #expect(try guids { $0.story = Identifier(99) } == [])
    }

    @Test func explanationsHoldTheEvidence() throws {
        let explanation = try #require(try world.store.explanation(of: Identifier(2)))
        let item = Intake.IncomingItem.relevant("a", "A", ordinal: 4)
        #expect(explanation.verdicts.map(\.match) == item.matches)
        #expect(explanation.mentions == item.mentions)
        #expect(explanation.reasons?.article == "new: no copy")
        #expect(explanation.reasons?.story == "new: no terms")
        #expect(explanation.reasons?.inspection == "new: none")
        #expect(explanation.reasons?.notification == "inspection.published: first")
        #expect(try world.store.explanation(of: Identifier(4))?.reasons?.story == "joins s2: terms")
        let unrelated = try #require(try world.store.item(Identifier(1)))
        #expect(
            try world.store.explanation(of: Identifier(1))
                == Explanation(unrelated, matches: [], mentions: [], reasons: nil))
        #expect(try world.store.explanation(of: Identifier(99)) == nil)
    }

    @Test func storiesAreFoundByTimeAndSubject() throws {
        let store = world.store
        #expect(try store.stories().map(\.title) == ["C", "A"])
        #expect(try store.stories(since: World.start + 60).map(\.title) == ["C"])
        #expect(try store.stories(until: World.start + 60).map(\.title) == ["A"])
        #expect(try store.stories(subject: "leeds") == [])
        #expect(try store.stories(subject: "brum", limit: 1).map(\.title) == ["C"])
        #expect(try store.story(Identifier(99)) == nil)
    }

    @Test func aTimelineRunsFromTheOldest() throws {
        func mention(_ authority: String, published: String?) -> Intake.IncomingItem {
            var item = Intake.IncomingItem.relevant(
                "\(authority) \(published ?? "")", ordinal: 1, standing: .remembered)
            item.mentions[0].authority = authority
            item.mentions[0].facts = .init(
                kind: .ilacs, visit: .init(start: PartialDate(year: 2017)),
                published: published.flatMap { PartialDate($0) })
            return item
        }
        let world = try World()
        for item in [
            mention("leeds", published: "2018-03-01"), mention("birmingham", published: "2019"),
            mention("birmingham", published: "2018-05"), mention("birmingham", published: nil),
        ] {
            try world.poll("bbc", [item]) {
                var decision = World.decide($0, $1, $2)
                decision.inspection?.placement = .new(because: "test")
                return decision
            }
        }
        let watched = try world.store.inspections()
        #expect(watched.map(\.facts.published?.description) == [nil, "2018-05", "2019"])
        #expect(watched.map(\.subject) == ["brum", "brum", "brum"])
        #expect(Set(watched.map(\.authority)) == ["Birmingham"])
        #expect(Set(watched.map(\.urn)) == ["80429"])
        #expect(try world.store.inspections(all: true).count == 4)
        #expect(try world.store.inspections(subject: "brum") == watched)
    }

    @Test func countsCount() throws {
        #expect(
            try world.store.counts()
                == Counts(items: 4, relevant: 3, stories: 2, inspections: 1, pending: 1, dead: 0))
    }

    @Test func aDigestHoldsWhatItsPeriodBrought() throws {
        let digest = try world.store.digest(
            since: World.start, now: World.start + 200, subjects: [.birmingham], feeds: World.feeds)
        #expect(digest.inspections.map(\.inspection.id) == [Identifier(1)])
        #expect(digest.inspections[0].items.map(\.guid) == ["a"])
        #expect(digest.stories.map(\.story.title) == ["C"])
        #expect(digest.stories[0].items.map(\.guid) == ["c", "d"])
        #expect(digest.timelines.map(\.inspections.count) == [1])
        #expect(digest.sources.map(\.record.items) == [2, 2])
        let later = try world.store.digest(
            since: World.start + 100, now: World.start + 200, subjects: [.birmingham], feeds: [])
        #expect(later.inspections == [])
        #expect(later.stories.map(\.story.title) == ["C"])
        #expect(later.timelines.map(\.inspections.count) == [1])
    }

    /// The first poll of an official page brings years of rows; an article about one of them is a story.
    @Test func rowsOfAnOfficialPageAreNoStories() throws {
        let world = try World()
        let row = Intake.IncomingItem.relevant("row", "An old report", ordinal: 1, standing: .official)
        let article = Intake.IncomingItem.relevant("article", "Of an old report", ordinal: 2, standing: .remembered)
        try world.poll("bbc", [row, article]) { item, candidates, circumstances in
            var decision = World.decide(item, candidates, circumstances)
            decision.inspection?.status = .expected
            return decision
        }
        let digest = try world.store.digest(
            since: World.start, now: World.start + 200, subjects: [.birmingham], feeds: [])
        #expect(digest.stories.map(\.story.title) == ["Of an old report"])
    }
}
