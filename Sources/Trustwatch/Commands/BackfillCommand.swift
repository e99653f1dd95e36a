internal import ArgumentParser
internal import Foundation
internal import TrustwatchCore
internal import TrustwatchService
internal import TrustwatchStore

/// `backfill`: the past from Ofsted's own table into the timeline.
struct BackfillCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "backfill",
        abstract: "Takes Ofsted's yearly table of inspection outcomes into the timeline; nobody is told.",
        discussion: """
            Ofsted publishes "Local authority inspection outcomes as at 31 March" as a
            spreadsheet (.ods): open it, and save the sheet that lists inspections as CSV.
            What is known already is completed, not repeated; the same file may be read
            twice. Rows that cannot be used are named, the others are taken.

            Examples:
              trustwatch backfill outcomes-2026.csv
              trustwatch inspections --all --since 2018-01-01
            """)

    @Argument(
        help: ArgumentHelp("The sheet, saved as CSV.", valueName: "file.csv"), completion: .file(extensions: ["csv"]))
    var file: String
    @OptionGroup var global: GlobalOptions

    /// The name of the source that such items come from.
    static let source = "Ofsted's table of outcomes"

    func run() throws {
        let settings = try global.settingsForReading()
        let table = try read()
        let store = try open(settings)
        let circumstances = Intake.Circumstances(
            now: global.now, feed: Feed(name: Self.source, url: "archive:\(Self.source)"), baseline: false,
            notifyWithin: .zero, subjects: settings.subjects)
        let bar = ProgressBar(global.terminal, noColour: global.noColour)
        let applied = try store.archive(
            table.entries.map { $0.item(for: settings.subjects) }, as: Self.source, in: circumstances
        ) { done, total in bar.show(done, of: total, "inspections") }
        bar.remove()
        for fault in table.faults { Console.note("\(file):\(fault.line): \(fault.what)") }
        Console.note(Self.sentence(file, table, applied))
        if !table.faults.isEmpty { throw Failure(.badData) }
    }

    private func read() throws(Failure) -> OutcomeTable {
        guard let data = FileManager.default.contents(atPath: file) else {
            throw Failure(.missingFile, "\(file) does not exist, or cannot be read")
        }
        do { return try OutcomeTable(Array(data)) } catch { throw Failure(.badData, "\(file) is \(error.what)") }
    }

    /// Made where there is none: the past may come first.
    private func open(_ settings: Settings) throws -> Store {
        umask(0o027)
        return try Store(path: try global.stateDirectory(settings) + "/" + Store.fileName)
    }

    /// `outcomes.csv: 153 inspections, 12 of them new; 2 authorities without one; 1 row that cannot be used`.
    static func sentence(_ file: String, _ table: OutcomeTable, _ applied: Applied) -> String {
        var parts = ["\(file): \(table.entries.count.counted("inspection")), \(applied.new) of them new"]
        if table.withoutInspection > 0 {
            parts.append("\(table.withoutInspection.counted("row")) of authorities that were not inspected yet")
        }
        if !table.faults.isEmpty { parts.append("\(table.faults.count.counted("row")) that cannot be used") }
        return parts.joined(separator: "; ")
    }
}
