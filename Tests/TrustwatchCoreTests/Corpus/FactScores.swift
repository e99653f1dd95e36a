@testable import TrustwatchCore

/// How many inspections have the right kind, count, overall grade and dates, by what most of their items lead to.
struct FactScores {
    private(set) var wrong: [String: Int] = [:]
    private(set) var all: [String: Int] = [:]
    private(set) var errors: [String] = []

    init(_ items: [CorpusItem], _ replay: Replay) {
        let scored = items.filter { $0.inspection != nil }
        for (key, members) in Dictionary(grouping: scored, by: { $0.inspection?.key ?? "" }).sorted(by: {
            $0.key < $1.key
        }) {
            guard let gold = members[0].inspection else { continue }
            let facts = members.compactMap { item in
                replay.rows[item.id]?.inspection.flatMap { replay.library.inspections[$0] }?.facts
            }
            compare(key, gold, facts)
        }
    }

    var summary: String {
        all.sorted { $0.key < $1.key }.map { "\($0) \($1 - wrong[$0, default: 0])/\($1)" }.joined(separator: " ")
    }

    private mutating func compare(_ key: String, _ gold: CorpusItem.Labels.Label, _ facts: [Inspection.Facts]) {
        let kind = gold.kind == "adoption_agency" ? "adoption" : gold.kind
        check("kind", key, kind, facts.map { $0.kind?.rawValue })
        check("ordinal", key, gold.ordinal.map(String.init), facts.map { $0.ordinal.map(String.init) })
        check("grade", key, gold.grades["overall"] ?? "none", facts.map { $0.grades[.overall]?.rawValue ?? "none" })
        check(
            "visit", key, gold.visitStart.map(Self.month), facts.map { ($0.visit?.start.description).map(Self.month) })
        check("published", key, gold.published, facts.map { Self.near($0.published, gold.published) })
    }

    private mutating func check(_ fact: String, _ key: String, _ gold: String?, _ predicted: [String?]) {
        guard let gold else { return }
        let counts = Dictionary(predicted.compactMap(\.self).map { ($0, 1) }, uniquingKeysWith: +)
        let majority = counts.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key
        all[fact, default: 0] += 1
        guard majority != gold else { return }
        wrong[fact, default: 0] += 1
        errors.append("\(fact): \(key) is \(gold), not \(majority ?? "unknown")")
    }

    private static func month(_ date: String) -> String { String(date.prefix(7)) }

    /// The right date where the found one is at most two days off: some outlets are late.
    private static func near(_ found: PartialDate?, _ gold: String?) -> String? {
        guard let found, let gold, let exact = PartialDate(gold) else { return found?.description }
        if exact.day == nil { return month(found.description) }
        return abs(exact.firstDay - found.firstDay) <= 2 ? gold : found.description
    }
}
