internal import ArgumentParser
internal import TrustwatchCore
internal import TrustwatchService

/// `report`: published reports in, their facts out. Needs neither settings nor a store.
struct ReportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "report",
        abstract: "Reads published Ofsted reports and letters and prints what they say as JSON.",
        discussion: """
            Prints one line a file: an object, or {"file": …, "error": …} where the file
            is no report. Needs pdftotext (Debian: apt install poppler-utils).

            Examples:
              trustwatch report 50214110.pdf
              trustwatch report *.pdf > reports.jsonl
            """
    )

    @Argument(help: ArgumentHelp("The PDFs to read.", valueName: "file.pdf"), completion: .file(extensions: ["pdf"]))
    var files: [String]

    func run() async throws {
        var worst: ExitStatus?
        for file in files {
            let text: String
            do {
                text = try await PDFText().read(file)
            } catch {
                if error == .missingTool { throw Self.missingTool }
                try say(error.description, of: file)
                worst = max(worst, error == .missingFile ? .missingFile : .badData)
                continue
            }
            do {
                var report = try ReportReader.read(text, authorities: Authorities.all)
                report.complete(fromName: file, authorities: Authorities.all)
                try Console.write(report.json(file: file).text + "\n")
            } catch let error as NotAReport {
                try say(error.description, of: file)
                worst = max(worst, .badData)
            }
        }
        if let worst { throw Failure(worst) }
    }

    private func say(_ error: String, of file: String) throws {
        let answer: JSON = ["file": .string(file), "error": .string(error)]
        try Console.write(answer.text + "\n")
    }

    private func max(_ left: ExitStatus?, _ right: ExitStatus) -> ExitStatus {
        guard let left else { return right }
        return left.rawValue > right.rawValue ? left : right
    }

    private static let missingTool = Failure(
        .unreachable, "reports cannot be read: pdftotext is not installed", hint: "on Debian: apt install poppler-utils"
    )
}
