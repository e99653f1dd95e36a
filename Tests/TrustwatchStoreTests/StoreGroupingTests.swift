import Foundation
import Testing
import TrustwatchCore

@testable import TrustwatchStore

/// What merges, splits and moves do to what is stored and told.
@Suite struct StoreGroupingTests {
    let world: World

    init() throws {
        world = try World()
    }

    @Test func mergedStoriesBecomeTheOldest() throws {
        try world.poll("bbc", [.relevant("1", "First")])
        try world.poll("bbc", [.relevant("2", "Second")], at: World.start + 60)
        try world.poll("mail", [.relevant("3", "Third")], at: World.start + 120) { item, candidates, circumstances in
            var decision = World.decide(item, candidates, circumstances)
            decision.story = .joins(Identifier(2), because: "quotes")
            decision.mergedStories = [Identifier(1)]
            return decision
        }
        let story = try #require(try world.store.story(Identifier(2)))
        #expect(
            story
                == Story(
                    id: Identifier(1), title: "First", subjects: ["brum"], firstSeen: World.start,
                    lastSeen: World.start + 120, items: [1, 2, 3].map { Identifier($0) }, outlets: ["bbc", "mail"]))
        #expect(try world.store.stories() == [story])
        var query = ItemQuery()
        query.story = Identifier(2)
        #expect(try world.store.items(query).count == 3)
    }

    /// Two records of one visit, the second of which was told as well, turn out to be one.
    @Test func mergedInspectionsKeepTheOldestIdAndThatTheyWereTold() throws {
        try world.poll("bbc", [.relevant("1", ordinal: 5, standing: .expected)])
        try world.poll("bbc", [.relevant("2", ordinal: 1)], at: World.start + 60)
        #expect(try world.store.deliveries().count == 1)
        let applied = try world.poll("mail", [.relevant("3", ordinal: 1)], at: World.start + 120) {
            var decision = World.decide($0, $1, $2)
            decision.inspection?.merged = [Identifier(1)]
            decision.notification = .tell(.inspectionPublished, because: "a mistake")
            return decision
        }
        #expect(applied.messages == [])
        let inspection = try #require(try world.store.inspection(Identifier(2)))
        #expect(inspection.id == Identifier(1))
        #expect(inspection.items.map(\.number) == [1, 2, 3])
        #expect(inspection.sources == 2)
        #expect(inspection.notified == World.start + 60)
        #expect(try world.store.inspections() == [inspection])
        #expect(try world.store.deliveries().count == 1)
        #expect(try world.store.check() == [])
    }

    @Test func idsOfMergedOnesAreFollowedAlongAChain() throws {
        for number in 1...3 { try world.poll("bbc", [.relevant("\(number)", ordinal: number)]) }
        for (survivor, merged) in [(2, 3), (1, 2)] as [(Int64, Int64)] {
            try world.poll("mail", [.relevant("m\(merged)", ordinal: Int(survivor), standing: .remembered)]) {
                var decision = World.decide($0, $1, $2)
                decision.inspection?.merged = [Identifier(merged)]
                return decision
            }
        }
        #expect(try world.store.inspection(Identifier(3))?.id == Identifier(1))
        #expect(try world.store.inspections().count == 1)
    }

    @Test func anInspectionThatAllItsItemsLeaveLeadsToWhereTheyWent() throws {
        try world.poll("bbc", [.relevant("1", ordinal: 5)])
        try world.poll("mail", [.relevant("2", ordinal: 6)], at: World.start + 60)
        try world.poll("mail", [.relevant("2", "Corrected", ordinal: 5)], at: World.start + 120)
        let inspection = try #require(try world.store.inspection(Identifier(2)))
        #expect(inspection.id == Identifier(1))
        #expect(inspection.notified == World.start)
        #expect(try world.store.inspections().count == 1)
    }

    @Test func movedItemsLeaveTheRestBehind() throws {
        try world.poll("bbc", [.relevant("1", ordinal: 5), .relevant("2", ordinal: 5)])
        let facts = Inspection.Facts(kind: .monitoringVisit, ordinal: 4)
        try world.poll("mail", [.relevant("3", ordinal: 6, standing: .remembered)]) { item, candidates, circumstances in
            var decision = World.decide(item, candidates, circumstances)
            decision.inspection?.moved = [Identifier(2)]
            decision.inspection?.revised = [
                Intake.Revision(inspection: Identifier(1), facts: facts, status: .expected)
            ]
            return decision
        }
        let inspections = try world.store.inspections()
        #expect(inspections.map(\.items) == [[Identifier(1)], [Identifier(2), Identifier(3)]])
        #expect(inspections[0].facts == facts)
        #expect(inspections[0].status == .expected)
    }

    @Test func anItemThatTurnsOutUnrelatedLeavesNothingBehindButWhatWasTold() throws {
        try world.poll("bbc", [.relevant("1", terms: ["t"], bands: [1], ordinal: 4)])
        try world.poll("bbc", [.unrelated("1")], at: World.start + 60)
        #expect(try world.store.items() == [])
        #expect(try world.store.stories() == [])
        #expect(try world.store.inspections().map(\.items) == [[]])
        #expect(try world.store.counts().relevant == 0)
        #expect(try world.store.search(SearchQuery("progress", now: World.start)) == [])
        #expect(try world.store.check() == [])
    }
}
