internal import Foundation
internal import TrustwatchCore

/// News about a children's service and about everything else, the same on every run.
enum SampleNews {
    static let start = Date(timeIntervalSince1970: 1_700_000_000)

    static func unrelated(_ count: Int) -> ParsedFeed {
        feed(count) { number, street in
            (
                "\(streets[number * 7 % streets.count]) roadworks to last until \(months[number % 12])",
                "Drivers in \(street) face delays of \(number % 40) minutes while the bridge is repaired, the highways team says. "
                    + "A bus service will run from the station every \(number % 30 + 2) minutes."
            )
        }
    }

    static func inspections(_ count: Int) -> ParsedFeed {
        feed(count) { number, street in
            (
                "Ofsted finds Leeds children's services \(grades[number % grades.count]) after visit to \(street)",
                "Inspectors who came in \(months[number % 12]) met \(number % 900) social workers and foster carers. "
                    + "The council said that the number of children in care had fallen by \(number % 100) since the last inspection. "
                    + "The letter was published on \(number % 27 + 1) \(months[number * 5 % 12]) and names \(street) as an example."
            )
        }
    }

    /// Of the same service, where it is not of an inspection.
    static func others(_ count: Int) -> ParsedFeed {
        feed(count) { number, street in
            (
                "Leeds children's services to \(plans[number % plans.count]) in \(street)",
                "The council wants \(number % 900) more foster carers and social workers by \(months[number % 12]), councillors heard. "
                    + "It would cost \(number % 100) million pounds, and bring children in care from \(streets[number * 3 % streets.count]) closer to home. "
                    + "A decision is expected on \(number % 27 + 1) \(months[number * 5 % 12])."
            )
        }
    }

    /// As many neighbours, copies and mentions as are ever looked up, of twelve inspections that the news was of in turn.
    static func candidates(_ stored: [Intake.IncomingItem]) -> Intake.Candidates {
        var candidates = Intake.Candidates()
        let known = stored.enumerated().map { neighbour($1, Int64($0 + 1)) }
        candidates.neighbours = Array(known.prefix(Intake.Keys.neighbourLimit))
        candidates.copies = Array(known.suffix(Intake.Keys.copyLimit))
        candidates.relevantItems = 100_000
        for item in stored { for term in item.terms { candidates.termCounts[StoryTerms.hash(term), default: 0] += 1 } }
        // Only items that mention an inspection have any looked up.
        guard stored.contains(where: { !$0.mentions.isEmpty }) else { return candidates }
        candidates.inspections = (0..<12).map { number in
            let items = stored.dropFirst(number * stored.count / 12).prefix(Intake.Keys.mentionLimit)
            let mentions = items.compactMap { $0.mentions.first }
            let inspection = Inspection(
                id: .init(Int64(number + 1)), subject: "leeds", authority: "leeds",
                facts: mentions.first?.facts ?? .init(), status: .reported)
            return Intake.InspectionCandidate(
                inspection: inspection,
                mentions: mentions.enumerated().map { .init(item: .init(Int64($0 + 1)), mention: $1) },
                story: .init(Int64(number + 1)),
                firstSeen: items.first?.published ?? start)
        }
        return candidates
    }

    private static func neighbour(_ item: Intake.IncomingItem, _ number: Int64) -> Intake.Neighbour {
        Intake.Neighbour(
            id: .init(number), feed: "Other Paper", canonicalURL: nil, title: item.title, published: item.published,
            firstSeen: start, fingerprint: item.fingerprint, terms: item.terms.map(StoryTerms.hash),
            article: .init(number),
            story: .init(number), inspection: nil, standing: nil)
    }

    private static func feed(
        _ count: Int, _ text: (_ number: Int, _ street: String) -> (title: String, summary: String)
    ) -> ParsedFeed {
        var feed = ParsedFeed(format: .rss20)
        feed.title = "Evening Paper"
        feed.items = (0..<count).map { number in
            var item = ParsedItem()
            (item.title, item.text) = text(number, streets[number % streets.count])
            item.id = "tag:paper.example:\(number)"
            item.url = "https://paper.example/news/local/story-\(number)/?utm_source=rss"
            item.published = start.addingTimeInterval(Double(number) * -7200)
            return item
        }
        return feed
    }

    private static let grades = ["good", "'inadequate'", "outstanding", "in need of improvement"]
    private static let plans = ["open a family centre", "recruit carers", "close a contact centre", "buy three homes"]
    private static let streets = [
        "Otley Road", "Kirkgate", "Chapel Allerton", "Holbeck", "Pudsey", "Roundhay", "Armley",
    ]
    private static let months = [
        "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
        "December",
    ]
}
