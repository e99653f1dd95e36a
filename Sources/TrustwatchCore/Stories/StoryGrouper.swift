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

    /// How alike two sets of terms are: the cosine of their weighted words, 0 to 1.
    ///
    /// A word weighs the more the rarer it is among the relevant items of the store (inverse document frequency); a
    /// young store knows too few, so words of the trade count as if they had been met before.
    static func similarity(_ one: [String], _ other: [String], counts: [String: Int], items: Int) -> Double {
        let others = Set(other)
        var shared = 0.0
        var mine = 0.0
        for term in one {
            let weight = weight(term, counts, items)
            mine += weight * weight
            if others.contains(term) { shared += weight * weight }
        }
        guard shared > 0 else { return 0 }
        // What the other's own words weigh is not known; they are taken to weigh what unshared words of this one do.
        let theirs = shared + Double(others.count - one.count { others.contains($0) }) * mean(one, counts, items)
        return shared / (mine * theirs).squareRoot()
    }

    /// The rarest of the shared terms, for the reason that is given.
    static func rarest(_ one: [String], _ other: [String], counts: [String: Int], items: Int) -> [String] {
        let others = Set(other)
        return Array(one.filter(others.contains).sorted { weight($0, counts, items) > weight($1, counts, items) }.prefix(3))
    }

    private static func mean(_ terms: [String], _ counts: [String: Int], _ items: Int) -> Double {
        terms.reduce(0) { $0 + weight($1, counts, items) * weight($1, counts, items) } / Double(max(1, terms.count))
    }

    private static func weight(_ term: String, _ counts: [String: Int], _ items: Int) -> Double {
        let met = Double(counts[term] ?? 0) + (ofTheTrade.contains(term) ? metBefore : 1)
        return max(0.05, log((Double(items) + itemsBefore) / met))
    }

    /// As many items as if read before the first, and in how many of them each word of the trade stood.
    private static let itemsBefore = 60.0
    private static let metBefore = 20.0
    private static let ofTheTrade: Set<String> = [
        "children", "child", "service", "council", "ofsted", "social", "care", "inspector", "inspection", "trust", "worker", "work", "report", "city", "young",
        "family", "inadequate", "good", "rated", "improvement", "progress", "visit", "monitoring", "letter", "judged", "found", "first", "published", "county",
        "borough", "leader", "protection", "authority", "local", "director", "chief", "executive", "vulnerable", "improve", "year", "month", "rating", "safeguarding",
        "foster", "carer", "leaver", "today", "staff", "watchdog", "require", "outstanding",
    ]
}
