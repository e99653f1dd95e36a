extension Item: JSONConvertible {
    package var json: JSON {
        [
            "id": .string("\(id)"),
            "feed": .string(feed),
            "feed_url": .string(feedURL),
            "guid": .optional(guid),
            "url": .optional(url),
            "title": .string(title),
            "summary": .optional(summary),
            "author": .optional(author),
            "published": .optional(published),
            "first_seen": .string(firstSeen.rfc3339),
            "subjects": .strings(subjects),
            "article": .string("\(article)"),
            "story": .optional(story?.description),
            "inspection": .optional(inspection?.description),
        ]
    }
}
