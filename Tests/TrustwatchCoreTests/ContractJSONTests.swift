import Foundation
import Testing
import TrustwatchCore

@Suite struct ContractJSONTests {
    static let inspection = Inspection(
        id: .init(3), subject: "birmingham", authority: "Birmingham", urn: "80429",
        facts: Inspection.Facts(
            kind: .ilacs,
            visit: .init(start: .init(year: 2023, month: 2, day: 20), end: .init(year: 2023, month: 3, day: 3)),
            published: .init(year: 2023, month: 4, day: 18), grades: [.careLeavers: .good, .overall: .good],
            improve: ["The \"front door\""], reportURL: "https://files.ofsted.gov.uk/v1/file/50214110"),
        status: .official, items: [.init(7), .init(9)], sources: 2, notified: Date(timeIntervalSince1970: 1_681_812_000)
    )

    static let inspectionText = #"""
        {"id":"v3","subject":"birmingham","authority":"Birmingham","urn":"80429","kind":"ilacs","ordinal":null,\#
        "visit":{"start":"2023-02-20","end":"2023-03-03"},"published":"2023-04-18",\#
        "grades":{"overall":"good","care_leavers":"good"},"improve":["The \"front door\""],"status":"official",\#
        "report_url":"https://files.ofsted.gov.uk/v1/file/50214110","items":["i7","i9"],"sources":2,\#
        "notified":"2023-04-18T10:00:00Z"}
        """#

    @Test func inspection() {
        #expect(Self.inspection.json.text == Self.inspectionText)
    }

    @Test func inspectionOfWhichLittleIsKnown() {
        let inspection = Inspection(
            id: .init(4), subject: "kent", authority: "Kent",
            facts: Inspection.Facts(visit: .init(start: .init(year: 2018, month: 3))), status: .expected)
        #expect(
            inspection.json.text == #"""
                {"id":"v4","subject":"kent","authority":"Kent","urn":null,"kind":"other","ordinal":null,\#
                "visit":{"start":"2018-03","end":null},"published":null,"grades":{},"improve":[],"status":"expected",\#
                "report_url":null,"items":[],"sources":0,"notified":null}
                """#)
    }

    @Test func item() {
        let item = Item(
            id: .init(17), feed: "BBC", feedURL: "https://example.org/rss", title: "Title",
            firstSeen: Date(timeIntervalSince1970: 0.9), subjects: ["birmingham"], article: .init(12), story: .init(4))
        #expect(
            item.json.text == #"""
                {"id":"i17","feed":"BBC","feed_url":"https://example.org/rss","guid":null,"url":null,"title":"Title",\#
                "summary":null,"author":null,"published":null,"first_seen":"1970-01-01T00:00:00Z",\#
                "subjects":["birmingham"],"article":"a12","story":"s4","inspection":null}
                """#)
    }

    @Test func feedHealth() {
        var record = PollRecord(feed: "BBC", url: "https://example.org/rss")
        record.status = .failing
        record.lastAttempt = Date(timeIntervalSince1970: 60)
        record.httpStatus = 503
        record.error = "the server answered 503"
        record.failures = 2
        let health = FeedHealth(Feed(name: "BBC", url: "https://example.org/rss"), record)
        #expect(
            health.json.text == #"""
                {"name":"BBC","url":"https://example.org/rss","kind":"feed","status":"failing",\#
                "last_attempt":"1970-01-01T00:01:00Z","last_success":null,"http_status":503,\#
                "error":"the server answered 503","failures":2,"next_poll":null,"items":0,"failing_since":null,\#
                "next_poll_reason":null,"moved_to":null,"warning":null}
                """#)
        #expect(FeedHealth(Feed(name: "BBC", url: "x"), nil).record.status == .never)
    }

    @Test func delivery() {
        let message = Message(
            id: "m1", event: .sourceFailing, created: Date(timeIntervalSince1970: 0), title: "BBC fails",
            text: "Since noon.")
        let delivery = Delivery(channel: "mail", message: message, state: .dead, attempts: 3, error: "550 no such user")
        #expect(
            delivery.json.text == #"""
                {"id":"m1","event":"source.failing","channel":"mail","state":"dead","attempts":3,"next_attempt":null,\#
                "error":"550 no such user","created":"1970-01-01T00:00:00Z","title":"BBC fails"}
                """#)
    }

    @Test func story() {
        let story = Story(
            id: .init(4), title: "Title", subjects: ["birmingham"], firstSeen: Date(timeIntervalSince1970: 0),
            lastSeen: Date(timeIntervalSince1970: 1), items: [.init(1)], outlets: ["BBC"])
        #expect(
            story.json.text == #"""
                {"id":"s4","title":"Title","subjects":["birmingham"],"inspection":null,\#
                "first_seen":"1970-01-01T00:00:00Z","last_seen":"1970-01-01T00:00:01Z","items":["i1"],"outlets":["BBC"]}
                """#)
    }

    @Test func messageComesBackFromItsJSON() throws {
        let message = Message(
            id: "m1", event: .inspectionPublished, created: Date(timeIntervalSince1970: 1_681_812_000),
            subjects: ["birmingham"], title: "Title", text: "Two\nlines \u{1B}[31m", url: "https://example.org/",
            inspection: Self.inspection, trigger: .init(7))
        #expect(
            message.json.text == #"""
                {"id":"m1","event":"inspection.published","created":"2023-04-18T10:00:00Z","subject":"birmingham",\#
                "title":"Title","text":"Two\nlines \u001b[31m","url":"https://example.org/",\#
                "inspection":\#(Self.inspectionText),"trigger":"i7","subjects":["birmingham"]}
                """#)
        #expect(try Message(json: message.json.utf8) == message)
        let bare = Message(id: "m2", event: .test, created: Date(timeIntervalSince1970: 0), title: "", text: "")
        #expect(try Message(json: bare.json.utf8) == bare)
        #expect(throws: DecodingError.self) { try Message(json: Array("{}".utf8)) }
    }
}
