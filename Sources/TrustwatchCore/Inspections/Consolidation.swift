extension Inspection.Facts {
    /// What several mentions of one inspection say together: official pages first, then news of its publication, then the
    /// rest; among equals what most of them say.
    static func consolidated(_ mentions: [Mention]) -> Inspection.Facts {
        let ranked = RankedMentions(mentions)
        var facts = Inspection.Facts()
        facts.visit = ranked.best {
            mentions[$0].facts.visit
        } precise: {
            $0.start.precision + ($0.end == nil ? 0 : 1)
        }
        if let visit = facts.visit, visit.end == nil {
            // Ofsted's page gives the first day alone; the news may know the last.
            facts.visit?.end = ranked.first { place in
                mentions[place].facts.visit.flatMap { $0.start == visit.start ? $0.end : nil }
            }
        }
        facts.published = ranked.published
        // Full inspections are told apart by their date, which may have become known since.
        facts.kind = ranked.best { mentions[$0].facts.kind }.map { kind in
            kind.isFull ? Framework.kind(visit: facts.visit?.start, published: facts.published) ?? kind : kind
        }
        if facts.kind.map({ $0 == .monitoringVisit }) ?? true {
            facts.ordinal = ranked.best { mentions[$0].facts.ordinal }
        }
        for area in facts.kind.map(Framework.areas) ?? Inspection.Area.allCases {
            facts.grades[area] = ranked.best { mentions[$0].facts.grades[area] }
        }
        facts.improve = ranked.first { mentions[$0].facts.improve.isEmpty ? nil : mentions[$0].facts.improve } ?? []
        facts.reportURL = ranked.first { mentions[$0].facts.reportURL }
        return facts
    }
}

/// Mentions of one inspection by how far they are to be trusted.
///
/// What they say is asked for by their places: they are large, and a copy counts all that is in them.
private struct RankedMentions {
    private let mentions: [Mention]
    /// Of the most trustworthy first, else as they came.
    private let places: [Int]

    init(_ mentions: [Mention]) {
        self.mentions = mentions
        let ranks = mentions.indices.map { Self.rank(mentions[$0].standing) }
        // Mostly they have but one standing.
        let isRanked = !zip(ranks, ranks.dropFirst()).contains(where: >)
        places =
            isRanked ? Array(mentions.indices) : mentions.indices.sorted { (ranks[$0], $0) < (ranks[$1], $1) }
    }

    /// What the first of those says that say any.
    func first<Value>(_ value: (Int) -> Value?) -> Value? { places.firstNonNil(value) }

    /// The day that an official page gives, else the first day on which anybody reported it.
    var published: PartialDate? {
        let day = { (place: Int) in mentions[place].facts.published }
        return said(.official, day).first ?? said(.published, day).min { $0.firstDay < $1.firstDay }
            ?? said(.remembered, day).first
    }

    /// The value said most often among the most trustworthy that say any; of equals the more precise, then the earlier.
    func best<Value: Equatable>(
        _ value: (Int) -> Value?, precise: (Value) -> Int = { _ in 0 }
    ) -> Value? {
        guard let first = places.firstIndex(where: { value($0) != nil }), var best = value(places[first]) else {
            return nil
        }
        let standing = mentions[places[first]].standing
        // Mostly all agree.
        let differs = places[first...].contains { place in
            mentions[place].standing == standing && value(place).map { $0 != best } ?? false
        }
        guard differs else { return best }
        // A list, as few things are said of one inspection.
        var tallies: [(value: Value, count: Int)] = []
        for value in said(standing, value) {
            if let place = tallies.firstIndex(where: { $0.value == value }) {
                tallies[place].count += 1
            } else {
                tallies.append((value, 1))
            }
        }
        var count = 0
        for tally in tallies where (tally.count, precise(tally.value)) > (count, precise(best)) {
            (best, count) = tally
        }
        return best
    }

    /// What those of one standing say.
    private func said<Value>(_ standing: Mention.Standing, _ value: (Int) -> Value?) -> [Value] {
        places.compactMap { mentions[$0].standing == standing ? value($0) : nil }
    }

    private static func rank(_ standing: Mention.Standing) -> Int {
        switch standing {
        case .official: 0
        case .published: 1
        case .expected: 2
        case .remembered: 3
        case .compared: 4
        }
    }
}

extension Inspection.Status {
    /// What is known of an inspection from those who speak of it.
    package init(_ mentions: [Mention]) {
        if mentions.indices.contains(where: { mentions[$0].standing == .official }) {
            self = .official
        } else {
            self = mentions.indices.contains { mentions[$0].standing != .expected } ? .reported : .expected
        }
    }
}

extension Sequence {
    func firstNonNil<Value>(_ value: (Element) -> Value?) -> Value? {
        for element in self { if let found = value(element) { return found } }
        return nil
    }
}
