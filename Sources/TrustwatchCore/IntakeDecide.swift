extension Intake {
    /// Decides where an item goes and what is told, given what the store knows of its neighbours.
    ///
    /// The same item among the same candidates always yields the same decision; each part of it carries its reason.
    package static func decide(_ item: IncomingItem, among candidates: Candidates, in circumstances: Circumstances) -> Decision {
        let copy = ArticleDecider(item: item, candidates: candidates, now: circumstances.now).decide()
        let inspection = InspectionDecider(item: item, candidates: candidates, now: circumstances.now, copy: copy.of).decide()
        let story = item.isRelevant
            ? StoryDecider(item: item, candidates: candidates, now: circumstances.now, copy: copy.of, inspection: inspection).decide() : nil
        let notification = NotificationDecider(item: item, candidates: candidates, circumstances: circumstances, inspection: inspection).decide()
        return Decision(
            known: candidates.known?.id, article: copy.placement, story: story?.placement, mergedStories: story?.merged ?? [],
            inspection: inspection, notification: notification)
    }
}
