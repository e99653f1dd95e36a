internal import Foundation

/// Tells which items are about one event.
package enum StoryGrouper {
    /// Seconds on either side of an item in which its story's other items are looked for.
    package static let window: Double = 45 * 86_400

    /// How alike two items must be to be about one event: of what is written of one authority on one day most is about one
    /// thing, a fortnight later little is.
    static func threshold(days: Double, isOtherMatter: Bool) -> Double {
        max(isOtherMatter ? 0.2 : 0, 0.03 + 0.015 * days)
    }

    /// As many items as if read before the first, and in how many of them each word of the trade stood.
    private static let itemsBefore = 60.0
    private static let metBefore = 20.0
    private static let ofTheTrade: Set<String> = [
        "children", "child", "service", "council", "ofsted", "social", "care", "inspector", "inspection", "trust",
        "worker", "work", "report", "city", "young",
        "family", "inadequate", "good", "rated", "improvement", "progress", "visit", "monitoring", "letter", "judged",
        "found", "first", "published", "county",
        "borough", "leader", "protection", "authority", "local", "director", "chief", "executive", "vulnerable",
        "improve", "year", "month", "rating", "safeguarding",
        "foster", "carer", "leaver", "today", "staff", "watchdog", "require", "outstanding",
    ]

    /// The weight of a term: the more, the rarer it is among the relevant items of the store (inverse document frequency).
    /// A young store knows too few, so words of the trade count as if they had been met before.
    fileprivate static func weight(_ term: String, _ counts: [String: Int], _ items: Int) -> Double {
        let met = Double(counts[term] ?? 0) + (ofTheTrade.contains(term) ? metBefore : 1)
        return max(0.05, log((Double(items) + itemsBefore) / met))
    }
}

/// The terms of one item with their weights, to be compared with those of many others.
struct WeightedTerms {
    private let weights: [String: Double]
    private let sum: Double
    private let mean: Double

    init(_ terms: [String], counts: [String: Int], items: Int) {
        weights = Dictionary(terms.map { ($0, StoryGrouper.weight($0, counts, items)) }, uniquingKeysWith: max)
        sum = weights.values.reduce(0) { $0 + $1 * $1 }
        mean = sum / Double(max(1, weights.count))
    }

    /// How alike two items are: the cosine of their weighted terms, 0 to 1.
    ///
    /// What the other's own terms weigh is not known; they are taken to weigh what the terms of this one do on average.
    func likeness(to other: [String]) -> Double {
        var shared = 0.0
        var unshared = 0
        for term in other {
            if let weight = weights[term] { shared += weight * weight } else { unshared += 1 }
        }
        return shared > 0 ? shared / (sum * (shared + Double(unshared) * mean)).squareRoot() : 0
    }

    /// The weightiest of the shared terms, for the reason that is given.
    func weightiest(with other: [String]) -> [String] {
        let shared = other.compactMap { term in weights[term].map { (term: term, weight: $0) } }
        return shared.sorted { ($0.weight, $1.term) > ($1.weight, $0.term) }.prefix(3).map(\.term)
    }
}
