import Foundation

@testable import TrustwatchCore

/// A table of Fixtures/timelines: what outlets wrote of one authority over the years, day by day, with labels.
struct Timeline {
    let items: [Judged]
    let told: [Item.ID]
    /// What was due, as the table says.
    let due: Set<String>

    init(_ name: String) {
        let header = CaseFile.comments("timelines/\(name).txt")
        due = Set(header["told"]?.split(separator: " ").map(String.init) ?? [])
        let authority = header["watch"].flatMap(Authorities.named) ?? Authorities.all[0]
        let subject = Subject(id: authority.slug, name: authority.name, authority: authority)
        var library = MemoryLibrary()
        var judged: [Judged] = []
        var ids: [Item.ID] = []
        for row in CaseFile("timelines/\(name).txt").rows {
            let (day, outlet, story, article, inspection) = (row[0], row[1], row[3], row[4], row[5])
            let (feed, items) = CaseFile.entries(
                title: row[6], summary: row[7], outlet: outlet, url: row[2], day: day, watching: [subject])
            let now = items[0].published?.addingTimeInterval(1200) ?? .distantPast
            library.apply(
                items[0],
                in: Intake.Circumstances(
                    now: now, feed: feed, baseline: true, notifyWithin: .seconds(14 * 86_400), subjects: [subject]))
            ids.append(library.rows.last!.id)
            let key = inspection == "-" ? nil : inspection
            judged.append(
                Judged(
                    name: "\(day) \(outlet): \(row[6])", date: now, isRelevant: story != "-", story: story,
                    article: article, inspection: story == "-" ? nil : key, anyInspection: key,
                    isNews: key != nil && key == story))
        }
        let rows = Dictionary(library.rows.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        for index in judged.indices { judged[index].row = rows[ids[index]] }
        items = judged
        told = library.told.map(\.item)
    }
}
