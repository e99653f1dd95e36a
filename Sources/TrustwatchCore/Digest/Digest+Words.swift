// What every face of the digest says alike. Dates only, no time of day: a digest with nothing new in it stays the same
// to the byte, and its file is left alone.

extension Digest {
    /// `11 to 18 April 2023`
    var period: String {
        let last = PartialDate(now)
        let adverb = Inspection.Visit(start: PartialDate(since), end: last).adverb
        return adverb.hasPrefix("from ") ? String(adverb.dropFirst(5)) : last.words
    }

    /// `2 new inspections, 1 story. 1 of 12 sources cannot be read.`
    var summary: String {
        let news = [
            inspections.isEmpty ? nil : Self.count(inspections.count, "new inspection", "new inspections"),
            stories.isEmpty ? nil : Self.count(stories.count, "story", "stories"),
        ].compactMap(\.self)
        let first = news.isEmpty ? "Nothing new." : news.joined(separator: ", ") + "."
        let broken = failing.count
        guard broken > 0 else { return first }
        return "\(first) \(broken) of \(Self.count(sources.count, "source", "sources")) cannot be read."
    }

    static func count(_ number: Int, _ one: String, _ many: String) -> String {
        "\(number) \(number == 1 ? one : many)"
    }

    var failing: [FeedHealth] {
        sources.filter { $0.record.status == .failing || $0.record.status == .gone }
    }

    /// How the sources do that are not failing.
    var healthyWords: String {
        let new = sources.filter { $0.record.status == .never }.count
        let read = sources.count - failing.count - new
        let waiting = new == 0 ? "" : " \(Self.count(new, "has", "have")) not been asked yet."
        return "\(Self.count(read, "source is", "sources are")) read without trouble.\(waiting)"
    }

    func subject(of inspection: Inspection) -> Subject {
        timelines.first { $0.subject.id == inspection.subject }?.subject
            ?? Subject(id: inspection.subject, name: inspection.authority)
    }

    /// What an inspection's grades are compared with.
    func previous(to inspection: Inspection) -> Inspection? {
        inspection.lastGraded(in: timelines.first { $0.subject.id == inspection.subject }?.inspections ?? [])
    }
}

extension FeedHealth {
    /// `cannot be read since 13 April 2023`
    var trouble: String {
        if record.status == .gone { return "is gone for good: its server says so" }
        return "cannot be read" + (record.failingSince.map { " since \(PartialDate($0).words)" } ?? "")
    }

    /// On one line, without what may change with every attempt.
    var reason: String? { record.error.map { CleanText.clipped(CleanText.line($0), to: 200) } }
}

extension Digest.StoryEntry {
    var title: String { CleanText.clipped(CleanText.line(story.title), to: 200) }

    /// The first summary that says more than the title.
    var summary: String? {
        let title = CleanText.line(story.title)
        let summaries = items.lazy.compactMap(\.summary).map(CleanText.line)
        return summaries.first { !$0.isEmpty && !title.hasPrefix($0) }.map { CleanText.clipped($0, to: 280) }
    }

    var day: PartialDate { PartialDate(story.firstSeen) }
}

extension Inspection {
    /// The day by which it stands in a list.
    package var listedDate: PartialDate? { facts.published ?? facts.visit?.end ?? facts.visit?.start }

    /// `overall good`; else every grade; `no grades` for a letter, which has none.
    package var resultWords: String {
        if status == .expected { return "expected" }
        if let verdict { return verdict }
        let grades = gradeChanges(since: nil).map { "\($0.area.words) \($0.grade.words)" }
        guard grades.isEmpty else { return grades.joined(separator: ", ") }
        return facts.kind?.isFull ?? false ? "grades not known" : "no grades"
    }
}

extension Sequence<Item> {
    /// The first item of every outlet.
    var firstOfEachOutlet: [Item] {
        var seen: Set<String> = []
        return filter { seen.insert($0.feed).inserted }
    }
}
