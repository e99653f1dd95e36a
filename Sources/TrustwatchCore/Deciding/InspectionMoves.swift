internal import struct Foundation.Date

/// Finds the news that was taken for news of another inspection before an official page told of this one.
///
/// Newspapers date a visit by its month and count from where they like, so two letters of one spring may begin as one
/// record. The official row has the days, and what fits it better than the rest of its own record moves.
struct InspectionMoves {
    /// Of the inspection that the official page tells of.
    let facts: Inspection.Facts
    let authority: String
    let now: Date
    /// The authority's other inspections.
    let rivals: [Intake.InspectionCandidate]

    func decide(_ decision: inout Intake.InspectionDecision) {
        let mine = candidate(facts, .official, [])
        for rival in rivals {
            let moved = rival.mentions.filter { isNear($0.mention) && leaves(rival, $0, for: mine) }
            guard !moved.isEmpty else { continue }
            decision.moved += moved.map(\.item)
            let rest = without(moved.map(\.item), rival)
            if !rest.mentions.isEmpty {
                decision.revised.append(
                    Intake.Revision(
                        inspection: rival.inspection.id, facts: rest.inspection.facts, status: rest.inspection.status))
            }
            decision.told = decision.told ?? told(rival, moved)
        }
    }

    func mentions(of items: [Item.ID]) -> [Intake.RecordedMention] {
        rivals.flatMap(\.mentions).filter { items.contains($0.item) }
    }

    private func leaves(
        _ rival: Intake.InspectionCandidate, _ recorded: Intake.RecordedMention, for mine: Intake.InspectionCandidate
    ) -> Bool {
        let join = InspectionJoin(mention: recorded.mention, said: Intake.day(of: rival.firstSeen))
        guard let here = join.score(mine)?.value, here >= Weights.Joining.threshold else { return false }
        let rest = without([recorded.item], rival)
        guard !rest.mentions.isEmpty, let there = join.score(rest)?.value else { return true }
        return here >= there + Weights.Joining.moveMargin
    }

    private func isNear(_ mention: Mention) -> Bool {
        guard mention.standing == .published || mention.standing == .expected else { return false }
        guard let said = mention.said, let published = facts.published else { return false }
        let wait = mention.standing == .expected ? published.lastDay - said.firstDay : 0
        return wait >= 0 && abs(said.firstDay - published.firstDay) <= Weights.Joining.movable
    }

    /// The message that told of the rival told of this one, if what moves was news by then.
    private func told(_ rival: Intake.InspectionCandidate, _ moved: [Intake.RecordedMention]) -> Date? {
        guard let notified = rival.inspection.notified else { return nil }
        let day = Intake.day(of: notified).lastDay
        let isTold = moved.contains {
            $0.mention.standing == .published && $0.mention.said.map { $0.firstDay <= day } ?? false
        }
        return isTold ? notified : nil
    }

    private func without(_ items: [Item.ID], _ rival: Intake.InspectionCandidate) -> Intake.InspectionCandidate {
        var rest = rival
        rest.mentions.removeAll { items.contains($0.item) }
        let claims = Claims(rest.mentions)
        rest.inspection.facts = .drawn(from: claims, among: rivals.filter { $0 != rival })
        rest.inspection.status = claims.status
        return rest
    }

    private func candidate(
        _ facts: Inspection.Facts, _ status: Inspection.Status, _ mentions: [Intake.RecordedMention]
    ) -> Intake.InspectionCandidate {
        Intake.InspectionCandidate(
            inspection: Inspection(
                id: Identifier(.max), subject: authority, authority: authority, facts: facts, status: status),
            mentions: mentions, story: nil, firstSeen: now)
    }
}
