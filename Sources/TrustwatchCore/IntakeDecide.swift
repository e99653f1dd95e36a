extension Intake {
    /// Decides where an item goes and what is told, given what the store knows of its neighbours.
    ///
    /// The same item among the same candidates always yields the same decision; each part of it carries its reason.
    package static func decide(_ item: IncomingItem, among candidates: Candidates, in circumstances: Circumstances)
        -> Decision
    {
        let now = circumstances.now
        let article = ArticleDecider(item: item, candidates: candidates, now: now).decide()
        let copy = article.best.map { candidates.copies[$0] }
        let correction = candidates.correction(of: article.placement)
        var reread = item.reread(copy)
        if let correction {
            reread = (reread ?? item).corrected(by: correction, subjects: circumstances.subjects, copy: copy)
        }
        let original = item
        let item = reread ?? item
        let inspection = InspectionDecider(
            item: item, candidates: candidates, now: now, copy: copy, corrected: correction?.inspection
        ).decide()
        let learners = article.same.filter { candidates.copies[$0].mayLearn(from: item, tellingOf: inspection) }
        let story =
            item.isRelevant
            ? StoryDecider(
                item: item, candidates: candidates, now: now,
                // Where a copy was put that knew less says nothing: it will follow.
                copy: article.best.map(learners.contains) ?? false ? nil : copy, inspection: inspection,
                corrected: correction?.story
            ).decide() : nil
        let notification = NotificationDecider(
            item: item, candidates: candidates, circumstances: circumstances, inspection: inspection)
        var decision = Decision(
            known: candidates.known?.id, article: article.placement, story: story?.placement,
            mergedStories: story?.merged ?? [], inspection: inspection, notification: notification.decide())
        decision.storyNotification = notification.ofStory(decision.story)
        decision.reread = reread == original ? nil : reread
        decision.learners = learners.map { candidates.copies[$0].id }
        return decision
    }

    /// Decides a stored item as if it had come after the copy that says more (`Decision.learners`). It is no news: what
    /// there was to tell, the copy told.
    ///
    /// - Parameter candidates: `known` is the item itself, in the article of its copy.
    package static func decide(
        again item: IncomingItem, among candidates: Candidates, in circumstances: Circumstances
    ) -> Decision {
        var candidates = candidates
        candidates.known?.story = nil
        candidates.known?.inspection = nil
        var decision = decide(item, among: candidates, in: circumstances)
        decision.learners = []
        decision.notification = .silent(because: "it was read with what a copy said that came later")
        decision.storyNotification = decision.notification
        return decision
    }
}

extension Intake.IncomingItem {
    private var isBare: Bool { !fingerprint.hasText }

    /// Whether what a copy says may be said of this one as well, so that it has to be known.
    package func mayLearn(from copy: Intake.Neighbour) -> Bool { isBare || !isRelevant && isOneText(with: copy) }

    fileprivate func isOneText(with copy: Intake.Neighbour) -> Bool {
        canonicalURL != nil && canonicalURL == copy.canonicalURL
            || ComparedFingerprint(fingerprint).overlap(with: copy.fingerprint).isRewording
    }

    /// About what the article is about, where this copy of it has only the headline or does not say so; nil where that
    /// changes nothing.
    fileprivate func reread(_ copy: Intake.Neighbour?) -> Self? {
        guard let copy, !copy.matches.isEmpty,
            isBare && !copy.isBare || !isRelevant && copy.isRelevant && (isBare || isOneText(with: copy))
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

    /// Whether this copy, which came first, would be decided otherwise if it came now.
    fileprivate func mayLearn(from item: Intake.IncomingItem, tellingOf decision: Intake.InspectionDecision?) -> Bool {
        guard story == nil && item.isRelevant || inspection == nil && decision != nil else { return false }
        return isBare && item.fingerprint.hasText
            || story == nil && item.isRelevant && (isBare || item.isOneText(with: self))
    }
}
