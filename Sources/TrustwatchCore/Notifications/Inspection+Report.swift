extension Subject {
    /// `Birmingham`: the authority where there is one, as its trusts come and go.
    package var shortName: String { CleanText.line(authority?.name ?? name) }
}

extension Inspection {
    /// `Birmingham: monitoring visit (6th) published 7 September 2018`.
    package func headline(of subject: Subject) -> String {
        let name = "\(subject.shortName): \(words)"
        let visited = facts.visit.map { " of \($0.end?.words ?? $0.start.words)" } ?? ""
        let dated =
            facts.published.map { " published \($0.words)" } ?? (status == .official ? " published" : " reported")
        return name + (facts.published == nil ? visited : "") + dated + (verdict.map { ", \($0)" } ?? "")
    }

    /// `overall good`, or, as there is no overall grade since April 2026, `good throughout`; nil where grades differ.
    package var verdict: String? {
        if let overall = facts.grades[.overall] { return "overall \(overall.words)" }
        return facts.grades.count > 1 ? facts.grades.shared.map { "\($0.words) throughout" } : nil
    }

    /// Who, when, and how sure it is.
    func sentences(of subject: Subject) -> String {
        let who =
            subject.authority.map { $0.name == subject.name ? $0.name : "\($0.name) (\(subject.name))" } ?? subject.name
        let what = "\(words.capitalisedSentence) of \(CleanText.line(who))."
        let visited = facts.visit.map { "Inspectors visited \($0.adverb)." }
        let published = facts.published.map { "The findings were published \($0.adverb)." }
        let known =
            switch status {
            case .official: "This is from an official page."
            case .reported:
                "No official page has been seen yet: this is what the news says (\(sources) \(sources == 1 ? "outlet" : "outlets"))."
            case .expected: "Nothing is published yet."
            }
        return [what, visited, published, known].compactMap(\.self).joined(separator: " ")
    }

    /// `children's services inspection (ILACS) of 14 December 2018`
    var wordsWithDate: String {
        (facts.visit?.end ?? facts.visit?.start ?? facts.published).map { "\(words) of \($0.words)" } ?? words
    }

    /// Every judgement with the one before it; for a letter without grades the last ones.
    func gradeLines(since previous: Inspection?) -> String? {
        let before = previous?.wordsWithDate
        let changes = gradeChanges(since: previous)
        guard changes.isEmpty else {
            let heading = before.map { "Grades (before: \($0)):" } ?? "Grades:"
            return ([heading] + changes.map { "- \($0.area.words.capitalisedSentence): \($0.words)" }).joined(
                separator: "\n")
        }
        guard let previous, let before else { return nil }
        let lines = previous.gradeChanges(since: nil).map { "- \($0.area.words.capitalisedSentence): \($0.words)" }
        return (["Last grades (\(before)):"] + lines).joined(separator: "\n")
    }

    var improveLines: String? {
        let points = facts.improve.map { CleanText.clipped(CleanText.line($0), to: 500) }.filter { !$0.isEmpty }
        guard !points.isEmpty else { return nil }
        return ([Message.Heading.improve] + points.prefix(12).map { "- \($0)" }).joined(separator: "\n")
    }
}
