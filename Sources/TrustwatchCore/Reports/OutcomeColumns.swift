/// Where a table of outcomes has what, and how its cells read.
struct OutcomeColumns {
    /// Why a row cannot be used.
    struct Unreadable: Error {
        var what: String
    }

    private enum Column: Hashable {
        case authority, urn, link, start, end, published, type
        case grade(Inspection.Area)
    }

    private var places: [Column: Int] = [:]
    private var titles: [String]

    /// nil for a row that is no heading of such a table.
    init?(_ titles: [String]) {
        self.titles = titles
        for (index, title) in titles.enumerated() {
            if let column = Self.column(Self.folded(title)), places[column] == nil { places[column] = index }
        }
        guard places[.authority] ?? places[.urn] != nil, places[.start] ?? places[.published] != nil else { return nil }
    }

    private static func folded(_ title: String) -> String {
        title.lowercased().split { !$0.isLetter && !$0.isNumber }.joined(separator: " ")
    }

    private static let names: [String: Column] = [
        "local authority name": .authority, "local authority": .authority, "authority": .authority, "la": .authority,
        "la name": .authority, "urn": .urn, "web link": .link, "inspection link": .link, "report link": .link,
        "link": .link, "inspection date": .start, "inspection start date": .start, "visit start": .start,
        "visit date": .start, "start date": .start, "date of inspection": .start, "inspection end date": .end,
        "visit end": .end, "end date": .end, "publication date": .published, "published": .published,
        "date published": .published, "report publication date": .published, "inspection type": .type,
        "event type": .type, "inspection event type": .type, "framework": .type, "inspection framework": .type,
    ]

    private static func column(_ title: String) -> Column? {
        if let named = names[title] { return named }
        let areas: [(words: String, area: Inspection.Area)] = [
            ("overall effectiveness", .overall), ("overall", .overall), ("impact of leaders", .leadership),
            ("leadership", .leadership), ("help and protection", .helpProtection),
            ("in care and care leavers", .careAndLeavers), ("care and leavers", .careAndLeavers),
            ("care leavers", .careLeavers), ("in care", .childrenInCare), ("looked after", .childrenInCare),
            ("adoption", .adoption),
        ]
        return areas.first { title.contains($0.words) }.map { .grade($0.area) }
    }

    /// nil for an authority that has not been inspected yet.
    func read(_ row: CSVRows.Row) throws(Unreadable) -> OutcomeTable.Entry? {
        let authority = try authority(row)
        if Self.folded(cell(.start, row)).hasPrefix("not yet") { return nil }
        var facts = Inspection.Facts()
        let start = try date(.start, row)
        let published = try date(.published, row)
        guard start ?? published != nil else { throw Unreadable(what: "it has no date") }
        facts.visit = start.map { Inspection.Visit(start: $0) }
        facts.visit?.end = try date(.end, row)
        facts.published = published
        let type = cell(.type, row)
        facts.kind = kind(type, start: start, published: published)
        facts.reportURL = cell(.link, row).hasPrefix("https://files.") ? cell(.link, row) : nil
        for column in places.keys {
            guard case .grade(let area) = column, let grade = try grade(column, row, before2014: isOld(facts)) else {
                continue
            }
            facts.grades[area] = grade
        }
        joinCare(&facts)
        return OutcomeTable.Entry(line: row.line, authority: authority, facts: facts)
    }

    private func cell(_ column: Column, _ row: CSVRows.Row) -> String {
        guard let place = places[column], place < row.fields.count else { return "" }
        return CleanText.line(row.fields[place])
    }

    private func authority(_ row: CSVRows.Row) throws(Unreadable) -> Authority {
        let urn = cell(.urn, row)
        let name = cell(.authority, row)
        if let found = Authorities.named(urn) ?? Authorities.named(name) ?? Authorities.all.named(in: name) {
            return found
        }
        throw Unreadable(what: "\"\(name.isEmpty ? urn : name)\" is none of England's local authorities")
    }

    private func date(_ column: Column, _ row: CSVRows.Row) throws(Unreadable) -> PartialDate? {
        let text = cell(column, row)
        if Self.isNothing(text) { return nil }
        // 20-Feb-23, as spreadsheets abbreviate.
        let parts = text.split { $0 == "-" || $0 == " " }
        let isShort = parts.count == 3 && parts[1].allSatisfy(\.isLetter) && parts[2].utf8.count == 2
        let written = isShort ? "\(parts[0]) \(parts[1]) 20\(parts[2])" : text
        if let date = WrittenDate.all(in: written).first?.start, date.day != nil { return date }
        throw Unreadable(what: "\"\(text)\" in column \"\(title(column))\" is no date")
    }

    /// 0 to 4 is how the statistics coded grades until 2014; 3 was `adequate` then.
    private func grade(
        _ column: Column, _ row: CSVRows.Row, before2014 isOld: Bool
    ) throws(Unreadable) -> Inspection.Grade? {
        let text = cell(column, row)
        if Self.isNothing(text) { return nil }
        if let grade = Inspection.Grade(words: text) { return grade }
        switch text {
        case "1": return .outstanding
        case "2": return .good
        case "3": return isOld ? .adequate : .requiresImprovement
        case "4": return .inadequate
        default: throw Unreadable(what: "\"\(text)\" in column \"\(title(column))\" is no grade")
        }
    }

    private func title(_ column: Column) -> String { places[column].map { CleanText.line(titles[$0]) } ?? "" }

    /// What tables write where there is nothing to write.
    private static func isNothing(_ text: String) -> Bool {
        let word = folded(text)
        let nothing: Set<String> = [
            "", "0", "5", "9", "n a", "na", "nan", "none", "null", "x", "c", "z", "not applicable", "not judged",
            "not yet inspected", "not reported", "no judgement", "not reported post reform", "data unreadable",
            "inspection pre dates judgement",
        ]
        return nothing.contains(word)
    }

    private func isOld(_ facts: Inspection.Facts) -> Bool {
        guard let kind = Framework.kind(visit: facts.visit?.start, published: facts.published) else { return false }
        return kind == .slac || kind == .childProtection
    }

    private func kind(_ type: String, start: PartialDate?, published: PartialDate?) -> Inspection.Kind? {
        let named = Inspection.Kind(label: type, visit: start, published: published)
        return named == .other ? Framework.kind(visit: start, published: published) : named
    }

    /// Before 2023 the one judgement on children in care and care leavers stands in the column of the former.
    private func joinCare(_ facts: inout Inspection.Facts) {
        guard facts.kind == .ilacs, let day = (facts.visit?.start ?? facts.published)?.firstDay,
            day < PartialDate.days(2023, 1, 1), facts.grades[.careAndLeavers] == nil,
            let grade = facts.grades[.childrenInCare],
            facts.grades[.careLeavers] ?? grade == grade
        else { return }
        facts.grades[.careAndLeavers] = grade
        facts.grades[.childrenInCare] = nil
        facts.grades[.careLeavers] = nil
    }
}
