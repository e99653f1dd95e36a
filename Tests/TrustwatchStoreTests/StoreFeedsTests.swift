import Foundation
import Testing
import TrustwatchCore

@testable import TrustwatchStore

@Suite struct StoreFeedsTests {
    @Test func aRecordIsKeptWhole() throws {
        let world = try World()
        var record = PollRecord(feed: "bbc", url: "https://bbc.example/rss")
        #expect(try world.store.pollRecord(of: "bbc") == record)
        record.status = .failing
        record.lastAttempt = World.start
        record.lastSuccess = World.start - 60
        record.httpStatus = 503
        record.error = "bbc.example does not answer."
        record.failures = 3
        record.failingSince = World.start - 30
        record.failureTold = true
        record.nextPoll = World.start + 60.5
        record.nextPollReason = "failed 3 times in a row"
        record.etag = "W/\"ä\""
        record.lastModified = "garbage"
        record.bodyHash = "00ff"
        record.lastUnconditional = World.start - 1
        record.baseline = true
        record.moved = PollRecord.Move(url: "https://new.example", since: World.start, confirmations: 2)
        record.adoptedURL = "https://adopted.example"
        record.waitUntil = World.start + 120
        record.hints.ttl = 30
        record.hints.skipHours = [1, 2]
        record.warning = "items were lost"
        try world.store.record([record])
        #expect(try world.store.pollRecord(of: "bbc") == record)
        #expect(try world.store.pollRecords()["bbc"] == record)
    }

    @Test func ofAPollWithoutNewsTheTimesAreWritten() throws {
        let world = try World()
        var record = try #require(try world.store.pollRecord(of: "bbc"))
        record.etag = "\"1\""
        try world.store.record([record])
        let before = record
        (record.lastAttempt, record.lastSuccess) = (World.start, World.start + 1)
        (record.nextPoll, record.httpStatus) = (World.start + 60, 304)
        #expect(record.isSameButForTimes(before))
        try world.store.record([], times: [record])
        #expect(try world.store.pollRecord(of: "bbc") == record)
        record.etag = "\"2\""
        #expect(!record.isSameButForTimes(before))
    }

    @Test func recordsAndTheirMessagesGoTogether() throws {
        let world = try World()
        var record = try #require(try world.store.pollRecord(of: "bbc"))
        record.failureTold = true
        let message = MessageWriter(store: world.store.id, now: World.start).source(.sourceFailing, record)
        try world.store.record([record], messages: [message], to: world.channels)
        try world.store.record([record], messages: [message], to: world.channels)
        #expect(
            try world.store.deliveries() == [
                Delivery(channel: "ops", message: message, nextAttempt: World.start)
            ])
    }

    @Test func aSourceIsRecognisedByItsName() throws {
        let world = try World()
        try world.poll("bbc", [.unrelated("a")])
        try world.store.sync(feeds: World.feeds, subjects: [.birmingham])
        let record = try #require(try world.store.pollRecord(of: "bbc"))
        #expect(record.etag == "\"1\"")
        #expect(record.baseline)
        #expect(record.items == 1)
    }

    @Test func subjectsAreBroughtUpToDate() throws {
        let world = try World()
        try world.poll("bbc", [.relevant("a", ordinal: 4)])
        var renamed = Subject.birmingham
        renamed.id = "city"
        try world.store.sync(feeds: World.feeds, subjects: [renamed])
        #expect(try world.store.inspections().map(\.subject) == ["city"])
        try world.store.sync(feeds: World.feeds, subjects: [])
        #expect(try world.store.inspections(all: true).map(\.subject) == ["birmingham"])
        #expect(try world.store.inspections() == [])
    }

    @Test func aRenamedSourceIsRecognisedByItsAddress() throws {
        let world = try World()
        try world.poll("bbc", [.unrelated("a")])
        try world.store.sync(
            feeds: [Feed(name: "BBC Birmingham", url: "https://bbc.example/rss")], subjects: [.birmingham])
        #expect(try world.store.pollRecord(of: "BBC Birmingham")?.items == 1)
        #expect(try world.store.items(.everything).map(\.feed) == ["BBC Birmingham"])
        #expect(try world.store.pollRecord(of: "bbc") == nil)
    }

    @Test func twoSourcesSwapNamesAndAddresses() throws {
        let world = try World()
        try world.poll("bbc", [.unrelated("a")])
        try world.store.sync(
            feeds: [
                Feed(name: "mail", url: "https://bbc.example/rss"), Feed(name: "bbc", url: "https://mail.example/rss"),
            ], subjects: [])
        #expect(try world.store.pollRecord(of: "bbc")?.etag == nil)
        #expect(try world.store.pollRecord(of: "bbc")?.url == "https://mail.example/rss")
    }

    @Test func anotherAddressIsReadAsIfForTheFirstTime() throws {
        let world = try World()
        try world.poll("bbc", [.unrelated("a")])
        try world.store.sync(feeds: [Feed(name: "bbc", url: "https://bbc.example/new")], subjects: [])
        var fresh = PollRecord(feed: "bbc", url: "https://bbc.example/new")
        fresh.items = 1
        #expect(try world.store.pollRecords() == ["bbc": fresh])
        #expect(try world.poll("bbc", [.unrelated("a")]).known == 1)
    }

    @Test func anAdoptedAddressOutlivesARestart() throws {
        let world = try World()
        var record = try #require(try world.store.pollRecord(of: "bbc"))
        record.adoptedURL = "https://new.example"
        record.etag = "\"1\""
        try world.store.record([record])
        try world.store.sync(feeds: World.feeds, subjects: [])
        #expect(try world.store.pollRecord(of: "bbc") == record)
    }

    @Test func aSourceThatIsGoneKeepsItsItemsAndComesBack() throws {
        let world = try World()
        try world.poll("bbc", [.unrelated("a")])
        try world.store.sync(feeds: [World.feeds[1]], subjects: [])
        #expect(try world.store.pollRecords().map(\.key) == ["mail"])
        #expect(try world.store.items(.everything).map(\.feed) == ["bbc"])
        try world.store.sync(feeds: World.feeds, subjects: [])
        #expect(try world.poll("bbc", [.unrelated("a")]).known == 1)
    }
}
