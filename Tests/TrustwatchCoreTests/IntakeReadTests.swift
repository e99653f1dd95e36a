import Foundation
import Testing

@testable import TrustwatchCore

/// Which entries are worth reading for what they are about: most are not, and must cost next to nothing.
struct IntakeReadTests {
    private static let subjects = [Subject(id: "leeds", name: "Leeds", authority: Authorities.named("Leeds")!)]
    private static let care = "Inspectors said that children wait too long for a social worker and are not safe there."

    private static func read(
        _ title: String, _ text: String?, link: String = "https://paper.example/1", feed name: String = "Paper",
        of subjects: [Subject] = subjects
    ) -> Intake.IncomingItem {
        var item = ParsedItem()
        (item.id, item.title, item.text, item.url) = ("1", title, text, link)
        item.published = Date(timeIntervalSince1970: 1_600_000_000)
        var parsed = ParsedFeed(format: .rss20)
        parsed.items = [item]
        let feed = Feed(name: name, url: "https://feeds.example/rss.xml")
        return Intake.read(parsed, of: feed, with: Matcher(subjects: subjects)).items[0]
    }

    @Test func isReadForATradeWordAndAPlace() {
        #expect(!Self.read("Bridge to close", "Drivers in Leeds face delays of ten minutes from Monday on.").isTraced)
        #expect(!Self.read("Watchdog criticises services", Self.care).isTraced)
        #expect(Self.read("Watchdog criticises services in Leeds", Self.care).isTraced)
        #expect(Self.read("Watchdog criticises services in Kent", Self.care).isTraced)
        // Another body's name has the place's in it: its copies may say more.
        #expect(Self.read("University of Leeds reviews care", Self.care).isTraced)
    }

    @Test func theOutletMayTellThePlace() {
        #expect(Self.read("Watchdog criticises services", Self.care, link: "https://www.leeds-live.co.uk/1").isTraced)
        #expect(Self.read("Watchdog criticises services", Self.care, feed: "Leeds Post").isTraced)
    }

    /// What it leaves out, its copy may tell.
    @Test func aBareHeadlineNeedsNoPlace() {
        #expect(Self.read("Watchdog criticises services for children", nil).isTraced)
        #expect(Self.read("Bosses hang their heads in shame", nil).isTraced)
        #expect(!Self.read("Bosses hang their heads in shame", nil).fingerprint.hasText)
        // Too short to be nobody else's.
        #expect(!Self.read("Letters to the editor", nil).isTraced)
    }

    @Test func phrasesOfASubjectNeedNoPlace() {
        let free = Subject(id: "adoption", name: "Adoption", phrases: ["social worker"])
        #expect(Self.read("Watchdog criticises services", Self.care, of: [free]).subjects == ["adoption"])
    }

    @Test func addressesBehindRedirectorsAreFound() {
        let link = "https://www.google.com/url?rct=j&url=https%3A%2F%2Fwww.leeds-live.co.uk%2Fnews%2Fa-1234567&ct=ga"
        let item = Self.read("Watchdog criticises services", Self.care, link: link)
        #expect(item.canonicalURL == "reach:1234567")
        #expect(item.isTraced)
    }
}
