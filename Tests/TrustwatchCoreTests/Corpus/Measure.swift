/// How well two ways of grouping the same items agree, 0 to 1.
enum Measure {
    static func f1(_ precision: Double, _ recall: Double) -> Double {
        precision + recall > 0 ? 2 * precision * recall / (precision + recall) : 0
    }

    /// Of pairs of items that one or both put together.
    static func pairwise(_ gold: [String], _ predicted: [String]) -> Double {
        let both = pairs(joined(gold, predicted))
        guard pairs(gold) + pairs(predicted) > 0 else { return 1 }
        return f1(both / max(1, pairs(predicted)), both / max(1, pairs(gold)))
    }

    /// B-cubed (Bagga, Baldwin, 1998): of each item, how much of its group is right and how much of the right group it has.
    static func bcubed(_ gold: [String], _ predicted: [String]) -> Double {
        let keys = joined(gold, predicted)
        let both = sizes(keys)
        let golds = sizes(gold)
        let predictions = sizes(predicted)
        var precision = 0.0
        var recall = 0.0
        for index in gold.indices {
            let shared: Double = both[keys[index]] ?? 0
            precision += shared / (predictions[predicted[index]] ?? 1)
            recall += shared / (golds[gold[index]] ?? 1)
        }
        let count = Double(gold.count)
        return f1(precision / count, recall / count)
    }

    private static func joined(_ gold: [String], _ predicted: [String]) -> [String] {
        gold.indices.map { gold[$0] + " " + predicted[$0] }
    }

    private static func sizes(_ labels: [String]) -> [String: Double] {
        Dictionary(labels.map { ($0, 1) }, uniquingKeysWith: +)
    }

    private static func pairs(_ labels: [String]) -> Double {
        sizes(labels).values.reduce(0) { sum, size in sum + size * (size - 1) / 2 }
    }
}
