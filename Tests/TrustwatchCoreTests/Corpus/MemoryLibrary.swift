import Foundation

@testable import TrustwatchCore

/// What the store does with decisions, in memory: looks up candidates by the keys of an item, and writes what was decided.
struct MemoryLibrary {
    struct Row {
        var id: Item.ID
        var feed: String
        var item: Intake.IncomingItem
        var article: Identifier<Article>
        var story: Story.ID?
        var inspection: Inspection.ID?
        var firstSeen: Date
        var decision: Intake.Decision
    }

    private(set) var rows: [Row] = []
    private(set) var inspections: [Inspection.ID: Inspection] = [:]
    private(set) var told: [(inspection: Inspection.ID, item: Item.ID, because: String)] = []
    private(set) var updates: [String] = []
    private var storyMoves: [Story.ID: Story.ID] = [:]
    private var inspectionMoves: [Inspection.ID: Inspection.ID] = [:]
    private var last: Int64 = 0

    mutating func apply(_ item: Intake.IncomingItem, in circumstances: Intake.Circumstances) {
        let candidates = candidates(for: item, in: circumstances)
        let decision = Intake.decide(item, among: candidates, in: circumstances)
        let item = decision.reread ?? item
        var row =
            candidates.known.flatMap { known in rows.first { $0.id == known.id } }
            ?? Row(
                id: Item.ID(next()), feed: circumstances.feed.name, item: item, article: Identifier(0),
                firstSeen: circumstances.now, decision: decision)
        row.item = item
        row.decision = decision
        row.article = place(decision.article)
        row.story = decision.story.map { place($0) }
        if let inspection = decision.inspection { row.inspection = write(inspection) }
        rows.removeAll { $0.id == row.id }
        rows.append(row)
        if let story = row.story { for merged in decision.mergedStories { move(merged, to: story) } }
        if case .tell(let event, let because) = decision.notification, let id = row.inspection {
            if event == .inspectionPublished {
                inspections[id]?.notified = circumstances.now
                told.append((id, row.id, because))
            } else {
                updates.append(because)
            }
        }
        for learner in decision.learners { teach(learner, in: row.article, circumstances) }
    }

    /// Decides a row again that says less than its copy.
    private mutating func teach(_ id: Item.ID, in article: Identifier<Article>, _ circumstances: Intake.Circumstances) {
        guard let index = rows.firstIndex(where: { $0.id == id }) else { return }
        var then = circumstances
        then.now = rows[index].firstSeen
        then.feed = Feed(name: rows[index].feed, url: "")
        rows[index].article = article
        let candidates = candidates(for: rows[index].item, in: then)
        let decision = Intake.decide(again: rows[index].item, among: candidates, in: then)
        rows[index].item = decision.reread ?? rows[index].item
        rows[index].decision = decision
        rows[index].story = decision.story.map { place($0) }
        rows[index].inspection = decision.inspection.map { write($0) }
    }

    private mutating func place<Entity>(_ placement: Intake.Placement<Identifier<Entity>>) -> Identifier<Entity> {
        switch placement {
        case .new: Identifier(next())
        case .joins(let id, _): id
        }
    }

    private mutating func write(_ decision: Intake.InspectionDecision) -> Inspection.ID {
        let id = place(decision.placement)
        var inspection =
            inspections[id]
            ?? Inspection(
                id: id, subject: decision.authority, authority: decision.authority, facts: decision.facts,
                status: decision.status)
        inspection.facts = decision.facts
        inspection.status = decision.status
        inspection.notified = inspection.notified ?? decision.told
        for merged in decision.merged {
            inspection.notified = inspection.notified ?? inspections[merged]?.notified
            inspections[merged] = nil
            for index in rows.indices where rows[index].inspection == merged { rows[index].inspection = id }
        }
        for index in rows.indices where decision.moved.contains(rows[index].id) { rows[index].inspection = id }
        for revision in decision.revised {
            inspections[revision.inspection]?.facts = revision.facts
            inspections[revision.inspection]?.status = revision.status
        }
        inspections[id] = inspection
        return id
    }

