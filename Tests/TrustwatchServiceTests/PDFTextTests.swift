import Foundation
import Testing
import TrustwatchCore

@testable import TrustwatchService

struct PDFTextTests {
    /// A PDF of one page with these lines; `operators` goes into the page as it is.
    private static func pdf(_ lines: [String], operators: String = "") -> [UInt8] {
        let text = lines.map { "(\($0)) Tj T*" }.joined(separator: "\n")
        let content = "BT /F1 12 Tf 14 TL 72 720 Td \(text) ET \(operators)"
        let objects = [
            "<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R "
                + "/Resources << /Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >> >>",
            "<< /Length \(content.utf8.count) >>\nstream\n\(content)\nendstream",
        ]
        var file = "%PDF-1.4\n"
        for (number, object) in objects.enumerated() { file += "\(number + 1) 0 obj\n\(object)\nendobj\n" }
        return Array((file + "trailer << /Root 1 0 R /Size 5 >>\n").utf8)
    }

    private func read(_ bytes: [UInt8], by reader: PDFText = PDFText()) async throws -> Result<String, PDFText.Failure>
    {
        let file = FileManager.default.temporaryDirectory.appending(path: "trustwatch-\(UUID().uuidString).pdf")
        try Data(bytes).write(to: file)
        defer { try? FileManager.default.removeItem(at: file) }
        do { return .success(try await reader.read(file.path())) } catch { return .failure(error) }
    }

    @Test func readsTheLinesInOrder() async throws {
        let read = try await read(Self.pdf(["Inspection of Northmoor", "local authority"]))
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
        let read = try await read(Self.pdf(["Inspection of Northmoor"]), by: reader)
        #expect(read == .failure(.gaveUp("it holds more than 10 bytes of text")))
    }

    /// A page that draws without end until a limit ends it: first that of CPU, then the deadline.
    @Test func anEndlessPDFCostsABoundedChild() async throws {
        let endless = Self.pdf(["x"], operators: String(repeating: "(x) Tj ", count: 4_000_000))
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
        let read = try await read(Self.pdf(["x"]), by: reader)
        #expect(throws: PDFText.Failure.self) { try read.get() }
    }
}
