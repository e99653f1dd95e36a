internal import Foundation

extension Inspection: JSONConvertible {
    /// An inspection whose kind no source tells is written as `other`: the contract leaves no gap there.
    package var json: JSON {
        [
            "id": .string("\(id)"),
            "subject": .string(subject),
            "authority": .string(authority),
            "urn": .optional(urn),
            "kind": .string((facts.kind ?? .other).rawValue),
            "ordinal": facts.ordinal.map(JSON.integer) ?? .null,
            "visit": facts.visit?.json ?? .null,
            "published": .optional(facts.published?.description),
            "grades": facts.gradesJSON,
            "improve": .strings(facts.improve),
            "status": .string(status.rawValue),
            "report_url": .optional(facts.reportURL),
            "items": .strings(items),
            "sources": .integer(sources),
            "notified": .optional(notified),
        ]
    }
}

extension Inspection.Visit: JSONConvertible {
    package var json: JSON { ["start": .string("\(start)"), "end": .optional(end?.description)] }
}

extension Inspection.Facts {
    /// Area to grade, in the order of `Area`.
    package var gradesJSON: JSON {
        .object(grades.map { JSON.Member($0.area.rawValue, .string($0.grade.rawValue)) })
    }
}

extension Inspection: Decodable {
    private enum CodingKeys: String, CodingKey {
        case id, subject, authority, urn, kind, ordinal, visit, published, grades, improve, status, items, sources,
            notified
        case reportURL = "report_url"
    }

    package init(from decoder: any Decoder) throws {
        let values = try decoder.container(keyedBy: CodingKeys.self)
        self.init(
            id: try values.decode(ID.self, forKey: .id),
            subject: try values.decode(Subject.ID.self, forKey: .subject),
            authority: try values.decode(String.self, forKey: .authority),
            urn: try values.decodeIfPresent(String.self, forKey: .urn),
            facts: Facts(
                kind: try values.decode(Kind.self, forKey: .kind),
                ordinal: try values.decodeIfPresent(Int.self, forKey: .ordinal),
                visit: try values.decodeIfPresent(Visit.self, forKey: .visit),
                published: try values.decodeIfPresent(PartialDate.self, forKey: .published),
                grades: try values.decode(Grades.self, forKey: .grades),
                improve: try values.decode([String].self, forKey: .improve),
                reportURL: try values.decodeIfPresent(String.self, forKey: .reportURL)
            ),
            status: try values.decode(Status.self, forKey: .status),
            items: try values.decode([Item.ID].self, forKey: .items),
            sources: try values.decode(Int.self, forKey: .sources),
            notified: try values.decodeIfPresent(Date.self, forKey: .notified)
        )
    }
}
