import Foundation
import TrustwatchCore

extension Samples {
    static let story = Digest.StoryEntry(
        story: Story(
            id: .init(4), title: "Trust wants <b>more</b> foster carers \"now\"", subjects: ["birmingham"],
            firstSeen: instant("2023-04-15T08:00:00Z"), lastSeen: instant("2023-04-16T08:00:00Z"),
            items: [.init(21), .init(22)], outlets: ["Evening Paper", "City Radio"]),
        items: [
            item(
                21, "Evening Paper", "Trust wants <b>more</b> foster carers \"now\"", "https://paper.example/news/21",
                summary: "Forty homes are needed by the summer.\r\nA campaign begins on Monday."),
            item(22, "City Radio", "Could you foster?", "https://radio.example/22"),
        ])

    static func source(_ name: String, _ status: PollRecord.Status, error: String? = nil) -> FeedHealth {
        var record = PollRecord(feed: name, url: "https://example.org/rss")
        record.status = status
        record.error = error
        record.failingSince = error == nil ? nil : instant("2023-04-13T08:00:00Z")
        return FeedHealth(Feed(name: name, url: "https://example.org/rss"), record)
    }

    static let digest: Digest = {
        var digest = week
        digest.timelines[0].subject.milestones = [
            Milestone(date: day("2018-04-01"), words: "Birmingham Children's Trust takes over")
        ]
        digest.past = [day("2023-04-10"), day("2023-04-03")]
        return digest
    }()

    private static let week = Digest(
        store: "0123456789abcdef", now: instant("2023-04-18T10:05:00Z"), since: instant("2023-04-11T10:05:00Z"),
        inspections: [Digest.Entry(inspection: timeline[0], items: reports)], stories: [story],
        timelines: [Digest.Timeline(subject: subject, inspections: timeline)],
        sources: [
            source("Evening Paper", .ok), source("City Radio", .ok), source("New one", .never),
            source("Weekly", .failing, error: "https://example.org/rss: the server answered 503 <later>"),
            source("Old", .gone),
        ])
}