    private mutating func move(_ story: Story.ID, to other: Story.ID) {
        for index in rows.indices where rows[index].story == story { rows[index].story = other }
    }

    private mutating func next() -> Int64 {
        last += 1
        return last
    }

    private func candidates(for item: Intake.IncomingItem, in circumstances: Intake.Circumstances) -> Intake.Candidates
    {
        let keys = Intake.keys(for: item, now: circumstances.now)
        var candidates = Intake.Candidates()
        candidates.known = rows.first { $0.feed == circumstances.feed.name && $0.item.key == keys.key }.map(neighbour)
        candidates.copies = rows.filter { row in
            row.id != candidates.known?.id
                && ((keys.canonicalURL != nil && row.item.canonicalURL == keys.canonicalURL)
                    || !Set(row.item.fingerprint.bands).isDisjoint(with: keys.bands))
        }.map { row in
            var copy = neighbour(row)
            copy.matches = row.item.matches
            copy.words = row.item.terms
            copy.mention = item.fingerprint.hasText && item.isRelevant ? nil : row.item.mentions.first
            return copy
        }
        let relevant = rows.filter(\.item.isRelevant)
        candidates.relevantItems = relevant.count
        let counts = Dictionary(
            keys.terms.map { term in (term, relevant.count { $0.item.terms.contains(term) }) },
            uniquingKeysWith: { first, _ in first })
        for (term, count) in counts { candidates.termCounts[StoryTerms.hash(term)] = count }
        let rarest = Set(
            keys.terms.filter { counts[$0]! > 0 }.sorted { counts[$0]! < counts[$1]! }.prefix(Intake.Keys.rarestTerms))
        let date = item.published ?? circumstances.now
        candidates.neighbours = Array(
            relevant.filter { row in
                row.id != candidates.known?.id && keys.window.contains(row.item.published ?? row.firstSeen)
                    && !Set(row.item.subjects).isDisjoint(with: keys.subjects)
                    && !rarest.isDisjoint(with: row.item.terms)
            }.sorted {
                abs(($0.item.published ?? $0.firstSeen).timeIntervalSince(date))
                    < abs(($1.item.published ?? $1.firstSeen).timeIntervalSince(date))
            }.prefix(Intake.Keys.neighbourLimit).map(neighbour))
        let authorities = keys.authorities + candidates.copies.compactMap(\.mention?.authority)
        candidates.inspections = inspections.values.filter { authorities.contains($0.authority) }.map(candidate)
            .sorted { $0.inspection.id < $1.inspection.id }
        return candidates
    }

    private func neighbour(_ row: Row) -> Intake.Neighbour {
        Intake.Neighbour(
            id: row.id, feed: row.feed, canonicalURL: row.item.canonicalURL, title: row.item.title,
            published: row.item.published,
            firstSeen: row.firstSeen, fingerprint: row.item.fingerprint, terms: row.item.terms.map(StoryTerms.hash),
            article: row.article,
            story: row.story,
            inspection: row.inspection, standing: row.inspection.flatMap { _ in row.item.mentions.first?.standing })
    }

    private func candidate(_ inspection: Inspection) -> Intake.InspectionCandidate {
        let members = rows.filter { $0.inspection == inspection.id }.sorted { $0.id < $1.id }
        let mentions = members.compactMap { row in
            row.item.mentions.first.map { Intake.RecordedMention(item: row.id, mention: $0, story: row.story) }
        }
        let story = members.first {
            [.published, .official].contains($0.item.mentions.first?.standing) && $0.story != nil
        }?.story
        return Intake.InspectionCandidate(
            inspection: inspection, mentions: mentions, story: story,
            firstSeen: members.map(\.firstSeen).min() ?? .distantPast)
    }
}
