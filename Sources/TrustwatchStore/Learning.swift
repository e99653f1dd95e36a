internal import TrustwatchCore

extension PollWriter {
    /// Decides again a stored item that says less than a copy of it that was just written.
    ///
    /// - Parameter article: that of the copy.
    @discardableResult
    mutating func teach(_ id: Item.ID, in article: Identifier<Article>) throws -> Intake.IncomingItem? {
        guard let stored = try StoredItem.fetch(db, "WHERE item.id = ?", [id.number]).first,
            var known = try candidates.neighbour(id.number)
        else { return nil }
        known.article = article
        let (feed, circumstances) = (feed, circumstances)
        defer { go(to: feed, circumstances) }
        var then = circumstances
        then.now = stored.firstSeen
        then.feed = Feed(name: stored.feedName, url: stored.feedURL)
        go(to: stored.feed, then)
        let item = try stored.asDecided()
        let decision = try decision(on: item, known: known, by: Intake.decide(again:among:in:))
        let taught = decision.reread ?? item
        _ = try write(taught, decision)
        return taught
    }
}
