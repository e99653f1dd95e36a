extension FeedsConf.Reading {
    /// `[[subject]]`: an authority, or anything that phrases describe.
    mutating func subjects(_ tables: [TableReader]) {
        var taken: [String: Int] = [:]
        for var table in tables {
            let authority = authority(in: &table)
            let id = id(in: &table, of: authority, taken: &taken)
            let name = table.string("name")
            let aliases = table.strings("aliases") ?? []
            let phrases = table.strings("phrases") ?? []
            let not = table.strings("not") ?? []
            let kinds = table.choices("kinds", of: Inspection.Kind.self) ?? []
            let milestones = milestones(in: &table)
            if authority == nil, phrases.isEmpty, !table.contains("authority"), !table.contains("phrases") {
                table.note(
                    "\(table.title) says nothing to look for", hint: "set authority = \"…\" or phrases = [\"…\"]")
            }
            close(&table)
            guard let id else { continue }
            settings.subjects.append(
                Subject(
                    id: id, name: name ?? authority?.name ?? id, authority: authority, aliases: aliases,
                    phrases: phrases,
                    not: not, kinds: Inspection.Kind.notifiedByDefault.union(kinds), milestones: milestones))
        }
    }

    private func authority(in table: inout TableReader) -> Authority? {
        guard let name = table.string("authority") else { return nil }
        if let authority = Authorities.named(name) {
            table.title += " \"\(authority.name)\""
            return authority
        }
        let nearest = Suggestion.nearest(to: name, among: Authorities.all.map(\.name))
        table.refuse(
            "authority", "is none of England's local authorities",
            hint: nearest.map { "did you mean \"\($0)\"?" } ?? "write its name as Ofsted does, such as \"Birmingham\"")
        return nil
    }

    private func milestones(in table: inout TableReader) -> [Milestone] {
        let texts = table.strings("milestones") ?? []
        let milestones = texts.compactMap { Milestone($0) }
        if milestones.count < texts.count {
            table.refuse(
                "milestones", "has an entry that is no date with words",
                hint: "write \"2018-04-01: The trust takes over\"; a month or a year will do as well")
        }
        return milestones.sorted { $0.date.firstDay < $1.date.firstDay }
    }

    private mutating func id(
        in table: inout TableReader, of authority: Authority?, taken: inout [String: Int]
    ) -> Subject.ID? {
        guard let id = table.string("id") ?? authority?.slug else {
            if !table.contains("id"), !table.contains("authority") {
                table.note("\(table.title) has no id", hint: "add id = \"a-short-name\"")
            }
            return nil
        }
        guard id.utf8.allSatisfy({ "abcdefghijklmnopqrstuvwxyz0123456789-".utf8.contains($0) }) else {
            table.refuse("id", "is not an id", hint: "small letters a to z, digits and hyphens")
            return nil
        }
        if authority == nil { table.title += " \"\(id)\"" }
        if let first = taken[id] {
            table.note(
                "the subject \"\(id)\" is there already, on line \(first)", hint: "give one of them another id = \"…\"")
        }
        taken[id] = table.line
        return id
    }
}
