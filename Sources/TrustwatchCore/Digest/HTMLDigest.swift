/// The digest as one page that needs nothing else: no script, no request to anywhere (`digest.html`).
package enum HTMLDigest {
    package static func render(_ digest: Digest) -> String {
        let title = "trustwatch: \(digest.period)"
        // The policy holds even if a stranger's text were to break out of its place.
        let page: HTML = """
            <!DOCTYPE html>
            <html lang="en-GB">
            <head>
            <meta charset="utf-8">
            <title>\(title)</title>
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <meta name="referrer" content="no-referrer">
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; \
            img-src data:; base-uri 'none'; form-action 'none'">
            <link rel="icon" href="data:,">
            <style>\(HTML(source: style))</style>
            </head>
            <body>
            <header>
            <p class="brand">trustwatch</p>
            <h1>\(digest.period)</h1>
            <p class="lead">\(digest.summary)</p>
            \(contents(digest))</header>
            <main>
            \(section("inspections", "New inspections", digest.inspections.map { article($0, digest) }))\
            \(section("stories", "Stories", digest.stories.map(article)))\
            \(section("timeline", "Timeline", digest.timelines.enumerated().map { timeline($1, number: $0, digest) }))\
            \(section("sources", "Sources", digest.sources.isEmpty ? [] : [sources(digest)]))\
            </main>
            <footer>\(past(digest))<p>Made by trustwatch from public sources. An inspection that only the news report may turn out \
            different on the official page.</p></footer>
            </body>
            </html>

            """
        return page.source
    }

    private static func contents(_ digest: Digest) -> HTML? {
        let parts = [
            ("inspections", "New inspections", digest.inspections.isEmpty),
            ("stories", "Stories", digest.stories.isEmpty),
            ("timeline", "Timeline", digest.timelines.isEmpty), ("sources", "Sources", digest.sources.isEmpty),
        ].filter { !$0.2 }
        guard parts.count > 1 else { return nil }
        let links = parts.map { "<li><a href=\"#\($0.0)\">\($0.1)</a></li>\n" as HTML }
        return "<nav aria-label=\"In this digest\"><ul>\n\(links)</ul></nav>\n"
    }

    private static func past(_ digest: Digest) -> HTML? {
        guard !digest.past.isEmpty else { return nil }
        let links = digest.past.map { day -> HTML in
            "<li><a href=\"past/\(day.description).html\">from \(day.words)</a></li>\n"
        }
        return "<nav aria-labelledby=\"past\"><h2 id=\"past\">Earlier digests</h2>\n<ul>\n\(links)</ul></nav>\n"
    }

    private static func section(_ id: String, _ heading: String, _ parts: [HTML]) -> HTML {
        guard !parts.isEmpty else { return "" }
        return """
            <section aria-labelledby="\(id)">
            <h2 id="\(id)">\(heading)</h2>
            \(parts)</section>

            """
    }

    private static func article(_ entry: Digest.Entry, _ digest: Digest) -> HTML {
        let mark: HTML? = entry.inspection.headlineGrade.map { " \(HTML(source: $0.rawValue))" }
        return """
            <article class="inspection\(mark)">
            <h3>\(entry.inspection.headline(of: digest.subject(of: entry.inspection)))</h3>
            \(body(of: entry, in: digest))</article>

            """
    }

    private static func article(_ entry: Digest.StoryEntry) -> HTML {
        "<article>\n<h3>\(link(entry.title, entry.items.first?.url))</h3>\n\(body(of: entry))</article>\n"
    }

    private static func sources(_ digest: Digest) -> HTML {
        let failing = digest.failing.map { source -> HTML in
            let reason: HTML? = source.reason.map { ": <span class=\"quiet\">\($0)</span>" }
            return "<li><strong>\(source.name)</strong> \(source.trouble)\(reason)</li>\n"
        }
        let list: HTML? = failing.isEmpty ? nil : "<ul class=\"failing\">\n\(failing)</ul>\n"
        let all = digest.sources.map { "<li>\(link($0.name, $0.url))</li>\n" as HTML }
        return """
            \(list)<p>\(digest.healthyWords)</p>
            <details><summary>All \(Digest.count(digest.sources.count, "source", "sources"))</summary>
            <ul>
            \(all)</ul></details>

            """
    }

    /// The text as a link where the address is one to follow.
    static func link(_ text: String, _ address: String?) -> HTML {
        CleanText.link(address).map { "<a href=\"\($0)\">\(text)</a>" } ?? "\(text)"
    }
}

