/// The digest for programs (`digest.json`): the contract's objects, gathered.
package enum JSONDigest {
    package static func render(_ digest: Digest) -> String {
        let json: JSON = [
            "since": .string(PartialDate(digest.since).description),
            "until": .string(PartialDate(digest.now).description),
            "inspections": .array(digest.inspections.map { entry($0, digest) }),
            "stories": .array(digest.stories.map(story)),
            "timelines": .array(
                digest.timelines.map { timeline in
                    [
                        "subject": .string(timeline.subject.id), "name": .string(timeline.subject.name),
                        "inspections": .array(timeline.inspections.map(\.json)),
                        "milestones": .array(
                            timeline.subject.milestones.map {
                                ["date": .string($0.date.description), "words": .string($0.words)]
                            }),
                    ]
                }),
            "sources": .array(digest.sources.map(source)),
        ]
        return json.text + "\n"
    }

    private static func entry(_ entry: Digest.Entry, _ digest: Digest) -> JSON {
        [
            "title": .string(entry.inspection.headline(of: digest.subject(of: entry.inspection))),
            "inspection": entry.inspection.json,
            "previous": digest.previous(to: entry.inspection)?.json ?? .null,
            "items": .array(entry.items.map(\.json)),
        ]
    }

    private static func story(_ entry: Digest.StoryEntry) -> JSON {
        ["story": entry.story.json, "summary": .optional(entry.summary), "items": .array(entry.items.map(\.json))]
    }

    private static func source(_ source: FeedHealth) -> JSON {
        // Not `json`: its times change with every poll, and the file with them.
        [
            "name": .string(source.name), "url": .string(source.url), "kind": .string(source.kind),
            "status": .string(source.record.status.rawValue), "error": .optional(source.record.error),
            "failing_since": .optional(source.record.failingSince),
        ]
    }
}
