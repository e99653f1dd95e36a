import Foundation
import Testing
import TrustwatchCore

@testable import TrustwatchStore

/// A store in memory that watches Birmingham through the sources "bbc" and "mail", and short ways to poll them.
struct World {
    static let start = Date(timeIntervalSince1970: 1_521_000_000)  // 14 March 2018

    let store: Store
    let channels = [
        Channel(name: "desk", kind: .journal, events: [.inspectionPublished, .inspectionUpdated]),
        Channel(name: "ops", kind: .journal, events: [.sourceFailing, .sourceRecovered, .storyNew]),
    ]

    init(_ store: Store? = nil) throws {
        self.store = try store ?? Store()
        try self.store.sync(feeds: Self.feeds, subjects: [.birmingham])
    }

    static let feeds = [
        Feed(name: "bbc", url: "https://bbc.example/rss"), Feed(name: "mail", url: "https://mail.example/rss"),
    ]

    /// Polls a source as the service does, with a decision by `deciding`.
    @discardableResult
    func poll(
        _ feed: String, _ items: [Intake.IncomingItem], at now: Date = World.start,
        deciding decide: @escaping Store.Decide = World.decide
    ) throws -> Applied {
        try store.apply([poll(feed, items, now)], to: channels, decide: decide)[0]
    }

    func poll(_ feed: String, _ items: [Intake.IncomingItem], _ now: Date) throws -> Poll {
        var record = try #require(try store.pollRecord(of: feed))
        let circumstances = Intake.Circumstances(
            now: now, feed: Feed(name: feed, url: record.url), baseline: record.baseline,
            notifyWithin: .seconds(14 * 86_400), subjects: [.birmingham])
        record.status = .ok
        record.lastSuccess = now
        record.etag = "\"\(items.count)\""
        record.baseline = true
        return Poll(circumstances: circumstances, record: record, items: items)
    }

    /// The plainest rules that use every list of candidates: copies share an article, items with a common rare term a
    /// story, mentions of one ordinal an inspection, and a published one is told.
    static func decide(
        _ item: Intake.IncomingItem, _ candidates: Intake.Candidates, _: Intake.Circumstances
    ) -> Intake.Decision {
        let mention = item.mentions.first
        let inspection = candidates.inspections.first { $0.inspection.facts.ordinal == mention?.facts.ordinal }
        let isNews = mention?.standing == .published && inspection?.inspection.notified == nil
        return Intake.Decision(
            known: candidates.known?.id,
            article: (candidates.known ?? candidates.copies.first).map { .joins($0.article, because: "copy") }
                ?? .new(because: "no copy"),
            story: item.isRelevant
                ? candidates.neighbours.first?.story.map { .joins($0, because: "terms") } ?? .new(because: "no terms")
                : nil,
            inspection: mention.map { mention in
                Intake.InspectionDecision(
                    placement: inspection.map { .joins($0.inspection.id, because: "ordinal") } ?? .new(because: "none"),
                    authority: mention.authority, facts: mention.facts,
                    status: mention.standing == .expected ? .expected : .reported)
            },
            notification: isNews ? .tell(.inspectionPublished, because: "first") : .silent(because: "nothing new"))
    }
}

extension Subject {
    static let birmingham = Subject(
        id: "brum", name: "Birmingham Children's Trust",
        authority: Authority(urn: "80429", name: "Birmingham", slug: "birmingham"))
}

extension Intake.IncomingItem {
    /// About no subject.
    static func unrelated(_ key: String, _ title: String = "Roadworks", url: String? = nil) -> Self {
        Self(key: key, guid: key, url: url, canonicalURL: url, title: title, summary: "A lane is closed.")
    }

    /// About Birmingham; with an ordinal it reports that monitoring visit.
    static func relevant(
        _ key: String, _ title: String = "Progress at the trust", text: String = "Inspectors praised social workers.",
        terms: [String] = [], bands: [Int64] = [], ordinal: Int? = nil, standing: Mention.Standing = .published,
        url: String? = nil, published: Date? = nil
    ) -> Self {
        Self(
            key: key, guid: key, url: url, canonicalURL: url, title: title, summary: "In short.", text: text,
            published: published,
            matches: [
                Match(
                    subject: "brum", score: 2, threshold: 1,
                    evidence: [Evidence(rule: "name", quote: "Birmingham", place: .title, weight: 2)])
            ],
            mentions: ordinal.map { ordinal in
                [
                    Mention(
                        authority: "birmingham", facts: .init(kind: .monitoringVisit, ordinal: ordinal),
                        standing: standing)
                ]
            } ?? [],
            fingerprint: Fingerprint(bands: bands), terms: terms)
    }
}

extension ItemQuery {
    static var everything: ItemQuery {
        var query = ItemQuery()
        query.all = true
        return query
    }
}
