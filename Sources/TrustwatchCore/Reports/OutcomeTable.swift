internal import struct Foundation.Date

/// Ofsted's yearly table of inspection outcomes, a sheet of it saved as CSV, and tables like it: an inspection a row.
///
/// The sheets of each year begin with some lines of notes, name their columns a little differently and order them anew, so
/// columns are found by their names.
package struct OutcomeTable: Sendable, Equatable {
    package struct Entry: Sendable, Equatable {
        /// Of the file, from 1.
        package var line: Int
        package var authority: Authority
        package var facts: Inspection.Facts
    }

    /// A row that cannot be used, in a sentence.
    package struct Fault: Sendable, Equatable {
        package var line: Int
        package var what: String
    }

    package private(set) var entries: [Entry] = []
    package private(set) var faults: [Fault] = []
    /// Authorities that have not been inspected yet.
    package private(set) var withoutInspection = 0

    /// - Throws: `NotAReport` for a file without the columns that make such a table.
    package init(_ bytes: [UInt8]) throws(NotAReport) {
        guard !bytes.starts(with: Array("PK".utf8)) else {
            throw NotAReport(what: "a spreadsheet: save its sheet of inspections as CSV")
        }
        var columns: OutcomeColumns?
        for row in CSVRows(bytes) where row.fields.contains(where: { $0.contains { !$0.isWhitespace } }) {
            guard let columns else {
                columns = OutcomeColumns(row.fields)
                continue
            }
            take(row, columns)
        }
        guard columns != nil else {
            throw NotAReport(what: "no table with the columns \"Local authority name\" and \"Inspection date\"")
        }
    }

    private mutating func take(_ row: CSVRows.Row, _ columns: OutcomeColumns) {
        do throws(OutcomeColumns.Unreadable) {
            guard let entry = try columns.read(row) else {
                withoutInspection += 1
                return
            }
            entries.append(entry)
        } catch {
            faults.append(Fault(line: row.line, what: error.what))
        }
    }
}

extension OutcomeTable.Entry {
    /// The row as an entry of a source, for `Store.apply`. It says what an official page says.
    package func item(for subjects: [Subject]) -> Intake.IncomingItem {
        let day = facts.visit?.start ?? facts.published
        let name = (facts.kind ?? .other).words
        var item = Intake.IncomingItem(
            key: "outcome-\(authority.urn)-\((facts.kind ?? .other).rawValue)-\(day?.description ?? "")",
            url: facts.reportURL, title: "\(authority.name): \(name)" + (day.map { ", \($0.words)" } ?? ""))
        item.published = facts.published.map { Date($0) }
        let evidence = Evidence(
            rule: "outcome-table", quote: authority.name, place: .feed, weight: Weights.publisher)
        item.matches = subjects.filter { $0.authority?.urn == authority.urn }.map {
            Match(subject: $0.id, score: Weights.publisher, threshold: Weights.threshold, evidence: [evidence])
        }
        item.mentions = [
            Mention(
                authority: authority.slug, facts: facts, standing: .official, said: facts.published,
                evidence: [evidence])
        ]
        return item
    }
}
