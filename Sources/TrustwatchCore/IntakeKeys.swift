package import struct Foundation.Date

extension Intake {
    /// What to look up in the store for one item before `decide`.
    ///
    /// - Parameter now: stands in for the date of an item without one.
    package static func keys(for item: IncomingItem, now: Date) -> Keys {
        let date = item.published ?? now
        return Keys(
            key: item.key,
            canonicalURL: item.canonicalURL,
            bands: item.fingerprint.bands,
            subjects: item.subjects,
            terms: item.isRelevant ? item.terms : [],
            window: date.addingTimeInterval(-StoryGrouper.window)...date.addingTimeInterval(StoryGrouper.window),
            authorities: item.mentions.first.map { [$0.authority] } ?? []
        )
    }
}
