/// The digest as Markdown that also reads well as it stands (`digest.md`).
package enum MarkdownDigest {
    package static func render(_ digest: Digest) -> String {
        let sections = [
            ["# trustwatch: \(digest.period)", digest.summary],
            section("New inspections", digest.inspections.map { entry($0, digest) }),
            section("Stories", digest.stories.map(story)),
            section("Timeline", digest.timelines.map { timeline($0, digest) }),
            section("Sources", digest.sources.isEmpty ? [] : [sources(digest)]),
        ]
        return sections.flatMap(\.self).joined(separator: "\n\n") + "\n"
    }

    private static func section(_ heading: String, _ parts: [String]) -> [String] {
        parts.isEmpty ? [] : ["## \(heading)"] + parts
    }

    private static func entry(_ entry: Digest.Entry, _ digest: Digest) -> String {
        let inspection = entry.inspection
        let subject = digest.subject(of: inspection)
        let previous = digest.previous(to: inspection)
        return [
            "### \(Markdown.escape(inspection.headline(of: subject)))",
            Markdown.escape(inspection.sentences(of: subject)),
            inspection.gradeLines(since: previous).map(listAfterHeading),
            inspection.improveLines.map(listAfterHeading),
            CleanText.link(inspection.facts.reportURL).map { "Report: <\($0)>" },
            list("Reported by:", entry.items.firstOfEachOutlet.map(outlet)),
        ].compactMap(\.self).joined(separator: "\n\n")
    }

    private static func story(_ entry: Digest.StoryEntry) -> String {
        let outlets = entry.items.firstOfEachOutlet
        return [
            "### \(Markdown.escape(entry.title))",
            "First seen \(entry.day.adverb)." + (entry.summary.map { " " + Markdown.escape($0) } ?? ""),
            outlets.map { "- \(outlet($0))" }.joined(separator: "\n"),
        ].filter { !$0.isEmpty }.joined(separator: "\n\n")
    }

    private static func timeline(_ timeline: Digest.Timeline, _ digest: Digest) -> String {
        let picture = TimelineText.render(timeline, until: PartialDate(digest.now), width: 78)
        let lines = timeline.rows.map { row in
            switch row {
            case .milestone(let milestone, _): return "- \(milestone.date.words): \(Markdown.escape(milestone.words))"
            case .inspection(let inspection):
                let date = inspection.listedDate.map { "\($0.words): " } ?? ""
                let words = CleanText.link(inspection.facts.reportURL).map { "[\(inspection.words)](<\($0)>)" }
                return "- \(date)\(words ?? inspection.words), \(inspection.resultWords)"
            }
        }
        return [
            "### \(Markdown.escape(timeline.subject.shortName))",
            picture.isEmpty ? nil : "```text\n\(picture.replacing("`", with: "'"))```",
            lines.isEmpty ? "No inspection is known yet." : lines.joined(separator: "\n"),
        ].compactMap(\.self).joined(separator: "\n\n")
    }

    private static func sources(_ digest: Digest) -> String {
        let failing = digest.failing.map { source in
            "- \(Markdown.escape(source.name)) \(source.trouble)"
                + (source.reason.map { ": \(Markdown.escape($0))" } ?? "")
        }
        return (failing.isEmpty ? "" : failing.joined(separator: "\n") + "\n\n") + digest.healthyWords
    }

    private static func outlet(_ item: Item) -> String {
        let title = CleanText.clipped(CleanText.line(item.title), to: 200)
        return "\(Markdown.escape(item.feed)): \(Markdown.link(title, item.url))"
    }

    private static func list(_ heading: String, _ entries: [String]) -> String? {
        entries.isEmpty ? nil : "\(heading)\n\n" + entries.map { "- \($0)" }.joined(separator: "\n")
    }

    /// A heading and a list, escaped, with the blank line that Markdown wants between them.
    private static func listAfterHeading(_ lines: String) -> String {
        let lines = lines.split(separator: "\n").map(String.init)
        return list(
            Markdown.escape(lines.first ?? ""), lines.dropFirst().map { Markdown.escape(String($0.dropFirst(2))) })
            ?? ""
    }
}
