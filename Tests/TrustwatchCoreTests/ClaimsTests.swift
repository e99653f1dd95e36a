import Testing

@testable import TrustwatchCore

/// What several mentions of one inspection say together.
struct ClaimsTests {
    private static func mention(_ standing: Mention.Standing, _ facts: Inspection.Facts = .init()) -> Mention {
        Mention(authority: "leeds", facts: facts, standing: standing)
    }

    private static func day(_ text: String) throws -> PartialDate { try #require(PartialDate(text)) }

    @Test(
        arguments: [
            ([], .expected), ([.expected], .expected), ([.expected, .compared], .reported),
            ([.published, .official], .official),
        ] as [([Mention.Standing], Inspection.Status)])
    func whatIsKnown(_ standings: [Mention.Standing], _ status: Inspection.Status) {
        #expect(Claims(standings.map { Self.mention($0) }).status == status)
    }

    @Test func thePageKnowsTheDayElseWhoSaidItFirst() throws {
        let (early, late) = (try Self.day("2023-03-01"), try Self.day("2023-03-09"))
        let news = [
            Self.mention(.remembered, .init(published: try Self.day("2023-02-01"))),
            Self.mention(.published, .init(published: late)), Self.mention(.published, .init(published: early)),
        ]
        #expect(Claims(news).facts.published == early)
        #expect(Claims(news + [Self.mention(.official, .init(published: late))]).facts.published == late)
        #expect(Claims([news[0]]).facts.published == news[0].facts.published)
    }

    @Test func mostOfTheMostTrustworthyAreBelieved() {
        let claims = Claims([
            Self.mention(.remembered, .init(grades: [.overall: .good, .leadership: .good])),
            Self.mention(.published, .init(grades: [.overall: .outstanding])),
            Self.mention(.published, .init(grades: [.overall: .inadequate])),
            Self.mention(.published, .init(grades: [.overall: .inadequate])),
            Self.mention(.remembered, .init(grades: [.overall: .good])),
        ])
        #expect(claims.facts.grades == [.overall: .inadequate, .leadership: .good])
    }

    @Test func ofEqualsTheMorePreciseVisitThenTheEarlier() throws {
        let month = Inspection.Visit(start: try Self.day("2023-03"))
        let days = Inspection.Visit(start: try Self.day("2023-03-06"), end: try Self.day("2023-03-17"))
        let other = Inspection.Visit(start: try Self.day("2023-04-03"), end: try Self.day("2023-04-14"))
        let claims = Claims([month, days, other].map { Self.mention(.published, .init(visit: $0)) })
        #expect(claims.facts.visit == days)
    }

    @Test func theNewsKnowsTheLastDayOfTheVisitOfThePage() throws {
        let (start, end) = (try Self.day("2023-03-06"), try Self.day("2023-03-17"))
        let claims = Claims([
            Self.mention(.published, .init(visit: .init(start: try Self.day("2023-03-07"), end: start))),
            Self.mention(.published, .init(visit: .init(start: start, end: end))),
            Self.mention(.official, .init(visit: .init(start: start))),
        ])
        #expect(claims.facts.visit == .init(start: start, end: end))
    }

    @Test func whatMustImproveAndTheReportAreThePagesOwn() {
        let claims = Claims([
            Self.mention(.published, .init(improve: ["caseloads"], reportURL: "https://paper.example/report")),
            Self.mention(
                .official, .init(improve: ["The timeliness of visits."], reportURL: "https://files.example/1")),
            Self.mention(.official, .init(improve: ["Later."], reportURL: "https://files.example/2")),
        ])
        #expect(claims.facts.improve == ["The timeliness of visits."])
        #expect(claims.facts.reportURL == "https://files.example/1")
    }

    @Test func whatAnItemSaidBeforeIsLeftOut() {
        var claims = Claims()
        claims.add(
            [
                Intake.RecordedMention(
                    item: Identifier(1), mention: Self.mention(.published, .init(kind: .ilacs))),
                Intake.RecordedMention(
                    item: Identifier(2), mention: Self.mention(.expected, .init(kind: .focusedVisit))),
            ], except: Identifier(1))
        #expect(claims.facts.kind == .focusedVisit && claims.status == .expected)
    }
}
