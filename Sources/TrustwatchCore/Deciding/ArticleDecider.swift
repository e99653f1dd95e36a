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
    private static let rewordingDays = 7.0
    private static let headlineDays = 3.5

    struct Answer {
        var placement: Intake.Placement<Identifier<Article>>
        /// The stored copy that agrees with the item best, which an entry that is known may have as well: its place in
        /// `Candidates.copies`.
        var best: Int?
        /// The places of all that are one text with the item.
        var same: [Int]
    }

    func decide() -> Answer {
        let copies = candidates.copies
        let fingerprint = ComparedFingerprint(item.fingerprint)
        let overlaps = copies.indices.map { fingerprint.overlap(with: copies[$0].fingerprint) }
        let found = copies.indices.compactMap { index in
            sameness(index, overlaps[index]).map { (index: index, sameness: $0) }
        }
        let best = found.max { one, other in
            if one.sameness.rank != other.sameness.rank { return one.sameness.rank < other.sameness.rank }
            return copies[other.index].tellsMore(than: copies[one.index])
        }
        let placement: Intake.Placement<Identifier<Article>> =
            if let known = candidates.known {
                .joins(known.article, because: "the feed showed this entry before")
            } else if let best {
                .joins(copies[best.index].article, because: reason(best.sameness, copies[best.index]))
            } else {
                .new(because: "no copy of it is known" + nearMiss(overlaps))
            }
        return Answer(placement: placement, best: best?.index, same: found.map(\.index))
    }

    /// What makes one text of two.
    private enum Sameness {
        case address
        case headline
        case rewording
        case text(likeness: Double)

        var rank: Double {
            switch self {
            case .address: 2
            case .headline: 1
            case .rewording: ArticleDecider.unlike
            case .text(let likeness): likeness
            }
        }
    }

    /// - Parameter place: of the copy, which is read in place: a copy of it would count all that is in it.
    private func sameness(_ place: Int, _ overlap: FingerprintOverlap) -> Sameness? {
        let copies = candidates.copies
        if let address = item.canonicalURL, address == copies[place].canonicalURL { return .address }
        let days = days(to: place)
        if overlap.likeness >= Self.alike, days <= Self.copyDays { return .text(likeness: overlap.likeness) }
        if days <= Self.rewordingDays, overlap.isRewording { return .rewording }
        guard days <= Self.headlineDays, overlap[.title] > 0 else { return nil }
        let oneHasNoText = !item.fingerprint.hasText || !copies[place].fingerprint.hasText
        return oneHasNoText || overlap.likeness > Self.unlike ? .headline : nil
    }

    private func reason(_ sameness: Sameness, _ copy: Intake.Neighbour) -> String {
        switch sameness {
        case .address: "\(copy.id) has the same address, \(item.canonicalURL ?? "")"
        case .headline: "\(copy.id) has the same headline within days"
        case .rewording: "it is \(copy.id) in other words: the small words between them are the same"
        case .text(let likeness): "its text agrees with that of \(copy.id) in \(Int(likeness * 100)) % of samples"
        }
    }

    private func days(to place: Int) -> Double {
        let date = candidates.copies[place].published ?? candidates.copies[place].firstSeen
        return abs((item.published ?? now).timeIntervalSince(date)) / 86_400
    }

    /// What comes nearest to a copy, for the reason that is given; empty where nothing does.
    private func nearMiss(_ overlaps: [FingerprintOverlap]) -> String {
        let copies = candidates.copies
        let nearest = copies.indices.max { one, other in
            (overlaps[one].likeness, copies[other].id) < (overlaps[other].likeness, copies[one].id)
        }
        guard let nearest, overlaps[nearest].likeness > 0 else { return "" }
        let (likeness, days) = (Int(overlaps[nearest].likeness * 100), Int(days(to: nearest)))
        return "; \(copies[nearest].id) comes nearest: \(likeness) % of samples agree, \(days) days apart"
    }
}

extension Intake.Neighbour {
    /// Of copies that are alike the one that is about a subject says most, then the one with a text; else the older.
    fileprivate func tellsMore(than other: Intake.Neighbour) -> Bool {
        if (story == nil) != (other.story == nil) { return story != nil }
        if fingerprint.hasText != other.fingerprint.hasText { return fingerprint.hasText }
        return id < other.id
    }
}
