extension Inspection.Facts {
    /// What several mentions of one inspection say together: official pages first, then news of its publication, then the
    /// rest; among equals what most of them say.
    static func consolidated(_ mentions: [Mention]) -> Inspection.Facts {
        let order = order(of: mentions)
        var facts = Inspection.Facts()
        facts.visit = best(mentions, order) {
            mentions[$0].facts.visit
        } precise: {
            $0.start.precision + ($0.end == nil ? 0 : 1)
        }
        if let visit = facts.visit, visit.end == nil {
            // Ofsted's page gives the first day alone; the news may know the last.
            facts.visit?.end = order.firstNonNil { place in
                mentions[place].facts.visit.flatMap { $0.start == visit.start ? $0.end : nil }
            }
        }
        facts.published = published(mentions, order)
        facts.kind = kind(mentions, order, visit: facts.visit, published: facts.published)
        facts.ordinal =
            facts.kind.map { $0 == .monitoringVisit } ?? true
            ? best(mentions, order) {
                mentions[$0].facts.ordinal
            } precise: { _ in
                0
            } : nil
        for area in facts.kind.map(Framework.areas) ?? Inspection.Area.allCases {
            facts.grades[area] = best(mentions, order) {
                mentions[$0].facts.grades[area]
            } precise: { _ in
                0
            }
        }
        facts.improve = order.first { !mentions[$0].facts.improve.isEmpty }.map { mentions[$0].facts.improve } ?? []
        facts.reportURL = order.firstNonNil { mentions[$0].facts.reportURL }
        return facts
    }

    /// The day that an official page gives, else the first day on which anybody reported it.
    private static func published(_ mentions: [Mention], _ order: [Int]) -> PartialDate? {
        let reported = said(mentions, order, .published) { mentions[$0].facts.published }.min {
            $0.firstDay < $1.firstDay
        }
        return said(mentions, order, .official) { mentions[$0].facts.published }.first ?? reported
            ?? said(mentions, order, .remembered) { mentions[$0].facts.published }.first
    }

    /// Full inspections are told apart by their date, which may have become known since.
    private static func kind(_ mentions: [Mention], _ order: [Int], visit: Inspection.Visit?, published: PartialDate?)
        -> Inspection.Kind?
    {
        let kind = best(mentions, order) {
            mentions[$0].facts.kind
        } precise: { _ in
            0
        }
        guard let kind, kind.isFull else { return kind }
        return Framework.kind(visit: visit?.start, published: published) ?? kind
    }

    /// The value said most often among the most trustworthy mentions that say any; of equals the more precise, then the
    /// earlier.
    ///
    /// - Parameter value: of the mention at that place. They are read in place: they are large, and a copy counts all that
    ///   is in them.
    private static func best<Value: Equatable>(
        _ mentions: [Mention], _ order: [Int], _ value: (Int) -> Value?, precise: (Value) -> Int
    ) -> Value? {
        guard let first = order.firstIndex(where: { value($0) != nil }), var best = value(order[first]) else {
            return nil
        }
        let standing = mentions[order[first]].standing
        // Mostly all agree.
        let differs = order[first...].contains { place in
            mentions[place].standing == standing && value(place).map { $0 != best } ?? false
        }
        guard differs else { return best }
        // A list, as few things are said of one inspection.
        var tallies: [(value: Value, count: Int)] = []
        for value in said(mentions, order, standing, value) {
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

    /// What the mentions of one standing say.
    private static func said<Value>(
        _ mentions: [Mention], _ order: [Int], _ standing: Mention.Standing, _ value: (Int) -> Value?
    ) -> [Value] {
        order.compactMap { mentions[$0].standing == standing ? value($0) : nil }
    }

    /// Their places, of the most trustworthy first, else as they came; mostly they have but one standing.
    private static func order(of mentions: [Mention]) -> [Int] {
        let ranks = mentions.indices.map { rank(mentions[$0].standing) }
        guard zip(ranks, ranks.dropFirst()).contains(where: >) else { return Array(mentions.indices) }
        return mentions.indices.sorted { (ranks[$0], $0) < (ranks[$1], $1) }
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
