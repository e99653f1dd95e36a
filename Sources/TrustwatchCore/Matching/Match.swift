/// One thing in an item that speaks for or against something, in the item's own words.
package struct Evidence: Hashable, Codable, Sendable {
    package enum Place: String, Codable, Sendable {
        case title, summary, body, link, feed
    }

    /// The name of the rule in the table of weights.
    package var rule: String
    package var quote: String
    package var place: Place
    /// Positive speaks for, negative against.
    package var weight: Double

    package init(rule: String, quote: String, place: Place, weight: Double) {
        self.rule = rule
        self.quote = quote
        self.place = place
        self.weight = weight
    }
}

/// How much an item is about a subject, and why.
package struct Match: Hashable, Codable, Sendable {
    package var subject: Subject.ID
    package var score: Double
    /// The score from which on an item is about the subject.
    package var threshold: Double
    package var evidence: [Evidence]

    package var isAbout: Bool { score >= threshold }

    package init(subject: Subject.ID, score: Double, threshold: Double, evidence: [Evidence]) {
        self.subject = subject
        self.score = score
        self.threshold = threshold
        self.evidence = evidence
    }
}
