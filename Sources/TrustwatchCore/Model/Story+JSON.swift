extension Story: JSONConvertible {
    package var json: JSON {
        [
            "id": .string("\(id)"),
            "title": .string(title),
            "subjects": .strings(subjects),
            "inspection": .optional(inspection?.description),
            "first_seen": .string(firstSeen.rfc3339),
            "last_seen": .string(lastSeen.rfc3339),
            "items": .strings(items),
            "outlets": .strings(outlets),
        ]
    }
}
