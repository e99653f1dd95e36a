internal import struct Foundation.Date

/// The digest to subscribe to (`digest.atom`, RFC 4287): every new inspection and every story is an entry, whose id
/// stays the same in later digests.
package enum AtomDigest {
    package static func render(_ digest: Digest) -> String {
        let entries = digest.inspections.map { inspection($0, digest) } + digest.stories.map { story($0, digest) }
        let newest = entries.map(\.updated).max() ?? digest.since
        let feed: HTML = """
            <?xml version="1.0" encoding="utf-8"?>
            <feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en-GB">
            <title>trustwatch: new inspections and stories</title>
            <id>\(identifier(digest.store, "digest"))</id>
            <updated>\(newest.rfc3339)</updated>
            <author><name>trustwatch</name></author>
            <generator>trustwatch</generator>
            \(entries.map(\.xml))</feed>

            """
        return feed.source
    }

    private struct Entry {
        var updated: Date
        var xml: HTML
    }

    private static func inspection(_ entry: Digest.Entry, _ digest: Digest) -> Entry {
        let inspection = entry.inspection
        let subject = digest.subject(of: inspection)
        let updated = inspection.notified ?? entry.items.first?.firstSeen ?? digest.since
        return Self.entry(
            digest, inspection.id.description, inspection.headline(of: subject), updated,
            CleanText.link(inspection.facts.reportURL) ?? entry.items.lazy.compactMap { CleanText.link($0.url) }.first,
            (inspection.facts.kind ?? .other).rawValue, HTMLDigest.body(of: entry, in: digest))
    }

    private static func story(_ entry: Digest.StoryEntry, _ digest: Digest) -> Entry {
        Self.entry(
            digest, entry.story.id.description, entry.title, entry.story.lastSeen,
            entry.items.lazy.compactMap { CleanText.link($0.url) }.first, "story", HTMLDigest.body(of: entry))
    }

    private static func entry(
        _ digest: Digest, _ id: String, _ title: String, _ updated: Date, _ link: String?, _ category: String,
        _ body: HTML
    ) -> Entry {
        let link: HTML? = link.map { "<link rel=\"alternate\" href=\"\($0)\"/>\n" }
        return Entry(
            updated: updated,
            xml: """
                <entry>
                <title>\(title)</title>
                <id>\(identifier(digest.store, id))</id>
                <updated>\(updated.rfc3339)</updated>
                \(link)<category term="\(category)"/>
                <content type="html">\(HTML(source: HTML.escape(body.source)))</content>
                </entry>

                """)
    }

    /// A UUID of version 8 (RFC 9562 section 5.8) made from names: 60 bits of the store, 62 of what is named.
    private static func identifier(_ store: String, _ name: String) -> String {
        let high = FNV1a.hash(store) & 0xFFFF_FFFF_FFFF_0FFF | 0x8000
        let low = FNV1a.hash("\(store).\(name)") >> 2 | 0x8000_0000_0000_0000
        let digits = [high, low].map { number in
            let digits = String(number, radix: 16)
            return String(repeating: "0", count: 16 - digits.utf8.count) + digits
        }.joined()
        var rest = Substring(digits)
        let groups = [8, 4, 4, 4, 12].map { length in
            defer { rest = rest.dropFirst(length) }
            return String(rest.prefix(length))
        }
        return "urn:uuid:" + groups.joined(separator: "-")
    }
}
