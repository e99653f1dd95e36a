import Foundation

@testable import TrustwatchCore

/// The figures of corpus/evaluate.py that are promised, with what is behind each error.
struct Scores {
    var relevance = 0.0
    var copies = 0.0
    var stories = 0.0
    var inspections = 0.0
    /// Inspections whose fact is wrong, of how many that have it: kind, ordinal, grade, visit, published.
    var facts: [String: (wrong: Int, all: Int)] = [:]
    var once = 0
    var due = 0
    var repeated = 0
    var falseAlarms = 0
    var early = 0
    var errors: [String] = []
    /// How often each class of error occurs, by what makes its items hard.
    var classes: [String: Int] = [:]

    init(_ items: [CorpusItem], _ replay: Replay) {
        scoreRelevance(items, replay)
        let relevant = items.filter(\.isRelevant)
        copies = Self.pairwise(
            items.map { $0.labels.duplicateOf ?? $0.id },
            items.map { replay.rows[$0.id].map { "\($0.article)" } ?? $0.id })
        stories = Self.bcubed(
            relevant.map(\.labels.story), relevant.map { replay.rows[$0.id]?.story.map { "\($0)" } ?? $0.id })
        listSplits(
            "copies", items, { $0.labels.duplicateOf ?? $0.id }, { replay.rows[$0.id].map { "\($0.article)" } ?? "-" })
        for (key, members) in Dictionary(grouping: relevant, by: \.labels.story) {
            let parts = Dictionary(grouping: members) { replay.rows[$0.id]?.story.map { "\($0)" } ?? "-" }
            guard parts.count > 1, let largest = parts.max(by: { ($0.value.count, $0.key) < ($1.value.count, $1.key) })
            else { continue }
            let isInspection = members.contains { $0.inspection != nil }
            for (part, items) in parts where part != largest.key {
                for item in items {
                    let mention = replay.rows[item.id]?.item.mentions.first
                    note(
                        "torn \(key.hashValue % 1000) story (inspection \(isInspection), news \(item.inspection?.isPublicationNews ?? false), \(Int(item.date.timeIntervalSince(members.map(\.date).min()!) / 86_400)) d, read \(mention?.standing.rawValue ?? "-") \(part == "-" ? "irrelevant" : ""))",
                        item)
                }
            }
        }
        for (_, members) in Dictionary(grouping: relevant, by: { replay.rows[$0.id]?.story.map { "\($0)" } ?? $0.id }) {
            let parts = Dictionary(grouping: members, by: \.labels.story)
            guard parts.count > 1, let largest = parts.max(by: { ($0.value.count, $0.key) < ($1.value.count, $1.key) })
            else { continue }
            for (part, items) in parts where part != largest.key {
                for item in items {
                    let mention = replay.rows[item.id]?.item.mentions.first
                    note(
                        "thrown into another story (news \(item.inspection?.isPublicationNews ?? false), read \(mention?.standing.rawValue ?? "-"))",
                        item)
                }
            }
        }
        listSplits("story", relevant, { $0.labels.story }, { replay.rows[$0.id]?.story.map { "\($0)" } ?? "-" })
        scoreInspections(items, replay)
        scoreNotifications(items, replay)
    }

    var summary: String {
        func figure(_ value: Double) -> String { String(Int((value * 1000).rounded())) }
        var parts = [
            "relevance", figure(relevance), "copies", figure(copies), "stories", figure(stories), "inspections",
            figure(inspections), "|",
        ]
        for (fact, count) in facts.sorted(by: { $0.key < $1.key }) {
            parts += [fact, "\(count.all - count.wrong)/\(count.all)"]
        }
        parts += ["| told \(once)/\(due)", "repeated \(repeated)", "false \(falseAlarms)", "early \(early)"]
        return parts.joined(separator: " ")
    }

    private mutating func note(_ error: String, _ item: CorpusItem) {
        classes[
            "\(error): \(item.labels.tags.isEmpty ? "untagged" : item.labels.tags.joined(separator: "+"))", default: 0] +=
            1
    }

    private mutating func scoreRelevance(_ items: [CorpusItem], _ replay: Replay) {
        var right = 0
        var wrong = 0
        for item in items where item.isClear {
            let predicted = replay.rows[item.id]?.item.subjects.contains("birmingham") ?? false
            if predicted && item.isRelevant { right += 1 }
            if predicted != item.isRelevant {
                wrong += 1
                let rules =
                    replay.rows[item.id]?.item.matches.first?.evidence.map { "\($0.rule) \(Int($0.weight * 10))" }
                    .joined(separator: " ") ?? "no evidence"
                note((item.isRelevant ? "missed" : "mistaken") + " {\(rules)}", item)
                let evidence =
                    replay.rows[item.id]?.item.matches.first?.evidence.map { "\($0.rule) \($0.weight) ‘\($0.quote)’" }
                    ?? []
                errors.append(
                    "relevance: \(item.id) is \(item.isRelevant ? "relevant" : "not") [\(item.outlet)] \(item.title) \(evidence)"
                )
            }
        }
        relevance = 2 * Double(right) / Double(2 * right + wrong)
    }

