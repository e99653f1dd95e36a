import Foundation
import Testing

@testable import TrustwatchCore

@Suite struct DigestTests {
    /// Nobody's title may become anything but text.
    static let hostile =
        "<script>x</script> \" onload=x \"\u{301} onload=y [a](javascript:b) ]]> & \u{202E}\u{9B}31m\r\nend"

    static var hostileDigest: Digest {
        var digest = Samples.digest
        let item = Samples.item(31, hostile, hostile, "javascript:alert(1)", summary: hostile)
        var inspection = Samples.timeline[0]
        inspection.facts.improve = [hostile]
        inspection.facts.reportURL = "https://example.org/\"onclick=x<y>"
        digest.inspections = [Digest.Entry(inspection: inspection, items: [item])]
        digest.stories[0].story.title = hostile
        digest.stories[0].items = [item]
        digest.timelines[0].subject.authority?.name = hostile
        digest.timelines[0].inspections[0] = inspection
        digest.sources.append(Samples.source(hostile, .failing, error: hostile))
        return digest
    }

    /// The files of `Fixtures/digest`, looked at in a browser and a feed reader. After a change of the words:
    /// `TRUSTWATCH_RECORD=1 swift test --filter DigestTests`, and look again (`make browser-test`).
    @Test(arguments: Settings.DigestSettings.Format.allCases)
    func wholeFile(format: Settings.DigestSettings.Format) throws {
        let rendered = format.render(Samples.digest)
        if ProcessInfo.processInfo.environment["TRUSTWATCH_RECORD"] != nil {
            try Data(rendered.utf8).write(to: Fixture.url("digest/\(format.fileName)"))
        }
        let expected = String(decoding: try Fixture.bytes("digest/\(format.fileName)"), as: UTF8.self)
        // Line by line, so that a failure says where.
        #expect(
            rendered.split(separator: "\n", omittingEmptySubsequences: false)
                .elementsEqual(expected.split(separator: "\n", omittingEmptySubsequences: false)))
    }

    @Test(arguments: Settings.DigestSettings.Format.allCases)
    func nothingNewAtAll(format: Settings.DigestSettings.Format) {
        let empty = Digest(
            store: "k", now: Samples.instant("2023-04-18T10:05:00Z"), since: Samples.instant("2023-04-18T10:05:00Z"))
        let rendered = format.render(empty)
        switch format {
        case .markdown: #expect(rendered == "# trustwatch: 18 April 2023\n\nNothing new.\n")
        case .html: #expect(rendered.contains("<h1>18 April 2023</h1>\n<p class=\"lead\">Nothing new.</p>"))
        case .atom:
            #expect(rendered.contains("<updated>2023-04-18T10:05:00Z</updated>") && !rendered.contains("<entry>"))
        case .json:
            #expect(
                rendered
                    == #"{"since":"2023-04-18","until":"2023-04-18","inspections":[],"stories":[],"timelines":[],"sources":[]}"#
                    + "\n")
        }
    }

    /// A file with nothing new in it must not change with the minute.
    @Test(arguments: Settings.DigestSettings.Format.allCases)
    func isTheSameAllDay(format: Settings.DigestSettings.Format) {
        var later = Samples.digest
        later.now += 3600
        later.since += 3600
        #expect(format.render(later) == format.render(Samples.digest))
    }

    @Test func strangersWriteNoHTML() {
        let page = HTMLDigest.render(Self.hostileDigest)
        for injected in ["<script", "\" onload", "\"\u{301}", "href=\"javascript", "\"onclick", "\u{202E}", "\u{9B}"] {
            #expect(!page.utf8.contains(injected.utf8), "\(injected)")
        }
        #expect(page.contains("&lt;script&gt;x&lt;/script&gt; &quot; onload=x"))
    }

    @Test func strangersWriteNoMarkdown() {
        let text = MarkdownDigest.render(Self.hostileDigest)
        #expect(text.contains("\\<script\\>x") && !text.contains(" <script"))
        #expect(text.contains("\\[a\\](javascript:b)"))
        #expect(!text.contains("\u{9B}") && !text.contains("\r"))
        let lines = text.split(separator: "\n")
        #expect(lines.allSatisfy { !$0.hasPrefix("end") })
    }

    @Test(arguments: [Samples.digest, hostileDigest])
    func atomIsReadBackAsItWasMeant(digest: Digest) throws {
        let feed = try FeedParser.parse(Array(AtomDigest.render(digest).utf8))
        #expect(feed.format == .atom10)
        #expect(feed.items.count == 2)
        let headline = digest.inspections[0].inspection.headline(of: digest.timelines[0].subject)
        #expect(feed.items.map(\.title) == [headline, digest.stories[0].title].map(CleanText.line))
        #expect(Set(feed.items.map(\.id)).count == 2)
    }

    @Test func idsOfEntriesStayAndAreTheStoresOwn() {
        func ids(_ digest: Digest) -> [Substring] { AtomDigest.render(digest).matches(of: #/<id>(.*?)</id>/#).map(\.1) }
        var later = Samples.digest
        later.now += 86_400
        #expect(ids(later) == ids(Samples.digest))
        var elsewhere = Samples.digest
        elsewhere.store = "fedcba9876543210"
        #expect(Set(ids(elsewhere)).isDisjoint(with: ids(Samples.digest)))
        let uuid = #/urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}/#
        #expect(ids(Samples.digest).allSatisfy { $0.wholeMatch(of: uuid) != nil })
    }

    /// Headings without a gap, one h1, a landmark for each part, and words for the picture (WCAG 2.2, 1.1.1, 1.3.1).
    @Test func thePageIsInOrderForThoseWhoHearIt() throws {
        let page = HTMLDigest.render(Samples.digest)
        let levels = page.matches(of: #/<h([1-6])/#).compactMap { Int($0.1) }
        #expect(levels.first == 1 && levels.filter { $0 == 1 }.count == 1)
        #expect(zip(levels, levels.dropFirst()).allSatisfy { $1 <= $0 + 1 })
        for part in [
            "<header>", "<main>", "<footer>", "lang=\"en-GB\"", "role=\"img\" aria-labelledby=\"picture0-title",
        ] {
            #expect(page.contains(part))
        }
        for forbidden in ["<script", "<link rel=\"stylesheet", "src=", "url(", "@import"] {
            #expect(!page.contains(forbidden))
        }
        let ids = page.matches(of: #/ id="(.*?)"/#).map(\.1)
        #expect(Set(ids).count == ids.count)
        let labels = page.matches(of: #/aria-labelledby="(.*?)"/#).flatMap { $0.1.split(separator: " ") }
        #expect(labels.allSatisfy(ids.contains))
    }
}

extension Sequence<UInt8> {
    fileprivate func contains(_ other: some Collection<UInt8>) -> Bool {
        let bytes = Array(self)
        return bytes.indices.contains { bytes[$0...].starts(with: other) }
    }
}
