extension Inspection.Facts {
    /// What several mentions of one inspection say together: official pages first, then news of its publication, then the
    /// rest; among equals what most of them say.
    static func consolidated(_ mentions: [Mention]) -> Inspection.Facts {
        let ranked = mentions.sorted { rank($0.standing) < rank($1.standing) }
        var facts = Inspection.Facts()
        facts.visit = best(ranked) {
            $0.facts.visit
        } precise: {
            $0.start.precision + ($0.end == nil ? 0 : 1)
        }
        if let visit = facts.visit, visit.end == nil {
            // Ofsted's page gives the first day alone; the news may know the last.
            facts.visit?.end = ranked.lazy.compactMap(\.facts.visit).filter { $0.start == visit.start }.firstNonNil(
                \.end)
        }
        facts.published = published(ranked)
        facts.kind = kind(ranked, visit: facts.visit, published: facts.published)
        facts.ordinal =
            facts.kind.map { $0 == .monitoringVisit } ?? true
            ? best(ranked) {
                $0.facts.ordinal
            } precise: { _ in
                0
            } : nil
        let graded = Set(ranked.flatMap(\.facts.grades.keys))
        for area in Inspection.Area.allCases where graded.contains(area) {
            let isGraded = facts.kind.map { Framework.areas(of: $0).contains(area) } ?? true
            if isGraded, let grade = best(ranked, { $0.facts.grades[area] }, precise: { _ in 0 }) {
                facts.grades[area] = grade
            }
        }
        facts.improve = ranked.first { !$0.facts.improve.isEmpty }?.facts.improve ?? []
        facts.reportURL = ranked.firstNonNil { $0.facts.reportURL }
        return facts
    }

    /// The day that an official page gives, else the first day on which anybody reported it.
    private static func published(_ ranked: [Mention]) -> PartialDate? {
        let official = ranked.lazy.filter { $0.standing == .official }.firstNonNil(\.facts.published)
        if let official { return official }
        let reported = ranked.filter { $0.standing == .published }.compactMap(\.facts.published)
        return reported.min { $0.firstDay < $1.firstDay }
            ?? ranked.filter { $0.standing == .remembered }.firstNonNil { $0.facts.published }
    }

    /// Full inspections are told apart by their date, which may have become known since.
    private static func kind(_ ranked: [Mention], visit: Inspection.Visit?, published: PartialDate?) -> Inspection.Kind?
    {
        let kind = best(ranked) {
            $0.facts.kind
        } precise: { _ in
            0
        }
        guard let kind, kind.isFull else { return kind }
        return Framework.kind(visit: visit?.start, published: published) ?? kind
    }

    /// The value said most often among the most trustworthy mentions that say any; of equals the more precise, then the
    /// earlier.
    private static func best<Value: Hashable>(
        _ ranked: [Mention], _ value: (Mention) -> Value?, precise: (Value) -> Int
    ) -> Value? {
        guard let first = ranked.firstIndex(where: { value($0) != nil }) else { return nil }
        let standing = ranked[first].standing
        let values = ranked[first...].prefix { $0.standing == standing }.compactMap(value)
        // Mostly all agree.
        guard var best = values.first, values.contains(where: { $0 != best }) else { return values.first }
        let counts = Dictionary(values.map { ($0, 1) }, uniquingKeysWith: +)
        for candidate in values where (counts[candidate] ?? 0, precise(candidate)) > (counts[best] ?? 0, precise(best))
        { best = candidate }
        return best
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
        if mentions.contains(where: { $0.standing == .official }) {
            self = .official
        } else {
            self = mentions.contains { $0.standing != .expected } ? .reported : .expected
        }
    }
}

extension Sequence {
    func firstNonNil<Value>(_ value: (Element) -> Value?) -> Value? {
        for element in self { if let found = value(element) { return found } }
        return nil
    }
}
