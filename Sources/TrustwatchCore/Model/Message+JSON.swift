internal import Foundation

extension Message: JSONConvertible {
    /// What a webhook receives as its body and a hook on standard input; the outbox keeps it in this form as well.
    package var json: JSON {
        [
            "id": .string(id),
            "event": .string(event.rawValue),
            "created": .string(created.rfc3339),
            "subject": .optional(subject),
            "title": .string(title),
            "text": .string(text),
            "url": .optional(url),
            "inspection": inspection?.json ?? .null,
            "trigger": .optional(trigger?.description),
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
