internal import struct Foundation.Date

/// Which text an item is a copy of.
struct ArticleDecider {
    let item: Intake.IncomingItem
    let candidates: Intake.Candidates
    let now: Date

    /// The share of common runs of words from which on two texts are one.
    private static let alike = 0.4
    /// Below it two texts under one headline are two articles.
    private static let unlike = 0.15
    /// Days after which a text is reprinted rather than copied.
    private static let copyDays = 21.0
    private static let headlineDays = 2.5

    /// Where it goes, and the stored copy that agrees with it best, which an entry that is known may have as well.
    func decide() -> (placement: Intake.Placement<Identifier<Article>>, copy: Intake.Neighbour?) {
        let compared = candidates.copies.map {
            Compared(copy: $0, likeness: item.fingerprint.similarity(to: $0.fingerprint))
        }
        let found = compared.compactMap { one in reason(one).map { (copy: one.copy, reason: $0) } }
        let best = found.max { ($0.reason.likeness, $1.copy.id) < ($1.reason.likeness, $0.copy.id) }
        if let known = candidates.known {
            return (.joins(known.article, because: "the feed showed this entry before"), best?.copy)
        }
        guard let best else { return (.new(because: "no copy of it is known" + nearMiss(compared)), nil) }
        return (.joins(best.copy.article, because: best.reason.because), best.copy)
    }

    private struct Compared {
        var copy: Intake.Neighbour
        var likeness: Double
    }

    private func reason(_ compared: Compared) -> (likeness: Double, because: String)? {
        let (copy, likeness) = (compared.copy, compared.likeness)
        if let address = item.canonicalURL, address == copy.canonicalURL {
            return (2, "\(copy.id) has the same address, \(address)")
        }
        let days = days(to: copy)
        if likeness >= Self.alike, days <= Self.copyDays {
            return (likeness, "its text agrees with that of \(copy.id) in \(Int(likeness * 100)) % of samples")
        }
        let oneHasNoText = !item.fingerprint.hasText || !copy.fingerprint.hasText
        if item.fingerprint.shares(.title, with: copy.fingerprint), days <= Self.headlineDays,
            oneHasNoText || likeness > Self.unlike
        {
            return (1, "\(copy.id) has the same headline on the same day")
        }
        return nil
    }

    private func days(to copy: Intake.Neighbour) -> Double {
        abs((item.published ?? now).timeIntervalSince(copy.published ?? copy.firstSeen)) / 86_400
    }

    /// What comes nearest to a copy, for the reason that is given; empty where nothing does.
    private func nearMiss(_ compared: [Compared]) -> String {
        let nearest = compared.max { ($0.likeness, $1.copy.id) < ($1.likeness, $0.copy.id) }
        guard let nearest, nearest.likeness > 0 else { return "" }
        let (copy, likeness) = (nearest.copy, nearest.likeness)
        return
            "; \(copy.id) comes nearest: \(Int(likeness * 100)) % of samples agree, \(Int(days(to: copy))) days apart"
            + " (needed: \(Int(Self.alike * 100)) % within \(Int(Self.copyDays)) days)"
    }
}