    private mutating func scoreInspections(_ items: [CorpusItem], _ replay: Replay) {
        let scored = items.filter { $0.inspection != nil }
        for item in scored {
            guard let row = replay.rows[item.id] else { continue }
            let mention = row.item.mentions.first
            let id = row.inspection
            let same = scored.filter {
                $0.inspection!.key == item.inspection!.key && replay.rows[$0.id]?.inspection == id
            }.count
            let all = scored.filter { $0.inspection!.key == item.inspection!.key }.count
            if same * 2 < all || id == nil {
                note(
                    "inspection lost (\(item.inspection!.kind), news \(item.inspection!.isPublicationNews), read \(mention?.standing.rawValue ?? "-") \(mention?.facts.kind?.rawValue ?? "-") \(mention?.facts.published?.description ?? "-") \(mention?.facts.visit?.start.description ?? "-"), said \(mention?.said?.description ?? "-") in \(id.flatMap { replay.library.inspections[$0]?.facts.published?.description } ?? "-"), gold \(item.inspection!.published ?? "-"))",
                    item)
            }
        }
        let predicted = { (item: CorpusItem) in replay.rows[item.id]?.inspection }
        let sizes = Dictionary(items.compactMap { predicted($0) }.map { ($0, 1) }, uniquingKeysWith: +)
        let golds = Dictionary(scored.map { ($0.inspection!.key, 1) }, uniquingKeysWith: +)
        var precision = 0.0
        var recall = 0.0
        for item in scored {
            guard let mine = predicted(item) else { continue }
            let any = items.count { $0.labels.inspection?.key == item.inspection!.key && predicted($0) == mine }
            let both = scored.count { $0.inspection!.key == item.inspection!.key && predicted($0) == mine }
            precision += Double(any) / Double(sizes[mine]!)
            recall += Double(both) / Double(golds[item.inspection!.key]!)
        }
        inspections = Self.f1(precision / Double(scored.count), recall / Double(scored.count))
        listSplits("inspection", scored, { $0.inspection!.key }, { predicted($0).map { "\($0)" } ?? "-" })
        for (key, members) in Dictionary(grouping: scored, by: { $0.inspection!.key }).sorted(by: { $0.key < $1.key }) {
            let facts = members.compactMap { predicted($0).flatMap { replay.library.inspections[$0] }?.facts }
            let gold = members[0].inspection!
            check("kind", key, gold.kind == "adoption_agency" ? "adoption" : gold.kind, facts.map { $0.kind?.rawValue })
            check("ordinal", key, gold.ordinal.map(String.init), facts.map { $0.ordinal.map(String.init) })
            check("grade", key, gold.grades["overall"], facts.map { $0.grades[.overall]?.rawValue })
            check(
                "visit", key, gold.visitStart.map { String($0.prefix(7)) },
                facts.map { $0.visit.map { String($0.start.description.prefix(7)) } })
            let isDay = gold.published?.count == 10
            check(
                "published", key, gold.published.map { isDay ? $0 : String($0.prefix(7)) },
                facts.map { facts in
                    guard let day = facts.published else { return nil }
                    if isDay, let exact = PartialDate(gold.published!), abs(exact.firstDay - day.firstDay) <= 2 {
                        return gold.published
                    }
                    return isDay ? day.description : String(day.description.prefix(7))
                })
            if gold.grades["overall"] == nil, facts.contains(where: { $0.grades[.overall] != nil }) {
                errors.append("grade: \(key) has none")
            }
        }
    }

    private mutating func check(_ fact: String, _ key: String, _ gold: String?, _ predicted: [String?]) {
        guard let gold else { return }
        let counts = Dictionary(predicted.compactMap(\.self).map { ($0, 1) }, uniquingKeysWith: +)
        let majority = counts.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key
        facts[fact, default: (0, 0)].all += 1
        guard majority != gold else { return }
        facts[fact]!.wrong += 1
        errors.append("\(fact): \(key) is \(gold), not \(majority ?? "unknown")")
    }

