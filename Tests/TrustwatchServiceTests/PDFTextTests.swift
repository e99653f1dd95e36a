import Foundation
import LoopbackServers
import Testing
import TrustwatchCore

@testable import TrustwatchService

struct PDFTextTests {
    private func read(_ bytes: [UInt8], by reader: PDFText = PDFText()) async throws -> Result<String, PDFText.Failure>
    {
        let file = FileManager.default.temporaryDirectory.appending(path: "trustwatch-\(UUID().uuidString).pdf")
        try Data(bytes).write(to: file)
        defer { try? FileManager.default.removeItem(at: file) }
        do { return .success(try await reader.read(file.path())) } catch { return .failure(error) }
    }

    @Test func readsTheLinesInOrder() async throws {
        let read = try await read(TinyPDF.bytes(["Inspection of Northmoor", "local authority"]))
        #expect(read == .success("Inspection of Northmoor\nlocal authority\n\u{c}"))
    }

    @Test func refusesWhatIsNoPDF() async throws {
        let page = Array("<html><title>Report not found - Ofsted</title>".utf8)
        let problem = try #require(NotAReport(head: page))
        #expect(try await read(page) == .failure(.notAReport(problem)))
    }

    @Test func aMissingFileIsNamed() async {
        await #expect(throws: PDFText.Failure.missingFile) { try await PDFText().read("/nowhere/report.pdf") }
    }

    @Test func aDamagedPDFIsAFailure() async throws {
        let damaged = Array("%PDF-1.7\nnothing more".utf8)
        #expect(
            try await read(damaged) == .failure(.gaveUp("pdftotext cannot read it: a damaged or encrypted PDF")))
    }

    @Test func moreTextThanAllowedIsAFailure() async throws {
        var reader = PDFText()
        reader.maxSize = 10
        let read = try await read(TinyPDF.bytes(["Inspection of Northmoor"]), by: reader)
        #expect(read == .failure(.gaveUp("it holds more than 10 bytes of text")))
    }

    /// A page that draws without end until a limit ends it: first that of CPU, then the deadline.
    @Test func anEndlessPDFCostsABoundedChild() async throws {
        let endless = TinyPDF.bytes(["x"], operators: String(repeating: "(x) Tj ", count: 4_000_000))
        var reader = PDFText()
        reader.cpu = 1
        #expect(
            try await read(endless, by: reader)
                == .failure(.gaveUp("pdftotext needed more than 1 s of CPU or crashed on it")))
        reader.deadline = .zero
        #expect(try await read(endless, by: reader) == .failure(.gaveUp("pdftotext did not end within 0 seconds")))
    }

    @Test func memoryIsBounded() async throws {
        var reader = PDFText()
        reader.memory = 1_000_000
        let read = try await read(TinyPDF.bytes(["x"]), by: reader)
        #expect(throws: PDFText.Failure.self) { try read.get() }
    }

    @Test func failuresAreSentences() {
        let failure: any Error = PDFText.Failure.notAReport(NotAReport(what: "a web page, no PDF"))
        #expect("\(failure)" == "it is a web page, no PDF")
    }
}
