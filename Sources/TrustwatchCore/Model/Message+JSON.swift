internal import Foundation

extension Message: JSONConvertible {
    /// What a webhook receives as its body and a hook on standard input; the outbox keeps it in this form as well.
    package var json: JSON {
        [
            "id": .string(id),
            "event": .string(event.rawValue),
            "created": .string(created.rfc3339),
            "subject": .optional(subjects.first),
            "title": .string(title),
            "text": .string(text),
            "url": .optional(url),
            "inspection": inspection?.json ?? .null,
            "trigger": .optional(trigger?.description),
            "subjects": .strings(subjects),
        ]
    }

    /// Reads what `json` wrote.
    package init(json bytes: [UInt8]) throws {
        let decoder = JSONDecoder()
        decoder.dateDecodingStrategy = .custom { decoder in
            let container = try decoder.singleValueContainer()
            let text = try container.decode(String.self)
            guard let date = Date(rfc3339: text) else {
                throw DecodingError.dataCorruptedError(
                    in: container, debugDescription: "\(text) is no RFC 3339 instant")
            }
            return date
        }
        self = try decoder.decode(Message.self, from: Data(bytes))
    }
}

extension Message: Decodable {
    private enum CodingKeys: CodingKey {
        case id, event, created, subject, subjects, title, text, url, inspection, trigger
    }

    package init(from decoder: any Decoder) throws {
        let values = try decoder.container(keyedBy: CodingKeys.self)
        self.init(
            id: try values.decode(String.self, forKey: .id), event: try values.decode(Event.self, forKey: .event),
            created: try values.decode(Date.self, forKey: .created),
            // Messages of the first version have but one subject.
            subjects: try values.decodeIfPresent([Subject.ID].self, forKey: .subjects)
                ?? [try values.decodeIfPresent(Subject.ID.self, forKey: .subject)].compactMap(\.self),
            title: try values.decode(String.self, forKey: .title),
            text: try values.decode(String.self, forKey: .text),
            url: try values.decodeIfPresent(String.self, forKey: .url),
            inspection: try values.decodeIfPresent(Inspection.self, forKey: .inspection),
            trigger: try values.decodeIfPresent(Item.ID.self, forKey: .trigger))
    }
}
