/// A value as the store keeps it: members sorted by name, those without a value left out, so that equal values are equal
/// texts. It is what Foundation's encoder makes of a `Codable`, in a third of the time.
package protocol Storable: Decodable {
    var stored: JSON { get }
}

extension Array: Storable where Element: Storable {
    package var stored: JSON { .array(map(\.stored)) }
}

extension Match: Storable {
    package var stored: JSON {
        [
            "evidence": evidence.stored, "score": .shortest(score), "subject": .string(subject),
            "threshold": .shortest(threshold),
        ]
    }
}

extension Evidence: Storable {
    package var stored: JSON {
        [
            "place": .string(place.rawValue), "quote": .string(quote), "rule": .string(rule),
            "weight": .shortest(weight),
        ]
    }
}

extension Mention: Storable {
    package var stored: JSON {
        .present([
            ("about", about.map(JSON.date)), ("authority", .string(authority)), ("evidence", evidence.stored),
            ("facts", facts.stored), ("said", said.map(JSON.date)), ("standing", .string(standing.rawValue)),
        ])
    }
}

extension Inspection.Facts: Storable {
    package var stored: JSON {
        let grades = grades.map { JSON.Member($0.area.rawValue, .string($0.grade.rawValue)) }
        return .present([
            ("grades", .object(grades.sorted { $0.name < $1.name })), ("improve", .strings(improve)),
            ("kind", (kind?.rawValue).map(JSON.string)), ("ordinal", ordinal.map(JSON.integer)),
            ("published", published.map(JSON.date)), ("reportHash", reportHash.map(JSON.string)),
            ("reportURL", reportURL.map(JSON.string)),
            ("visit", visit.map { .present([("end", $0.end.map(JSON.date)), ("start", .date($0.start))]) }),
        ])
    }
}

extension Reasons: Storable {
    package var stored: JSON {
        .present([
            ("article", .string(article)), ("inspection", inspection.map(JSON.string)),
            ("notification", .string(notification)), ("story", story.map(JSON.string)),
        ])
    }
}

extension JSON {
    fileprivate static func present(_ members: [(String, JSON?)]) -> JSON {
        .object(members.compactMap { name, value in value.map { Member(name, $0) } })
    }

    fileprivate static func date(_ date: PartialDate) -> JSON { .string(date.description) }

    /// `3` rather than `3.0`.
    fileprivate static func shortest(_ value: Double) -> JSON {
        Int(exactly: value).map(JSON.integer) ?? .number(value)
    }
}
