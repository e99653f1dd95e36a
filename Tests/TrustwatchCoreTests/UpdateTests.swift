import Foundation
import Testing

@testable import TrustwatchCore

/// What is told beside first publications: updates and new stories; and what later evidence moves without a message.
struct UpdateTests {
    private static let day = Date(timeIntervalSince1970: 1_648_800_000)  // 1 April 2022
    private static let leeds = Subject(id: "leeds", name: "Leeds", authority: Authorities.named("Leeds"))

    private static func mention(
        _ standing: Mention.Standing, on day: String, visit: String? = nil, ordinal: Int? = nil,
        grade: Inspection.Grade? = nil, kind: Inspection.Kind = .ilacs, report: String? = nil
    ) -> Mention {
        var facts = Inspection.Facts(
            kind: kind, ordinal: ordinal, visit: visit.map { Inspection.Visit(start: PartialDate($0)!) },
            grades: grade.map { [.overall: $0] } ?? [:], reportURL: report)
        if standing != .expected { facts.published = PartialDate(day) }
        return Mention(authority: "leeds", facts: facts, standing: standing, said: PartialDate(day))
    }

    private static func item(_ mention: Mention, key: String = "a", published: Date = day) -> Intake.IncomingItem {
        Intake.IncomingItem(
            key: key, title: "Title", published: published,
            matches: [Match(subject: "leeds", score: 2, threshold: 1, evidence: [])], mentions: [mention])
    }

    private static func circumstances(_ now: Date) -> Intake.Circumstances {
        Intake.Circumstances(
            now: now, feed: Feed(name: "BBC", url: ""), baseline: true, notifyWithin: .seconds(14 * 86_400),
            subjects: [leeds])
    }

    /// An inspection that was told on 1 April of what the mention says, and what becomes of another one.
    private static func notification(
        after first: Mention, of second: Mention, days: Double = 1, told: Date? = day, isEdit: Bool = false
    ) -> Intake.Notification {
        var known = Inspection(
            id: Identifier(1), subject: "leeds", authority: "leeds", facts: Claims([first]).facts,
            status: Claims([first]).status)
        known.notified = told
        var candidates = Intake.Candidates()
        candidates.inspections = [
            Intake.InspectionCandidate(
                inspection: known, mentions: [Intake.RecordedMention(item: Identifier(1), mention: first)], story: nil,
                firstSeen: day)
        ]
        if isEdit {
            candidates.known = Intake.Neighbour(
                id: Identifier(1), feed: "BBC", canonicalURL: nil, title: "Title", published: day, firstSeen: day,
                fingerprint: Fingerprint(), terms: [], article: Identifier(1), story: Identifier(1),
                inspection: Identifier(1), standing: first.standing)
        }
        let now = day + days * 86_400
        return Intake.decide(item(second, published: now), among: candidates, in: circumstances(now)).notification
    }

