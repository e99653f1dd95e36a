extension Intake {
    /// Decides where an item goes and what is told, given what the store knows of its neighbours.
    ///
    /// The same item among the same candidates always yields the same decision; each part of it carries its reason.
    package static func decide(_ item: IncomingItem, among candidates: Candidates, in circumstances: Circumstances)
        -> Decision
    {
        let now = circumstances.now
        let article = ArticleDecider(item: item, candidates: candidates, now: now).decide()
        let correction = candidates.correction(of: article.placement)
        var reread = item.reread(article.copy)
        if let correction {
            reread = (reread ?? item).corrected(by: correction, subjects: circumstances.subjects, copy: article.copy)
        }
        let original = item
        let item = reread ?? item
        let copy = article.copy
        let inspection = InspectionDecider(
            item: item, candidates: candidates, now: now, copy: copy, corrected: correction?.inspection
        ).decide()
        let story =
            item.isRelevant
            ? StoryDecider(
                item: item, candidates: candidates, now: now, copy: copy, inspection: inspection,
                corrected: correction?.story
            ).decide() : nil
        let notification = NotificationDecider(
            item: item, candidates: candidates, circumstances: circumstances, inspection: inspection)
        var decision = Decision(
            known: candidates.known?.id, article: article.placement, story: story?.placement,
            mergedStories: story?.merged ?? [], inspection: inspection, notification: notification.decide())
        decision.storyNotification = notification.ofStory(decision.story)
        decision.reread = reread == original ? nil : reread
        return decision
    }
}

extension Intake.IncomingItem {
    private var isBare: Bool { !fingerprint.hasText }

    /// Whether what a copy says may be said of this one as well, so that it has to be known.
    package func mayLearn(from copy: Intake.Neighbour) -> Bool { isBare || !isRelevant && isOneText(with: copy) }

    private func isOneText(with copy: Intake.Neighbour) -> Bool {
        canonicalURL != nil && canonicalURL == copy.canonicalURL || fingerprint.isRewording(of: copy.fingerprint)
    }

    /// About what the article is about, where this copy of it has only the headline or does not say so; nil where that
    /// changes nothing.
    fileprivate func reread(_ copy: Intake.Neighbour?) -> Self? {
        guard let copy, !copy.matches.isEmpty,
            isBare && !copy.isBare || !isRelevant && copy.isRelevant && isOneText(with: copy)
        else { return nil }
        var item = self
        item.matches = copy.matches
        item.terms = copy.words
        if item.mentions.isEmpty, let mention = copy.mention { item.mentions = [mention] }
        return item
    }
}

extension Intake.Neighbour {
    fileprivate var isBare: Bool { !fingerprint.hasText }
    fileprivate var isRelevant: Bool { matches.contains(where: \.isAbout) }
}
