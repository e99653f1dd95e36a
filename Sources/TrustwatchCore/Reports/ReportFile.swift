extension NotAReport {
    /// How much of a file `init(head:)` needs to see.
    package static let headSize = 8192

    /// What a file is that should be a PDF and is none; nil for a PDF.
    ///
    /// Ofsted answers for a report that is gone with a web page and status 200, which others have kept as ".pdf".
    ///
    /// - Parameter head: its first `headSize` bytes. A PDF's mark stands within the first 1024 (ISO 32000-1, annex H.3.4.1).
    package init?(head: [UInt8]) {
        let start = String(decoding: head, as: UTF8.self)
        let folded = start.lowercased()
        if start.utf8.prefix(1024 + 5).firstRange(of: "%PDF-".utf8) != nil { return nil }
        if head.isEmpty {
            self.init(what: "an empty file")
        } else if folded.contains("<title>report not found") {
            self.init(what: "Ofsted's web page \"Report not found\", no PDF: the report is gone from this address")
        } else if folded.contains("<!doctype html") || folded.contains("<html") {
            self.init(what: "a web page, no PDF")
        } else {
            self.init(what: "no PDF")
        }
    }
}