    @Test func aFirstGradeInTheNewsIsAnUpdate() {
        let plain = Self.mention(.published, on: "2022-04-01")
        let graded = Self.mention(.published, on: "2022-04-02", grade: .good)
        #expect(
            Self.notification(after: plain, of: graded)
                == .tell(.inspectionUpdated, because: "new are overall effectiveness: good"))
        // Said again, or in a memory, or by somebody else otherwise, it is none.
        #expect(Self.notification(after: graded, of: graded) == .silent(because: "it was told on 2022-04-01"))
        let other = Self.mention(.published, on: "2022-04-02", grade: .inadequate)
        #expect(Self.notification(after: graded, of: other) == .silent(because: "it was told on 2022-04-01"))
        let memory = Self.mention(.remembered, on: "2022-04-02", grade: .good)
        #expect(Self.notification(after: plain, of: memory) == .silent(because: "it was told on 2022-04-01"))
    }

    @Test func theOfficialPageAfterTheNewsIsAnUpdateOnce() {
        let news = Self.mention(.published, on: "2022-04-01", grade: .good)
        let official = Self.mention(
            .official, on: "2022-04-01", visit: "2022-02-21", grade: .good, report: "https://files.ofsted.gov.uk/1")
        #expect(
            Self.notification(after: news, of: official)
                == .tell(
                    .inspectionUpdated, because: "new are its official page, its report, the visit, 2022-02-21"))
        #expect(Self.notification(after: official, of: official) == .silent(because: "it was told on 2022-04-01"))
        var amended = official
        amended.facts.reportURL = "https://files.ofsted.gov.uk/2"
        #expect(
            Self.notification(after: official, of: amended, isEdit: true)
                == .tell(.inspectionUpdated, because: "new are its report"))
    }

    @Test func whatNobodyWasToldOfHasNoUpdates() {
        let old = Self.mention(.official, on: "2019-03-01", report: "https://files.ofsted.gov.uk/1")
        let again = Self.mention(.official, on: "2019-03-01", grade: .good, report: "https://files.ofsted.gov.uk/1")
        #expect(Self.notification(after: old, of: again, told: nil).isSilent)
    }

    @Test func theMomentThatToldOfItHasNoUpdates() {
        let plain = Self.mention(.published, on: "2022-04-01")
        let graded = Self.mention(.published, on: "2022-04-01", grade: .good)
        #expect(Self.notification(after: plain, of: graded, days: 0) == .silent(because: "it was told on 2022-04-01"))
    }

    @Test func aNewStoryIsToldWhileItIsNews() {
        let item = Self.item(Self.mention(.published, on: "2022-04-01"))
        func told(_ now: Date) -> Intake.Notification {
            Intake.decide(item, among: Intake.Candidates(), in: Self.circumstances(now)).storyNotification
        }
        #expect(told(Self.day) == .tell(.storyNew, because: "it is the first of its story"))
        #expect(told(Self.day + 20 * 86_400) == .silent(because: "the story is older than notify-within (14 days)"))
        var unrelated = item
        unrelated.matches = []
        let decision = Intake.decide(unrelated, among: Intake.Candidates(), in: Self.circumstances(Self.day))
        #expect(decision.storyNotification == .silent(because: "it is no new story"))
    }

    /// Two letters of one spring began as one record; the page of the second takes its news over.
    private static func moved(notified: Date?) -> Intake.Decision {
        let first = mention(.official, on: "2022-04-01", visit: "2022-02-01", ordinal: 4, kind: .monitoringVisit)
        let news = mention(.published, on: "2022-04-29", ordinal: 5, kind: .monitoringVisit)
        var known = Inspection(
            id: Identifier(1), subject: "leeds", authority: "leeds", facts: Claims([first, news]).facts,
            status: .official)
        known.notified = notified
        var candidates = Intake.Candidates()
        candidates.inspections = [
            Intake.InspectionCandidate(
                inspection: known,
                mentions: [
                    Intake.RecordedMention(item: Identifier(1), mention: first),
                    Intake.RecordedMention(item: Identifier(2), mention: news),
                ], story: nil, firstSeen: day)
        ]
        let second = mention(.official, on: "2022-04-28", visit: "2022-03-29", ordinal: 5, kind: .monitoringVisit)
        let now = day + 30 * 86_400
        return Intake.decide(item(second, key: "row", published: now), among: candidates, in: circumstances(now))
    }

    @Test func anOfficialRowTakesItsNewsOver() throws {
        let inspection = try #require(Self.moved(notified: Self.day).inspection)
        guard case .new = inspection.placement else {
            Issue.record("\(inspection.placement)")
            return
        }
        #expect(inspection.moved == [Identifier(2)])
        #expect(inspection.facts.ordinal == 5)
        #expect(inspection.revised.map(\.facts.ordinal) == [4])
        #expect(inspection.revised.map(\.status) == [.official])
    }

    /// The message of 1 April told of the first letter; one of 29 April was caused by the news that moves.
    @Test func whatMovesWithItsMessageIsNotToldAgain() {
        let untold = Self.moved(notified: Self.day)
        #expect(untold.inspection?.told == nil)
        #expect(untold.notification == .tell(.inspectionPublished, because: "its report is new on an official page"))
        let told = Self.moved(notified: Self.day + 28 * 86_400)
        #expect(told.inspection?.told == Self.day + 28 * 86_400)
        #expect(told.notification.isSilent || told.notification.tells == .inspectionUpdated)
    }
}

extension Intake.Notification {
    fileprivate var isSilent: Bool { tells == nil }
    fileprivate var tells: Event? { if case .tell(let event, _) = self { event } else { nil } }
}
