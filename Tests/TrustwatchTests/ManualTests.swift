import Foundation
import Testing

@testable import Trustwatch

@Suite struct ManualTests {
    @Test func everyCommandHasItsPlace() throws {
        let page = try CommandManual.render()
        #expect(page.hasPrefix(".TH TRUSTWATCH 1 "))
        #expect(
            page.contains(
                "trustwatch \\- tells people, once, when an inspection of a children's service is published\n"))
        for heading in ["run", "poll [<name> ...]", "show <id>", "feeds discover <url>", "notify test <channel>"] {
            #expect(page.contains(".SS \"\(heading)\"\n"), "\(heading)")
        }
        // Once, not with every command.
        #expect(page.components(separatedBy: "\\fB\\-\\-config\\fR").count == 2)
        #expect(!page.contains("manual") || !page.contains(".SS \"manual"))
    }

    @Test func everyKeyOfFeedsConfHasItsPlace() throws {
        let markdown = try String(contentsOfFile: DemoTests.root + "/docs/feeds-conf.md", encoding: .utf8)
        let page = MarkdownManual.render(markdown, section: 5)
        #expect(page.hasPrefix(".TH FEEDS.CONF 5 "))
        for key in ["contact", "notify\\-within", "per\\-host", "milestones", "authority"] {
            #expect(page.contains(".TP\n\\fB\(key)\\fR\n"), "\(key)")
        }
        #expect(page.contains(".SH \"[poll]\"\n"))
        #expect(!page.contains("|") && !page.contains("```") && !page.contains("]("))
    }

    @Test(arguments: [
        ("A `code` and **bold** word.", "A \\fBcode\\fR and \\fBbold\\fR word."),
        ("See [the page](json.md) or [TOML](https://toml.io).", "See the page or TOML <https://toml.io>."),
        ("- A point\n  goes on.", "A point goes on."), (".dot and \\ and -", "\\&.dot and \\e and \\-"),
    ])
    func inline(markdown: String, roff: String) {
        let page = MarkdownManual.render("# x\n\nAbout.\n\n\(markdown)\n", section: 5)
        #expect(page.split(separator: "\n").last.map(String.init) == roff)
    }
}
