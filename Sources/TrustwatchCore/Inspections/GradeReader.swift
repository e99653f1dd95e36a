/// Finds the grades that an item reports, apart from those it only remembers or says are gone.
struct GradeReader {
    struct Finding {
        var area: Inspection.Area
        var grade: Inspection.Grade
        var sentence: Int
        var words: Range<Int>
        /// Given in another inspection: `rated inadequate in 2014`.
        var isPast: Bool
        /// What something else follows: `after its services were judged inadequate`.
        var isReason = false
        /// `in all five areas`: of every area that the inspection grades.
        var isEverywhere = false
    }

    let item: ItemText
    let dates: ItemDates

    /// All of them, those in the headline first.
    func findings() -> [Finding] {
        var findings: [Finding] = []
        for mark in item.marks {
            guard case .grade(let grade) = mark.concept, !isInsideLongerGrade(mark), isVerdict(mark, grade),
                !isLost(mark)
            else { continue }
            for area in areas(of: mark) {
                findings.append(
                    Finding(
                        area: area, grade: grade, sentence: mark.sentence, words: mark.words,
                        isPast: dates.isPast(mark) || isAttribute(mark) || followsSince(mark)
                            || stands(mark, behind: .former) && !startsVerdict(mark),
                        isReason: isReason(mark), isEverywhere: isEverywhere(mark)))
            }
        }
        return findings
    }

    /// `good in every category`; `good overall` is the opposite of it.
    private func isEverywhere(_ mark: ItemText.Mark) -> Bool {
        item.marks(in: mark.sentence).contains {
            $0.concept == .everywhere && item.text.words[$0.words.lowerBound].hash != Self.overall
                && !hasGrade(between: mark, and: $0)
        }
    }

    /// `its first inspection since the council was found inadequate`.
    private func followsSince(_ mark: ItemText.Mark) -> Bool {
        item.follows(Self.since, within: 8, mark)
    }

    /// `after Ofsted judged its services good`; not `after two weeks inspectors rated them good`, for a pause or the visit
    /// stands between.
    private func isReason(_ mark: ItemText.Mark) -> Bool {
        let words = item.text.words
        let sentence = item.text.sentences[mark.sentence].words
        let reach = max(sentence.lowerBound, mark.words.lowerBound - 8)..<mark.words.lowerBound
        guard let after = reach.last(where: { Self.afterWords.contains(words[$0].hash) }) else { return false }
        let between = after + 1..<mark.words.lowerBound
        let isJudged = between.contains { Self.judging.contains(words[$0].hash) }
        let isApart = between.contains { words[$0].followsPause }
        let isVisit = item.marks(in: mark.sentence).contains {
            [.visit, .inspection, .fullInspection].contains($0.concept) && between.contains($0.words.lowerBound)
        }
        return isJudged && !isApart && !isVisit
    }

    /// `progress in an ‘inadequate’ service`: what it has been called before.
    private func isAttribute(_ mark: ItemText.Mark) -> Bool {
        let next = mark.words.upperBound
        guard mark.concept == .grade(.inadequate), next < item.text.sentences[mark.sentence].words.upperBound,
            Self.services.contains(item.text.words[next].hash)
        else { return false }
        return !startsVerdict(mark)
    }

    /// `good` in `requires improvement to be good`.
    private func isInsideLongerGrade(_ mark: ItemText.Mark) -> Bool {
        item.marks(in: mark.sentence).contains { other in
            guard case .grade = other.concept else { return false }
            return other.words.count > mark.words.count && other.words.overlaps(mark.words)
        }
    }

    /// Whether a grade is meant, not just a good day: a word of judging stands near it, or quotation marks round it.
    private func isVerdict(_ mark: ItemText.Mark, _ grade: Inspection.Grade) -> Bool {
        let reach = grade == .good || grade == .adequate ? 2 : 5
        let isJudged = item.marks(in: mark.sentence).contains { other in
            guard other.concept == .verdict || other.concept == .everywhere else { return false }
            let before = mark.words.lowerBound - other.words.upperBound
            let after = other.words.lowerBound - mark.words.upperBound
            return (0...reach).contains(before) || (0...(reach - 1)).contains(after)
        }
        return isJudged || isOfService(mark) || item.text.words[mark.words.lowerBound].followsPause
            || grade == .requiresImprovement
    }