    private mutating func scoreNotifications(_ items: [CorpusItem], _ replay: Replay) {
        var first: [String: Date] = [:]
        var required: Set<String> = []
        for item in items {
            guard let inspection = item.inspection, inspection.isPublicationNews else { continue }
            first[inspection.key] = min(first[inspection.key] ?? item.date, item.date)
            if item.isClear { required.insert(inspection.key) }
        }
        var sent: [String: Int] = [:]
        // Two versions of one entry are one row; only the first can have been told.
        var told = Set(replay.library.told.map(\.item))
        for item in items {
            guard let row = replay.rows[item.id], told.remove(row.id) != nil else { continue }
            guard let label = item.labels.inspection, let start = first[label.key] else {
                falseAlarms += 1
                note("false alarm", item)
                errors.append("false alarm: \(item.id) [\(item.outlet)] \(item.title)")
                continue
            }
            if !label.isPublicationNews, item.date < start {
                early += 1
                note("early", item)
                errors.append("early: \(item.id) \(item.title)")
            } else {
                sent[label.key, default: 0] += 1
                if let id = row.inspection, let kind = replay.library.inspections[id]?.facts.kind,
                    kind.rawValue != label.kind
                {
                    classes["\(label.kind) told as \(kind.rawValue)", default: 0] += 1
                }
                if sent[label.key]! == 1 {
                    let facts = row.inspection.flatMap { replay.library.inspections[$0] }?.facts
                    classes[
                        "\(label.kind) told first by \(row.item.mentions[0].facts.kind?.rawValue ?? "-") \(row.item.mentions[0].facts.visit?.start.description ?? "-") \(row.item.mentions[0].facts.grades[.overall]?.rawValue ?? "-") into \(facts?.kind?.rawValue ?? "-") \(facts?.published?.description ?? "-") \(facts?.grades[.overall]?.rawValue ?? "-")",
                        default: 0] += 1
                }
                if sent[label.key]! > 1 {
                    let days = Int(item.date.timeIntervalSince(start) / 86_400)
                    let mention = row.item.mentions[0]
                    let facts = row.inspection.flatMap { replay.library.inspections[$0] }?.facts
                    note(
                        "repeated after \(days) days (\(label.kind), news \(label.isPublicationNews), read \(mention.facts.kind?.rawValue ?? "-") \(mention.facts.visit?.start.description ?? "-") \(mention.facts.grades[.overall]?.rawValue ?? "-"), in \(facts?.kind?.rawValue ?? "-") \(facts?.published?.description ?? "-"))",
                        item)
                }
            }
        }
        due = required.count
        once = required.count { sent[$0] == 1 }
        repeated = sent.values.count { $0 > 1 }
        for key in required.sorted() where sent[key] != 1 { errors.append("told \(sent[key] ?? 0) times: \(key)") }
    }

    /// Lists groups that were torn apart or thrown together.
    private mutating func listSplits(
        _ what: String, _ items: [CorpusItem], _ gold: (CorpusItem) -> String, _ predicted: (CorpusItem) -> String
    ) {
        for (key, members) in Dictionary(grouping: items, by: gold).sorted(by: { $0.key < $1.key }) {
            let parts = Dictionary(grouping: members, by: predicted)
            if parts.count > 1 {
                errors.append(
                    "\(what) torn: \(key): "
                        + parts.map { "\($0.key)=\($0.value.map(\.id))" }.sorted().joined(separator: " "))
            }
        }
        for (key, members) in Dictionary(grouping: items, by: predicted).sorted(by: { $0.key < $1.key })
        where key != "-" {
            let parts = Dictionary(grouping: members, by: gold)
            if parts.count > 1 {
                errors.append(
                    "\(what) thrown together: "
                        + parts.map { "\($0.key)=\($0.value.map(\.id))" }.sorted().joined(separator: " "))
            }
        }
    }

    static func f1(_ precision: Double, _ recall: Double) -> Double {
        precision + recall > 0 ? 2 * precision * recall / (precision + recall) : 0
    }

    static func pairwise(_ gold: [String], _ predicted: [String]) -> Double {
        let both = pairs(joined(gold, predicted))
        return f1(both / max(1, pairs(predicted)), both / max(1, pairs(gold)))
    }

    static func bcubed(_ gold: [String], _ predicted: [String]) -> Double {
        let keys: [String] = joined(gold, predicted)
        let both: [String: Double] = sizes(keys)
        let golds: [String: Double] = sizes(gold)
        let predictions: [String: Double] = sizes(predicted)
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
        var sizes: [String: Double] = [:]
        for label in labels { sizes[label, default: 0] += 1 }
        return sizes
    }

    private static func pairs(_ labels: [String]) -> Double {
        sizes(labels).values.reduce(0) { sum, size in sum + size * (size - 1) / 2 }
    }
}
