extension Channel {
    /// What of all that is told goes to a channel, and when.
    package struct Rules: Sendable, Equatable {
        package var events: Set<Event> = [.inspectionPublished]
        /// nil for all. What concerns no subject, as a source's failure, is not held against them.
        package var subjects: Set<Subject.ID>?
        /// Inspections of less weight are not told here.
        package var minimumKind: Inspection.Kind?
        /// When nothing leaves; it leaves after them.
        package var quietHours: QuietHours?
        /// So many messages that are due at once go out in groups, where the channel is read by people.
        package var groupFrom = 4

        package init() {}
    }

    /// Whether a message is for this channel.
    package func wants(_ message: Message) -> Bool {
        guard rules.events.contains(message.event) else { return false }
        if let subjects = rules.subjects, !message.subjects.isEmpty, subjects.isDisjoint(with: message.subjects) {
            return false
        }
        // An inspection whose kind nobody has said yet may be of any.
        guard let least = rules.minimumKind, let kind = message.inspection?.facts.kind else { return true }
        return kind.weight >= least.weight
    }

    /// The message in this channel's own words, where it has any.
    package func words(of message: Message) -> Message {
        templates[message.event]?.applied(to: message) ?? message
    }

    /// How many messages that are due at once are too many to come one by one; a program wants each by itself
    /// (contract, "One notification is one inspection").
    package var groupFrom: Int { kind.isForPeople ? rules.groupFrom : .max }
}

extension Inspection.Kind {
    /// How much of a service an inspection judges: from all of what an authority does for children (4) to one home (0).
    package var weight: Int {
        switch self {
        case .ilacs, .sif, .slac, .childProtection: 4
        case .jtai, .send: 3
        case .monitoringVisit, .focusedVisit: 2
        case .fostering, .adoption, .hmipYouth: 1
        case .childrensHome, .other: 0
        }
    }
}
