internal import Foundation

/// The words of one kind of message on one channel, where its operator wants others than ours.
package struct MessageTemplate: Sendable, Equatable {
    /// nil leaves the title as it is.
    package var title: Template?
    package var text: Template?

    package init(title: Template? = nil, text: Template? = nil) {
        self.title = title
        self.text = text
    }

    /// The message in these words. They are plain text like ours, so a channel escapes them in the same way.
    package func applied(to message: Message) -> Message {
        let values = message.templateValues
        var message = message
        if let title { message.title = CleanText.line(title.render(values)) }
        if let text { message.text = CleanText.block(text.render(values)) }
        return message
    }
}

extension Message {
    /// Every name that a template may use: the members of the notification in JSON, and the parts of its text.
    package static let templateShape: JSON = {
        let inspection = Inspection(
            id: .init(1), subject: "x", authority: "x", urn: "x",
            facts: .init(
                kind: .ilacs, visit: .init(start: PartialDate(dayNumber: 0), end: PartialDate(dayNumber: 0)),
                grades: Inspection.Grades(Inspection.Area.allCases.map { ($0, .good) }), improve: ["x"]),
            status: .official, items: [.init(1)])
        return Message(
            id: "x", event: .inspectionPublished, created: .init(timeIntervalSince1970: 0), subjects: ["x"], title: "x",
            text: ["x", "Grades:\n- x", "\(Heading.improve)\n- x", "\(Heading.sources)\n- x\n  https://x/"].joined(
                separator: "\n\n"), url: "x", inspection: inspection, trigger: .init(1)
        ).templateValues
    }()

    /// How the lists of a text begin that templates know by name.
    enum Heading {
        static let improve = "What must improve:"
        static let sources = "Sources:"
    }

    fileprivate var templateValues: JSON {
        guard case .object(let members) = json else { return json }
        let blocks = MessageText(text).blocks
        func entries(_ isWanted: (String) -> Bool) -> JSON {
            let lists = blocks.compactMap { block in
                if case .list(let heading, let entries) = block, isWanted(heading) { entries } else { nil }
            }
            return .array((lists.first ?? []).map { ["text": .string($0.text), "url": .optional($0.url)] })
        }
        let summary = if case .paragraph(let text)? = blocks.first { text } else { "" }
        return .object(
            members + [
                .init("summary", .string(summary)),
                .init("grades", entries { $0.hasPrefix("Grades") || $0.hasPrefix("Last grades") }),
                .init("improve", entries { $0 == Heading.improve }),
                .init("sources", entries { $0 == Heading.sources }),
            ])
    }
}
