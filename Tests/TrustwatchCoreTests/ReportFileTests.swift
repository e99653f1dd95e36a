import Testing

@testable import TrustwatchCore

struct ReportFileTests {
    @Test(
        arguments: [
            ("%PDF-1.7\n", nil), ("\n\n%PDF-1.4 after a little rubbish", nil), ("", "an empty file"),
            (
                "<!DOCTYPE html><html><head><title>Report not found - Find an Inspection Report - Ofsted</title>",
                "Ofsted's web page \"Report not found\", no PDF: the report is gone from this address"
            ),
            ("<html><body>Sign in", "a web page, no PDF"), ("PK\u{3}\u{4}", "no PDF"),
            (String(repeating: " ", count: 2000) + "%PDF-1.4", "no PDF"),
        ] as [(String, String?)])
    func namesWhatIsNoPDF(head: String, what: String?) {
        #expect(NotAReport(head: Array(head.utf8))?.what == what)
    }

    @Test(arguments: [
        ("", "a PDF without text, perhaps scanned pages"),
        ("\u{c}\u{c}", "a PDF without text, perhaps scanned pages"),
        ("Menu of the week\nMonday: soup\n", "a document that names no inspection in its title"),
    ])
    func namesWhatIsNoReport(text: String, what: String) {
        #expect(throws: NotAReport(what: what)) { try ReportReader.read(text, authorities: []) }
    }
}
