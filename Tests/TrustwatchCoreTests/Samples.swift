import Foundation
import TrustwatchCore

/// Birmingham as far as the public record goes, for messages and digests.
enum Samples {
    static let subject = Subject(
        id: "birmingham", name: "Birmingham Children's Trust",
        authority: Authority(urn: "80429", name: "Birmingham", slug: "birmingham", region: "West Midlands"))

    static func inspection(
        _ number: Int64, _ facts: Inspection.Facts, _ status: Inspection.Status = .official, sources: Int = 1
    ) -> Inspection {
        Inspection(
            id: .init(number), subject: "birmingham", authority: "Birmingham", urn: "80429", facts: facts,
            status: status, sources: sources)
    }

    static func day(_ text: String) -> PartialDate { PartialDate(text)! }

    static func visit(_ start: String, _ end: String? = nil) -> Inspection.Visit {
        Inspection.Visit(start: day(start), end: end.map(day))
    }

    static let timeline = [
        inspection(
            9,
            .init(
                kind: .ilacs, visit: visit("2023-02-20", "2023-03-03"), published: day("2023-04-18"),
                grades: [
                    .overall: .good, .leadership: .good, .helpProtection: .good, .childrenInCare: .good,
                    .careLeavers: .good,
                ],
                improve: [
                    "The consistency of partner agencies' response to children in need of help.",
                    "The timeliness of <b>initial</b> health assessments.",
                ],
                reportURL: "https://files.ofsted.gov.uk/v1/file/50214110"), sources: 5),
        inspection(8, .init(kind: .focusedVisit, visit: visit("2021-10"), published: day("2021-12-01"))),
        inspection(
            7,
            .init(
                kind: .ilacs, visit: visit("2018-12-03", "2018-12-14"), published: day("2019-01-17"),
                grades: [
                    .overall: .requiresImprovement, .leadership: .requiresImprovement,
                    .helpProtection: .requiresImprovement, .careAndLeavers: .requiresImprovement,
                ], reportURL: "https://files.ofsted.gov.uk/v1/file/50050254")),
        inspection(
            6, .init(kind: .monitoringVisit, ordinal: 6, visit: visit("2018-08"), published: day("2018-09-07")),
            .reported,
            sources: 2),
        inspection(5, .init(kind: .monitoringVisit, ordinal: 5, visit: visit("2018-05"), published: day("2018-06-08"))),
        inspection(4, .init(kind: .monitoringVisit, ordinal: 4, visit: visit("2018-03"), published: day("2018-03-29"))),
        inspection(
            3,
            .init(
                kind: .sif, visit: visit("2016-09-12", "2016-10-06"), published: day("2016-11-25"),
                grades: [
                    .overall: .inadequate, .leadership: .inadequate, .helpProtection: .inadequate,
                    .careAndLeavers: .requiresImprovement, .adoption: .requiresImprovement,
                    .careLeavers: .requiresImprovement,
                ], reportURL: "https://files.ofsted.gov.uk/v1/file/50004352")),
        inspection(
            2,
            .init(
                kind: .sif, visit: visit("2014-03-18", "2014-04-09"), published: day("2014-05-23"),
                grades: [
                    .overall: .inadequate, .leadership: .inadequate, .helpProtection: .inadequate,
                    .careAndLeavers: .inadequate, .adoption: .inadequate, .careLeavers: .inadequate,
                    .lscb: .inadequate,
                ])),
        inspection(
            1,
            .init(
                kind: .childProtection, visit: visit("2012-09"), published: day("2012-10-19"),
                grades: [.overall: .inadequate])),
    ]

    static func item(
        _ number: Int64, _ feed: String, _ title: String, _ url: String?, summary: String? = nil,
        published: String? = "2023-04-18T09:00:00Z"
    ) -> Item {
        Item(
            id: .init(number), feed: feed, feedURL: "https://example.org/\(number).xml", url: url, title: title,
            summary: summary, published: published.flatMap(Date.init(rfc3339:)),
            firstSeen: instant("2023-04-18T10:00:00Z"),
            subjects: ["birmingham"], article: .init(number))
    }

    static let reports = [
        item(11, "Evening Paper", "Children's services are good at last", "https://paper.example/news/11"),
        item(12, "City Radio", "Trust celebrates [good] news <3", "https://radio.example/a_(b)?c=1&d=2"),
        item(13, "City Radio", "The same again", "https://radio.example/13"),
        item(
            14, "Ofsted: Birmingham", "Children's services inspection", "https://files.ofsted.gov.uk/v1/file/50214110"),
        item(15, "Weekly", "A round-up", "javascript:alert(1)"),
    ]

    static func instant(_ text: String) -> Date { Date(rfc3339: text)! }

    static let writer = MessageWriter(store: "k7m2", now: instant("2023-04-18T10:05:00Z"))

    /// The message of the inspection of 2023.
    static let message = writer.inspection(
        .inspectionPublished, timeline[0], of: subject, history: timeline, items: reports, trigger: .init(14))
}
