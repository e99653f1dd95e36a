internal import Markup

internal import struct Foundation.Date

/// An HTML page with the address it came from.
struct HTMLPage {
    let document: HTMLDocument
    private let base: URLReference?

    init(_ body: [UInt8], contentType: String?, baseURL: String?) throws(NotAFeed) {
        let decoded = CharacterDecoding.decode(body, contentType: contentType)
        guard let document = HTMLDocument(bytes: decoded.text, encoding: "utf-8") else {
            throw NotAFeed(what: body.isEmpty ? "an empty document" : "a page with far too many attributes")
        }
        self.document = document
        base = baseURL.map { URLReference($0.utf8) }
    }

    /// The first node that one of our own expressions finds, as one line; nil without any text.
    func text(_ xpath: String) -> String? {
        let text = CleanText.line((try? document.nodes(xpath).first?.text) ?? "")
        return text.isEmpty ? nil : text
    }

    /// nil for what is no web address.
    func absolute(_ link: String) -> String? {
        let url = URLReference(link.utf8).resolved(against: base)
        return ["http", "https"].contains(url.scheme.lowercased()) ? url.string : nil
    }

    /// A date for machines or for people; a day counts from its midnight in UTC.
    func date(_ written: String) -> Date? {
        if let instant = FeedDate.parse(written) { return instant }
        return WrittenDate.all(in: written).first.map { Date($0.start) }
    }
}

extension Date {
    /// The first midnight (UTC) of a day, month or year.
    init(_ date: PartialDate) {
        self.init(timeIntervalSince1970: Double(date.firstDay) * 86_400)
    }
}

/// An XPath 1.0 test for one word of a class attribute.
func hasClass(_ name: String) -> String {
    "contains(concat(' ', normalize-space(@class), ' '), ' \(name) ')"
}
