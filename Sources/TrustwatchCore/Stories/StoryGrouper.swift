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
    private static let ofTheTrade = WordSet(
        [
            "children", "child", "service", "council", "ofsted", "social", "care", "inspector", "inspection", "trust",
            "worker", "work", "report", "city", "young",
            "family", "inadequate", "good", "rated", "improvement", "progress", "visit", "monitoring", "letter",
            "judged",
            "found", "first", "published", "county",
            "borough", "leader", "protection", "authority", "local", "director", "chief", "executive", "vulnerable",
            "improve", "year", "month", "rating", "safeguarding",
            "foster", "carer", "leaver", "today", "staff", "watchdog", "require", "outstanding",
        ].map(StoryTerms.hash))

    /// The weight of a term: the more, the rarer it is among the relevant items of the store (inverse document frequency).
    /// A young store knows too few, so words of the trade count as if they had been met before.
    fileprivate static func weight(_ term: UInt64, _ counts: [UInt64: Int], _ items: Int) -> Double {
        let met = Double(counts[term] ?? 0) + (ofTheTrade.contains(term) ? metBefore : 1)
        return max(0.05, log((Double(items) + itemsBefore) / met))
    }
}

/// The terms of one item with their weights, to be compared with those of many others.
struct WeightedTerms {
    private let terms: [String]
    private let hashes: [UInt64]
    /// The square of each one's weight, by its hash. With room to spare: sixty others are looked up term by term.
    private var squares = HashTable(capacity: 128, filler: 0.0)
    private var sum = 0.0
    private let mean: Double

    /// - Parameter counts: by `StoryTerms.hash`.
    init(_ terms: [String], counts: [UInt64: Int], items: Int) {
        self.terms = terms
        hashes = terms.map(StoryTerms.hash)
        for term in hashes where !squares.contains(term) && !Self.attitudes.contains(term) {
            let weight = StoryGrouper.weight(term, counts, items)
            squares.update(term) { $0 = weight * weight }
            sum += weight * weight
        }
        mean = sum / Double(max(1, squares.count))
    }

    private static let attitudes = StoryTerms.attitudes.map(StoryTerms.hash)

    /// How alike two items are: the cosine of their weighted terms, 0 to 1.
    ///
    /// What the other's own terms weigh is not known; they are taken to weigh what the terms of this one do on average.
    ///
    /// - Parameter other: by `StoryTerms.hash`.
    func likeness(to other: [UInt64]) -> Double {
        var shared = 0.0
        var count = 0
        for term in other {
            let square = squares.value(of: term)
            shared += square
            count += square > 0 ? 1 : 0
        }
        return count > 0 ? shared / (sum * (shared + Double(other.count - count) * mean)).squareRoot() : 0
    }

    /// The weightiest of the shared terms, for the reason that is given.
    func weightiest(with other: [UInt64]) -> [String] {
        let shared = terms.indices.filter { other.contains(hashes[$0]) }
        return shared.sorted { one, other in
            (squares.value(of: hashes[one]), terms[other]) > (squares.value(of: hashes[other]), terms[one])
        }.prefix(3).map { terms[$0] }
    }
}