    /// `lost its inadequate tag`, `from inadequate to good`, `after a decade of inadequate ratings`.
    private func isLost(_ mark: ItemText.Mark) -> Bool {
        let isGone = item.marks(in: mark.sentence).contains { other in
            guard !hasGrade(between: mark, and: other) else { return false }
            if other.concept == .left { return (0...1).contains(other.words.lowerBound - mark.words.upperBound) }
            return false
        }
        // `rated good after years of failure`: the word stands behind the grade that is meant.
        return (isGone || stands(mark, behind: .lost)) && !startsVerdict(mark)
    }

    private func stands(_ mark: ItemText.Mark, behind concept: Concept) -> Bool {
        item.marks(in: mark.sentence).contains {
            $0.concept == concept && (0...3).contains(mark.words.lowerBound - $0.words.upperBound)
                && !hasGrade(between: mark, and: $0)
        }
    }

    /// `rated good`: nothing stands between the judging and the grade.
    private func startsVerdict(_ mark: ItemText.Mark) -> Bool {
        item.marks(in: mark.sentence).contains {
            $0.concept == .verdict && $0.words.upperBound == mark.words.lowerBound
                && item.text.words[$0.words.lowerBound].hash != Self.to
        }
            && !item.marks(in: mark.sentence).contains {
                [.lost, .former].contains($0.concept) && (0...1).contains(mark.words.lowerBound - $0.words.upperBound)
            }
    }

    /// `children's services inadequate`: what is graded stands right before the grade.
    private func isOfService(_ mark: ItemText.Mark) -> Bool {
        item.marks(in: mark.sentence).contains { other in
            [.service, .trust].contains(other.concept) && !item.text.words[mark.words.lowerBound].followsPause
                && (0...1).contains(mark.words.lowerBound - other.words.upperBound)
        }
    }

    /// What a grade is for: `help and protection was judged good`, `good for leadership and for help and protection`.
    private func areas(of mark: ItemText.Mark) -> [Inspection.Area] {
        if isOfService(mark) || item.marks(in: mark.sentence).contains(where: { $0.concept == .everywhere }) {
            return [.overall]
        }
        let areas = item.marks(in: mark.sentence).filter { isArea($0) && !hasGrade(between: mark, and: $0) }
        let ahead = ahead(of: mark, areas)
        if !ahead.isEmpty { return ahead }
        let next = mark.words.upperBound
        let behind = areas.filter {
            (1...8).contains($0.words.lowerBound - next)
                && [Self.forWord, Self.inWord].contains(item.text.words[next].hash)
        }
        return behind.isEmpty ? [.overall] : behind.compactMap(\.concept.area)
    }

    /// `help and protection was judged good`, `leadership and help and protection as good`: the nearest, and what is joined
    /// to it.
    private func ahead(of mark: ItemText.Mark, _ areas: [ItemText.Mark]) -> [Inspection.Area] {
        var found: [Inspection.Area] = []
        var start = mark.words.lowerBound
        for area in areas.reversed() where area.words.upperBound <= start {
            guard start - area.words.upperBound <= (found.isEmpty ? 6 : 1) else { break }
            found += [area.concept.area].compactMap(\.self)
            start = area.words.lowerBound
        }
        return found
    }

    /// An area that is no part of another's name: `care leavers` in `children in care and care leavers`.
    private func isArea(_ mark: ItemText.Mark) -> Bool {
        mark.concept.area != nil
            && !item.marks(in: mark.sentence).contains {
                $0.concept.area != nil && $0.words.count > mark.words.count && $0.words.overlaps(mark.words)
            }
    }

    private func hasGrade(between mark: ItemText.Mark, and other: ItemText.Mark) -> Bool {
        let gap =
            min(
                mark.words.upperBound, other.words.upperBound)..<max(
                mark.words.lowerBound, other.words.lowerBound, min(mark.words.upperBound, other.words.upperBound))
        return item.marks(in: mark.sentence).contains { third in
            guard case .grade = third.concept else { return false }
            return gap.contains(third.words.lowerBound)
        }
    }

    private static let services = Set(
        ["service", "council", "authority", "department", "trust", "children", "child"].map(NormalisedText.hash))
    private static let afterWords = Set(["after", "following", "because"].map(NormalisedText.hash))
    private static let judging = Set(
        [
            "was", "were", "judged", "rated", "finding", "rating", "judging", "been", "being", "branded", "found",
            "deemed", "graded",
        ].map(
            NormalisedText.hash))
    private static let forWord = NormalisedText.hash("for")
    private static let inWord = NormalisedText.hash("in")
    private static let to = NormalisedText.hash("to")
    private static let since = NormalisedText.hash("since")
    private static let overall = NormalisedText.hash("overall")
}