extension HTMLDigest {
    /// What is said of an inspection under its headline; an Atom entry says the same.
    static func body(of entry: Digest.Entry, in digest: Digest) -> HTML {
        let inspection = entry.inspection
        let report: HTML? = CleanText.link(inspection.facts.reportURL).map {
            "<p class=\"report\"><a href=\"\($0)\">Read the report</a></p>\n"
        }
        return """
            <p>\(inspection.sentences(of: digest.subject(of: inspection)))</p>
            \(grades(of: inspection, since: digest.previous(to: inspection)))\
            \(improvements(inspection))\(report)\(outlets("Reported by", entry.items))
            """
    }

    static func body(of entry: Digest.StoryEntry) -> HTML {
        let summary: HTML? = entry.summary.map { "<p>\($0)</p>\n" }
        let first: HTML? = entry.items.first.map { "\($0.feed), " }
        let others = entry.items.firstOfEachOutlet.dropFirst()
        return """
            <p class="quiet">\(first)\(entry.day.words)</p>
            \(summary)\(outlets("Also", Array(others)))
            """
    }

    private static func grades(of inspection: Inspection, since previous: Inspection?) -> HTML {
        // A letter gives none: then the last ones stand there.
        let isLetter = inspection.facts.grades.isEmpty
        let changes = isLetter ? previous?.gradeChanges(since: nil) ?? [] : inspection.gradeChanges(since: previous)
        guard !changes.isEmpty else { return "" }
        let rows = changes.map { change -> HTML in
            let before: HTML? = change.beforeWords.map { "\(arrow(change))\($0)" }
            return """
                <tr><th scope="row">\(change.area.words.capitalisedSentence)</th><td>\(chip(change.grade))</td>\
                <td class="quiet">\(before)</td></tr>

                """
        }
        let caption = previous.map { (isLetter ? "Last grades: " : "Compared with: ") + $0.wordsWithDate } ?? "Grades"
        return "<table class=\"grades\">\n<caption>\(caption)</caption>\n\(rows)</table>\n"
    }

    /// For the eye alone; the words after it say the same.
    private static func arrow(_ change: GradeChange) -> HTML? {
        guard let before = change.before, before.rank != change.grade.rank else { return nil }
        return before.rank > change.grade.rank
            ? "<span class=\"up\" aria-hidden=\"true\">▲</span> "
            : "<span class=\"down\" aria-hidden=\"true\">▼</span> "
    }

    static func chip(_ grade: Inspection.Grade) -> HTML {
        "<span class=\"grade \(grade.rawValue)\">\(grade.words)</span>"
    }

    private static func improvements(_ inspection: Inspection) -> HTML {
        inspection.improveLines.map { "\(MessageText($0).html(level: 4))\n" } ?? ""
    }

    private static func outlets(_ heading: String, _ items: [Item]) -> HTML {
        let outlets = items.firstOfEachOutlet
        guard !outlets.isEmpty else { return "" }
        let lines = outlets.map { item -> HTML in
            let title = CleanText.clipped(CleanText.line(item.title), to: 200)
            return "<li><span class=\"outlet\">\(item.feed):</span> \(link(title, item.url))</li>\n"
        }
        return "<h4>\(heading)</h4>\n<ul class=\"outlets\">\n\(lines)</ul>\n"
    }
}
