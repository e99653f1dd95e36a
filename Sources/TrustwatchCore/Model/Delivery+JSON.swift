extension Delivery: JSONConvertible {
    package var json: JSON {
        [
            "id": .string(message.id),
            "event": .string(message.event.rawValue),
            "channel": .string(channel),
            "state": .string(state.rawValue),
            "attempts": .integer(attempts),
            "next_attempt": .optional(nextAttempt),
            "error": .optional(error),
            "created": .string(message.created.rfc3339),
            "title": .string(message.title),
        ]
    }
}
