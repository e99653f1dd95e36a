/// What happened to a service beside its inspections, such as a trust that took over; part of its timeline.
package struct Milestone: Hashable, Sendable {
    package var date: PartialDate
    /// One line, such as `The trust takes over`.
    package var words: String

    package init(date: PartialDate, words: String) {
        self.date = date
        self.words = words
    }

    /// Reads `2018-04-01: The trust takes over`; nil for anything else.
    package init?(_ text: String) {
        guard let colon = text.firstIndex(of: ":"), let date = PartialDate(String(text[..<colon])) else { return nil }
        let words = CleanText.line(String(text[text.index(after: colon)...]))
        guard !words.isEmpty else { return nil }
        self.init(date: date, words: words)
    }
}
