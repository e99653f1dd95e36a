package import struct Foundation.Date

/// From an event and its values to the words that every channel sends.
///
/// A title is one line; a text is paragraphs, lines `- ` are lists and a line before a list ends in a colon: channels
/// that can show more than plain text build on that. Ids are lower-case letters, digits, dots and hyphens, so that they
/// may stand in a Message-ID and in an address as they are.
package struct MessageWriter: Sendable {
    /// Of the store: random, made when the store is made, so that two stores never give one id to two messages.
    private let store: String
    private let now: Date

    package init(store: String, now: Date) {
        self.store = store
        self.now = now
    }

    /// - Parameters:
    ///   - event: `inspectionPublished`, or `inspectionUpdated`, which needs `trigger` for an id of its own.
    ///   - history: all inspections of the authority, for the grades before.
    ///   - items: those that tell of it, oldest first.
    package func inspection(
        _ event: Event, _ inspection: Inspection, of subject: Subject, history: [Inspection], items: [Item],
        trigger: Item.ID?
    ) -> Message {
        let update = event == .inspectionUpdated ? trigger.map(\.description) : nil
        let previous = inspection.lastGraded(in: history)
        let paragraphs = [
            inspection.sentences(of: subject), inspection.gradeLines(since: previous), inspection.improveLines,
            CleanText.link(inspection.facts.reportURL).map { "Report: \($0)" }, Self.sourceLines(items),
        ]
        return Message(
            id: id(event, [inspection.id.description, update]), event: event, created: now, subjects: [subject.id],
            title: event == .inspectionUpdated
                ? "Update: \(inspection.headline(of: subject))" : inspection.headline(of: subject),
            text: paragraphs.compactMap(\.self).joined(separator: "\n\n"),
            url: CleanText.link(inspection.facts.reportURL) ?? Self.firstLink(items), inspection: inspection,
            trigger: trigger)
    }

    /// - Parameters:
    ///   - subjects: those that the story is about.
    ///   - items: its items, oldest first.
    package func story(_ story: Story, about subjects: [Subject], items: [Item], trigger: Item.ID?) -> Message {
        let names = subjects.map(\.shortName).joined(separator: ", ")
        let summary = items.lazy.compactMap(\.summary).first { !$0.isEmpty }.map { Self.short($0, 600) }
        return Message(
            id: id(.storyNew, [story.id.description]), event: .storyNew, created: now,
            subjects: subjects.map(\.id),
            title: Self.short((names.isEmpty ? "" : names + ": ") + story.title, 200),
            text: [summary, Self.sourceLines(items)].compactMap(\.self).joined(separator: "\n\n"),
            url: Self.firstLink(items), trigger: trigger)
    }

    /// - Parameters:
    ///   - event: `sourceFailing`, or `sourceRecovered` with the record as it was while it failed.
    ///   - record: its `failingSince` tells one failure from the next.
    package func source(_ event: Event, _ record: PollRecord) -> Message {
        let since = record.failingSince ?? now
        let recovered = event == .sourceRecovered
        // A document can be read, and say that the source has ended, or be empty.
        let isRead = record.failures == 0
        let trouble = isRead ? "can hardly be watched" : "cannot be read"
        let state = record.status == .gone ? "is gone for good" : "\(trouble) since \(PartialDate(since).words)"
        let lines = [
            recovered
                ? "It \(isRead ? "could hardly be watched" : "could not be read") from \(since.words) to \(now.words). What it published and took back in that time is not known."
                : "What it publishes \(isRead ? "may not be" : "is not") seen until \(isRead ? "that changes" : "it can be read again"); that will be told as well.",
            record.error.map { (recovered ? "It failed with: " : "Error: ") + Self.short($0, 300) },
            record.lastSuccess.map { "Last read: \($0.words)" },
            isRead ? nil : "Failed polls: \(record.failures)",
            "Address: \(CleanText.link(record.url) ?? Self.short(record.url, 300))",
        ]
        return Message(
            id: id(event, [Self.hash(record.feed), String(Int(since.timeIntervalSince1970))]), event: event,
            created: now,
            title: Self.short(record.feed, 100)
                + (recovered ? " can be \(isRead ? "watched" : "read") again" : " \(state)"),
            text: lines.compactMap(\.self).joined(separator: "\n\n"))
    }

    /// The digest of a period as one message.
    ///
    /// - Parameter end: of the period; with the channel it makes the id.
    package func digest(_ digest: Digest, to channel: String, end: Date) -> Message {
        let sections = [
            digest.summary,
            Self.list(
                "New inspections:",
                digest.inspections.map { entry in
                    (
                        entry.inspection.headline(of: digest.subject(of: entry.inspection)),
                        entry.inspection.facts.reportURL
                    )
                }),
            Self.list("Stories:", digest.stories.map { ($0.title, $0.items.first?.url) }),
            Self.list(
                "Sources that cannot be read:",
                digest.failing.map { source in
                    ("\(Self.short(source.name, 100)) \(source.trouble)" + (source.reason.map { ": \($0)" } ?? ""), nil)
                }),
            digest.healthyWords,
        ]
        return Message(
            id: digestID(channel, end), event: .digest, created: now, title: "trustwatch, \(digest.period)",
            text: sections.compactMap(\.self).joined(separator: "\n\n"))
    }

    package func digestID(_ channel: String, _ end: Date) -> String {
        id(.digest, [Self.hash(channel), String(Int(end.timeIntervalSince1970))])
    }

    package func test(channel: String) -> Message {
        Message(
            id: id(.test, [Self.hash(channel), String(Int(now.timeIntervalSince1970 * 1000))]), event: .test,
            created: now,
            title: "Test message from trustwatch",
            text: "The channel \(Self.short(channel, 100)) works. Sent by hand on \(now.words).")
    }
}

