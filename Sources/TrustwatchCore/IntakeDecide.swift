extension Intake {
    /// Decides where an item goes and what is told, given what the store knows of its neighbours.
    package static func decide(_ item: IncomingItem, among candidates: Candidates, in circumstances: Circumstances)
        -> Decision
    {
        Decision(
            known: candidates.known?.id,
            article: candidates.known.map { .joins($0.article, because: "the entry is known") }
                ?? .new(because: "no copy is known"),
            story: nil,
            notification: .silent(because: "the item mentions no inspection")
        )
    }
}
