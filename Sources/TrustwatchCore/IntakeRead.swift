package import struct Foundation.Date

extension Intake {
    /// Reads what a poll brought as far as it can be without the store.
    ///
    /// - Parameter matcher: made once for the subjects of feeds.conf; `Matcher(subjects:)` is not cheap.
    package static func read(_ parsed: ParsedFeed, of feed: Feed, with matcher: Matcher) -> Reading {
        Reading(
            title: parsed.title, hints: parsed.hints,
            items: parsed.items.map { item in
                IncomingItem(
                    key: item.id ?? item.url ?? item.title ?? "", guid: item.id, url: item.url, title: item.title ?? "")
            })
    }
}