extension MessageWriter {
    /// The id of the message that this one follows up, for mail threads: an inspection's publication, a source's failure.
    static func threadRoot(of message: Message) -> String? {
        let id = message.id
        switch message.event {
        case .inspectionUpdated:
            let published = id.replacing(
                ".\(Event.inspectionUpdated.rawValue).", with: ".\(Event.inspectionPublished.rawValue).")
            return published.lastIndex(of: ".").map { String(published[..<$0]) }
        case .sourceRecovered:
            return id.replacing(".\(Event.sourceRecovered.rawValue).", with: ".\(Event.sourceFailing.rawValue).")
        case .inspectionPublished, .storyNew, .sourceFailing, .digest, .test: return nil
        }
    }

    private func id(_ event: Event, _ parts: [String?]) -> String {
        ([store, event.rawValue] + parts.compactMap(\.self)).joined(separator: ".")
    }

    /// A name that people choose, as it may stand in an id.
    private static func hash(_ name: String) -> String { String(FNV1a.hash(name), radix: 16) }

    private static func short(_ text: String, _ limit: Int) -> String {
        CleanText.clipped(CleanText.line(text), to: limit)
    }

    private static func firstLink(_ items: [Item]) -> String? {
        items.lazy.compactMap { CleanText.link($0.url) }.first
    }

    /// nil without entries.
    private static func list(_ heading: String, _ entries: [(text: String, url: String?)]) -> String? {
        guard !entries.isEmpty else { return nil }
        let lines = entries.map { "- \($0.text)" + (CleanText.link($0.url).map { "\n  \($0)" } ?? "") }
        return ([heading] + lines).joined(separator: "\n")
    }

    /// The first three outlets, each with what it wrote.
    private static func sourceLines(_ items: [Item]) -> String? {
        let outlets = items.firstOfEachOutlet
        guard !outlets.isEmpty else { return nil }
        let lines = outlets.prefix(3).map { item in
            "- \(short(item.feed, 60)): \(short(item.title, 200))"
                + (CleanText.link(item.url).map { "\n  \($0)" } ?? "")
        }
        let rest = outlets.count > 3 ? ["- and \(outlets.count - 3) more"] : []
        return ([Message.Heading.sources] + lines + rest).joined(separator: "\n")
    }
}
