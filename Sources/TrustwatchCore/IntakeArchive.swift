extension Intake {
    /// As `decide`, for what is taken over from a table of outcomes: it joins what is known, and nobody is told.
    package static func decideArchived(
        _ item: IncomingItem, among candidates: Candidates, in circumstances: Circumstances
    ) -> Decision {
        var item = item
        if let mention = item.mentions.first, mention.facts.published == nil, let visit = mention.facts.visit {
            // Some tables give the visit alone; the report of that visit came out when others say, or about then.
            let known = candidates.inspections.lazy.map(\.inspection.facts).first { facts in
                facts.visit.map { abs($0.start.firstDay - visit.start.firstDay) <= Weights.Joining.visitSlack } ?? false
            }
            let usual = PartialDate(dayNumber: (visit.end ?? visit.start).lastDay + Framework.usualDelay)
            item.mentions[0].said = known?.published ?? usual
        }
        var decision = decide(item, among: candidates, in: circumstances)
        decision.notification = .silent(because: "it was taken over from a table of outcomes")
        return decision
    }
}
