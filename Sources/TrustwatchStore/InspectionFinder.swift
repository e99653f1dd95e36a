internal import Foundation
internal import GRDB
internal import TrustwatchCore

/// Looks up the inspections of authorities with what is said of them.
///
/// What one transaction reads of an authority it remembers, and adds to it what it writes: many items of one poll, or
/// of several, speak of the same few inspections.
struct InspectionFinder {
    let db: Database
    /// Items from this number on are taken not to be there yet.
    var before = Int64.max
    private var known: [String: [Intake.InspectionCandidate]] = [:]
    /// As they are stored, each text read once.
    private var mentions: [String: Mention] = [:]

    init(db: Database) {
        self.db = db
    }

    /// Oldest first.
    mutating func inspections(of authorities: [String]) throws -> [Intake.InspectionCandidate] {
        try Set(authorities).sorted().reduce(into: []) { all, authority in all += try inspections(of: authority) }
    }

    private mutating func inspections(of authority: String) throws -> [Intake.InspectionCandidate] {
        if before == .max, let known = known[authority] { return known }
        let said = try said(of: authority)
        let rows = try Row.fetchCursor(
            try db.cachedStatement(
                sql:
                    "SELECT id, facts, status, notified, story, first_seen FROM inspection WHERE authority = ? ORDER BY id"
            ), arguments: [authority])
        let found = try Array(
            rows.map { row in
                let id = Inspection.ID(row[0] as Int64)
                // As mentions name it: whose subject it is bears on no decision.
                let inspection = Inspection(
                    id: id, subject: authority, authority: authority,
                    facts: try Stored.value(Inspection.Facts.self, row[1] as String),
                    status: Inspection.Status(rawValue: row[2]) ?? .expected, notified: Date(milliseconds: row[3]))
                return Intake.InspectionCandidate(
                    inspection: inspection, mentions: said[id] ?? [], story: (row[4] as Int64?).map { Identifier($0) },
                    firstSeen: Date(milliseconds: row[5] as Int64))
            })
        guard before == .max else { return Self.asTheyWere(found) }
        known[authority] = found
        return found
    }

    /// The first items that speak of each inspection in each way, oldest first.
    private mutating func said(of authority: String) throws -> [Inspection.ID: [Intake.RecordedMention]] {
        let statement = try db.cachedStatement(
            sql: """
                WITH way (standing) AS (VALUES ('official'), ('published'), ('expected'), ('remembered'), ('compared'))
                SELECT inspection.id, saying.id, said, saying.story
                FROM inspection CROSS JOIN way CROSS JOIN item AS saying ON saying.id IN (
                    SELECT id FROM item WHERE inspection = inspection.id AND standing = way.standing AND id < ?1
                    ORDER BY id LIMIT ?2)
                CROSS JOIN detail ON detail.item = saying.id
                WHERE authority = ?3 ORDER BY saying.id
                """)
        var found: [Inspection.ID: [Intake.RecordedMention]] = [:]
        let rows = try Row.fetchCursor(statement, arguments: [before, Intake.Keys.mentionLimit, authority])
        while let row = try rows.next() {
            let text: String = row[2]
            let mention = try mentions[text] ?? Stored.value(Mention.self, text)
            mentions[text] = mention
            found[Identifier(row[0]), default: []].append(
                Intake.RecordedMention(
                    item: Identifier(row[1]), mention: mention, story: (row[3] as Int64?).map { Identifier($0) }))
        }
        return found
    }

    /// Drawn anew from what had been said until then; those of which nothing had been said were not there.
    private static func asTheyWere(_ candidates: [Intake.InspectionCandidate]) -> [Intake.InspectionCandidate] {
        var known = candidates.filter { !$0.mentions.isEmpty }
        for index in known.indices {
            known[index].inspection.facts = .drawn(from: Claims(known[index].mentions), among: [])
        }
        return known.map { candidate in
            var candidate = candidate
            let claims = Claims(candidate.mentions)
            candidate.inspection.facts = .drawn(from: claims, among: known.filter { $0 != candidate })
            candidate.inspection.status = claims.status
            candidate.story = candidate.mentions.first { $0.mention.tellsOfPublication && $0.story != nil }?.story
            return candidate
        }
    }

    /// Adds a new item that begins an inspection, or joins one, and does nothing else.
    mutating func note(
        _ decision: Intake.InspectionDecision, _ id: Inspection.ID, _ said: Intake.RecordedMention, now: Date
    ) {
        guard var candidates = known.removeValue(forKey: decision.authority) else { return }
        let index = candidates.firstIndex { $0.inspection.id == id } ?? candidates.endIndex
        if index == candidates.endIndex {
            let inspection = Inspection(
                id: id, subject: decision.authority, authority: decision.authority, facts: decision.facts,
                status: decision.status)
            candidates.append(
                Intake.InspectionCandidate(inspection: inspection, mentions: [], story: nil, firstSeen: now))
        }
        candidates[index].inspection.facts = decision.facts
        candidates[index].inspection.status = decision.status
        if said.mention.tellsOfPublication { candidates[index].story = candidates[index].story ?? said.story }
        let alike = candidates[index].mentions.count { $0.mention.standing == said.mention.standing }
        if alike < Intake.Keys.mentionLimit { candidates[index].mentions.append(said) }
        known[decision.authority] = candidates
    }

    /// Something else was written.
    mutating func forget() { known = [:] }
}
