/// What is said of one inspection, to be drawn together.
///
/// Plain values of what is weighed: mentions are large, a copy counts all that is in them, and each item is decided among
/// hundreds.
package struct Claims {
    private struct Claim {
        var kind: Inspection.Kind?
        var ordinal: Int?
        var visit: Inspection.Visit?
        var published: PartialDate?
        var grades: Inspection.Grades

        // Inlined so that what it does not ask for is not copied.
        @inline(__always)
        init(_ facts: Inspection.Facts) {
            kind = facts.kind
            ordinal = facts.ordinal
            visit = facts.visit
            published = facts.published
            grades = facts.grades
        }
    }

    /// By `Mention.Standing.rank`, the most trustworthy first, else as they came.
    private var claims: [[Claim]] = Array(repeating: [], count: 5)
    /// Of all areas that anybody grades.
    private var graded = Inspection.Grades()
    private var improve: [(rank: Int, words: [String])] = []
    private var reports: [(rank: Int, url: String)] = []

    package init(_ mentions: [Mention] = []) {
        for mention in mentions { add(mention) }
    }

    package init(_ mentions: [Intake.RecordedMention]) {
        add(mentions)
    }

    var isEmpty: Bool { claims.allSatisfy(\.isEmpty) }

    /// - Parameter item: whose mention is left out.
    mutating func add(_ mentions: [Intake.RecordedMention], except item: Item.ID? = nil) {
        // By their places: a copy of each would count all that is in it.
        for place in mentions.indices where mentions[place].item != item {
            let claim = Claim(mentions[place].mention.facts)
            let (words, url) = (mentions[place].mention.facts.improve, mentions[place].mention.facts.reportURL)
            add(claim, words, url, rank: mentions[place].mention.standing.rank)
        }
    }

    mutating func add(_ mention: Mention) {
        add(Claim(mention.facts), mention.facts.improve, mention.facts.reportURL, rank: mention.standing.rank)
    }

    private mutating func add(_ claim: Claim, _ words: [String], _ url: String?, rank: Int) {
        claims[rank].append(claim)
        graded.complete(from: claim.grades)
        if !words.isEmpty { improve.append((rank, words)) }
        if let url { reports.append((rank, url)) }
    }

    private func said(_ standing: Mention.Standing) -> [Claim] { claims[standing.rank] }

    /// What is known of the inspection from those who speak of it.
    package var status: Inspection.Status {
        if !said(.official).isEmpty { return .official }
        return claims.indices.allSatisfy { claims[$0].isEmpty || $0 == Mention.Standing.expected.rank }
            ? .expected : .reported
    }

    /// What they say together: official pages first, then news of its publication, then the rest; among equals what most of
    /// them say.
    package var facts: Inspection.Facts {
        var facts = Inspection.Facts()
        facts.visit = best(\.visit) { $0.start.precision + ($0.end == nil ? 0 : 1) }
        if let visit = facts.visit, visit.end == nil {
            // Ofsted's page gives the first day alone; the news may know the last.
            facts.visit?.end =
                claims.joined().lazy.compactMap { $0.visit?.start == visit.start ? $0.visit?.end : nil }
                .first
        }
        facts.published = published
        // Full inspections are told apart by their date, which may have become known since.
        facts.kind = best(\.kind).map { kind in
            kind.isFull ? Framework.kind(visit: facts.visit?.start, published: facts.published) ?? kind : kind
        }
        if facts.kind.map({ $0 == .monitoringVisit }) ?? true {
            facts.ordinal = best(\.ordinal)
        }
        for area in facts.kind.map(Framework.areas) ?? Inspection.Area.allCases where graded[area] != nil {
            facts.grades[area] = best { $0.grades[area] }
        }
        facts.improve = improve.min { $0.rank < $1.rank }?.words ?? []
        facts.reportURL = reports.min { $0.rank < $1.rank }?.url
        return facts
    }

    /// The day that an official page gives, else the first day on which anybody reported it.
    private var published: PartialDate? {
        said(.official).lazy.compactMap(\.published).first
            ?? said(.published).lazy.compactMap(\.published).min { $0.firstDay < $1.firstDay }
            ?? said(.remembered).lazy.compactMap(\.published).first
    }

    /// The value said most often among the most trustworthy that say any; of equals the more precise, then the earlier.
    private func best<Value: Equatable>(
        _ value: (Claim) -> Value?, precise: (Value) -> Int = { _ in 0 }
    ) -> Value? {
        // A list, as few things are said of one inspection.
        var tallies: [(value: Value, count: Int)] = []
        for claims in claims where tallies.isEmpty {
            for value in claims.lazy.compactMap(value) {
                if let place = tallies.firstIndex(where: { $0.value == value }) {
                    tallies[place].count += 1
                } else {
                    tallies.append((value, 1))
                }
            }
        }
        guard var best = tallies.first else { return nil }
        for tally in tallies where (tally.count, precise(tally.value)) > (best.count, precise(best.value)) {
            best = tally
        }
        return best.value
    }
}

extension Mention.Standing {
    /// How far it is to be trusted: 0 is most.
    fileprivate var rank: Int {
        switch self {
        case .official: 0
        case .published: 1
        case .expected: 2
        case .remembered: 3
        case .compared: 4
        }
    }
}
