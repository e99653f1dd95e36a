import Foundation

@testable import TrustwatchCore

/// A labelled item and what became of it.
struct Judged {
    /// Its id and headline, for lists of errors.
    var name: String
    var date: Date
    var isRelevant: Bool
    /// Whether its relevance is beyond dispute.
    var isClear = true
    var story: String
    var article: String
    /// The watched subject's inspection: its key.
    var inspection: String?
    /// The same of any authority.
    var anyInspection: String?
    /// Whether it reports the inspection's findings as news.
    var isNews: Bool
    var row: MemoryLibrary.Row?

    /// Labels and predictions of one library are apart from those of all others.
    var library = ""

    var predictedStory: String { row?.story.map { "\(library) \($0)" } ?? "- \(name)" }
    var predictedArticle: String { row.map { "\(library) \($0.article)" } ?? "- \(name)" }
    var predictedInspection: String? { row?.inspection.map { "\(library) \($0)" } }

    func named(apart library: String) -> Judged {
        var other = self
        other.library = library
        other.story = "\(library) \(story)"
        other.article = "\(library) \(article)"
        other.inspection = inspection.map { "\(library) \($0)" }
        other.anyInspection = anyInspection.map { "\(library) \($0)" }
        return other
    }
}

/// The figures of corpus/evaluate.py that are promised, with the errors behind them.
struct Scores {
    private(set) var relevance = 0.0
    private(set) var copies = 0.0
    private(set) var stories = 0.0
    private(set) var inspections = 0.0
    /// Inspections that were told exactly once, of those that are due.
    private(set) var once = 0
    private(set) var due = 0
    private(set) var repeated = 0
    private(set) var falseAlarms = 0
    private(set) var early = 0
    private(set) var errors: [String] = []

    init(_ items: [Judged], told: [Item.ID]) {
        scoreRelevance(items.filter(\.isClear))
        copies = Measure.pairwise(items.map(\.article), items.map(\.predictedArticle))
        list("copies", items, \.article, \.predictedArticle)
        let relevant = items.filter(\.isRelevant)
        stories = Measure.bcubed(relevant.map(\.story), relevant.map(\.predictedStory))
        list("stories", relevant, \.story, \.predictedStory)
        scoreInspections(items)
        scoreNotifications(items, told: Set(told))
    }

    var summary: String {
        let figures = [
            ("relevance", relevance), ("copies", copies), ("stories", stories), ("inspections", inspections),
        ]
        return figures.map { "\($0) \(Int(($1 * 1000).rounded()))" }.joined(separator: " ")
            + " told \(once)/\(due) repeated \(repeated) false \(falseAlarms) early \(early)"
    }

    private mutating func scoreRelevance(_ items: [Judged]) {
        let wrong = items.filter { ($0.row?.item.isRelevant ?? false) != $0.isRelevant }
        let right = items.count { $0.isRelevant } - wrong.count { $0.isRelevant }
        relevance = right > 0 ? 2 * Double(right) / Double(2 * right + wrong.count) : 0
        for item in wrong {
            let evidence = item.row?.item.matches.first?.evidence.map { "\($0.rule) \($0.weight) ‘\($0.quote)’" }
            errors.append("\(item.isRelevant ? "missed" : "mistaken"): \(item.name) \(evidence ?? [])")
        }
    }

    /// As evaluate.py does: what the program says of other authorities' inspections counts against none.
    private mutating func scoreInspections(_ items: [Judged]) {
        let scored = items.filter { $0.inspection != nil }
        let sizes = Dictionary(items.compactMap(\.predictedInspection).map { ($0, 1) }, uniquingKeysWith: +)
        let golds = Dictionary(scored.map { ($0.inspection, 1) }, uniquingKeysWith: +)
        var precision = 0.0
        var recall = 0.0
        for item in scored {
            guard let mine = item.predictedInspection else { continue }
            let any = items.count { $0.anyInspection == item.inspection && $0.predictedInspection == mine }
            let both = scored.count { $0.inspection == item.inspection && $0.predictedInspection == mine }
            precision += Double(any) / Double(sizes[mine] ?? 1)
            recall += Double(both) / Double(golds[item.inspection] ?? 1)
        }
        inspections = Measure.f1(precision / Double(scored.count), recall / Double(scored.count))
        list("inspections", scored, { $0.inspection ?? "" }, { $0.predictedInspection ?? "-" })
    }

    private mutating func scoreNotifications(_ items: [Judged], told: Set<Item.ID>) {
        let news = items.filter { $0.isNews && $0.inspection != nil }
        let first = Dictionary(news.map { ($0.inspection, $0.date) }, uniquingKeysWith: min)
        let required = Set(news.filter(\.isClear).map(\.inspection))
        var sent: [String: Int] = [:]
        // Two versions of one entry are one row; only the first can have been told.
        var left = told
        for item in items {
            guard let row = item.row, left.remove(row.id) != nil else { continue }
            guard let key = item.anyInspection, let start = first[key] else {
                falseAlarms += 1
                errors.append("false alarm: \(item.name)")
                continue
            }
            if !item.isNews, item.date < start {
                early += 1
                errors.append("early: \(item.name)")
            } else {
                sent[key, default: 0] += 1
            }
        }
        due = required.count
        once = required.count { sent[$0 ?? ""] == 1 }
        repeated = sent.values.count { $0 > 1 }
        for key in required.compactMap(\.self).sorted() where sent[key] != 1 {
            errors.append("told \(sent[key] ?? 0) times: \(key)")
        }
    }

    /// Lists groups that were torn apart or thrown together.
    private mutating func list(
        _ what: String, _ items: [Judged], _ gold: (Judged) -> String, _ predicted: (Judged) -> String
    ) {
        for (key, members) in Dictionary(grouping: items, by: gold).sorted(by: { $0.key < $1.key }) {
            let parts = Dictionary(grouping: members, by: predicted)
            if parts.count > 1 { errors.append("\(what) torn: \(key): \(Self.lines(parts))") }
        }
        for (key, members) in Dictionary(grouping: items, by: predicted) where key != "-" {
            let parts = Dictionary(grouping: members, by: gold)
            if parts.count > 1 { errors.append("\(what) thrown together: \(Self.lines(parts))") }
        }
    }

    private static func lines(_ parts: [String: [Judged]]) -> String {
        parts.sorted { $0.key < $1.key }.map { "\n        \($0): " + $1.map(\.name).joined(separator: "; ") }.joined()
    }
}
