extension Intake {
    /// Decides where an item goes and what is told, given what the store knows of its neighbours.
    ///
    /// The same item among the same candidates always yields the same decision; each part of it carries its reason.
    package static func decide(_ item: IncomingItem, among candidates: Candidates, in circumstances: Circumstances)
        -> Decision
    {
        let copy = ArticleDecider(item: item, candidates: candidates, now: circumstances.now).decide()
        let reread = item.reread(copy.of)
        let item = reread ?? item
        let inspection = InspectionDecider(item: item, candidates: candidates, now: circumstances.now, copy: copy.of)
            .decide()
        let story =
            item.isRelevant
            ? StoryDecider(
                item: item, candidates: candidates, now: circumstances.now, copy: copy.of, inspection: inspection
            ).decide() : nil
        let notification = NotificationDecider(
            item: item, candidates: candidates, circumstances: circumstances, inspection: inspection
        ).decide()
        var decision = Decision(
            known: candidates.known?.id, article: copy.placement, story: story?.placement,
            mergedStories: story?.merged ?? [],
            inspection: inspection, notification: notification)
        decision.reread = reread
        return decision
    }
}

extension Intake.IncomingItem {
    /// About what the article is about where this copy of it has only the headline; nil where that changes nothing.
    fileprivate func reread(_ copy: Intake.Neighbour?) -> Self? {
        guard let copy, !fingerprint.hasText, copy.fingerprint.hasText, !copy.matches.isEmpty else { return nil }
        var item = self
        item.matches = copy.matches
        item.terms = copy.terms
        return item
    }
}
