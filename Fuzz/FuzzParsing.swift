import TrustwatchCore

/// What libFuzzer calls with each input. The first byte chooses what is told about the document, the rest is the document.
/// A crash, an overflow, a failed check below, a hang or too much memory is a finding.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzParsing(_ start: UnsafePointer<UInt8>, _ count: Int) -> CInt {
    let input = Array(UnsafeBufferPointer(start: start, count: count))
    guard let choice = input.first else { return 0 }
    let types: [String?] = [
        nil, "text/xml; charset=windows-1252", "application/xml; charset=utf-16", "text/html", "application/json",
    ]
    let base = choice & 16 == 0 ? "https://example.org/a/feed.xml" : nil
    let detail: FeedParser.Detail = choice & 8 == 0 ? .full : .polling
    let type = types[Int(choice & 7) % types.count]
    if let feed = try? FeedParser.parse(Array(input.dropFirst()), contentType: type, baseURL: base, detail: detail) {
        check(feed)
    }
    return 0
}

/// What must hold for any document: the output is safe, and readable by the same parser.
private func check(_ feed: ParsedFeed) {
    for item in feed.items {
        for html in [item.contentHTML, item.summaryHTML].compactMap(\.self) {
            let lower = html.lowercased()
            precondition(!lower.contains("<script") && !lower.contains("<iframe srcdoc"), "markup that runs was left")
            precondition(
                !lower.contains("=\"javascript:") && !lower.contains(" onerror="), "an attribute that runs was left")
        }
        precondition((item.text?.utf8.count ?? 0) <= 20_000, "more text than polling asked for")
        for text in [item.title, item.summary, item.text].compactMap(\.self) {
            precondition(
                !text.unicodeScalars.contains { $0.value < 0x20 && $0 != "\n" || (0x7F...0x9F).contains($0.value) })
        }
    }
    let document = JSONFeedWriter.write(feed)
    let again = try? FeedParser.parse(document)
    precondition(again?.items.count == feed.items.count && again?.bozo == false, "the output is no JSON Feed")
}
