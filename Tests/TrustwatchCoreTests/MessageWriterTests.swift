import Foundation
import Testing

@testable import TrustwatchCore

@Suite struct MessageWriterTests {
    @Test func fullInspection() {
        let message = Samples.message
        #expect(
            message
                == Message(
                    id: "k7m2.inspection.published.v9", event: .inspectionPublished,
                    created: Samples.instant("2023-04-18T10:05:00Z"), subjects: ["birmingham"],
                    title:
                        "Birmingham: children's services inspection (ILACS) published 18 April 2023, overall good",
                    text: """
                        Children's services inspection (ILACS) of Birmingham (Birmingham Children's Trust). Inspectors visited \
                        from 20 February to 3 March 2023. The findings were published on 18 April 2023. This is from an \
                        official page.

                        Grades (before: children's services inspection (ILACS) of 14 December 2018):
                        - Overall effectiveness: good, up from requires improvement
                        - Leadership: good, up from requires improvement
                        - Help and protection: good, up from requires improvement
                        - Children in care: good, up from requires improvement
                        - Care leavers: good, up from requires improvement

                        What must improve:
                        - The consistency of partner agencies' response to children in need of help.
                        - The timeliness of <b>initial</b> health assessments.

                        Report: https://files.ofsted.gov.uk/v1/file/50214110

                        Sources:
                        - Evening Paper: Children's services are good at last
                          https://paper.example/news/11
                        - City Radio: Trust celebrates [good] news <3
                          https://radio.example/a_(b)?c=1&d=2
                        - Ofsted: Birmingham: Children's services inspection
                          https://files.ofsted.gov.uk/v1/file/50214110
                        - and 1 more
                        """,
                    url: "https://files.ofsted.gov.uk/v1/file/50214110", inspection: Samples.timeline[0],
                    trigger: .init(14)))
    }

    @Test func letterThatTheNewsTellOf() {
        let message = Samples.writer.inspection(
            .inspectionPublished, Samples.timeline[3], of: Samples.subject, history: Samples.timeline,
            items: [Samples.reports[0]], trigger: .init(11))
        #expect(message.title == "Birmingham: monitoring visit (6th) published 7 September 2018")
        #expect(message.url == "https://paper.example/news/11")
        #expect(
            message.text == """
                Monitoring visit (6th) of Birmingham (Birmingham Children's Trust). Inspectors visited in August 2018. The \
                findings were published on 7 September 2018. No official page has been seen yet: this is what the news \
                says (2 outlets).

                Last grades (single inspection of children's services (SIF) of 6 October 2016):
                - Overall effectiveness: inadequate
                - Leadership: inadequate
                - Help and protection: inadequate
                - Care leavers: requires improvement
                - Children in care and care leavers: requires improvement
                - Adoption: requires improvement

                Sources:
                - Evening Paper: Children's services are good at last
                  https://paper.example/news/11
                """)
    }

    @Test(
        arguments: [
            (.init(kind: .ilacs), .reported, "Birmingham: children's services inspection (ILACS) reported"),
            (.init(kind: .jtai), .official, "Birmingham: joint targeted area inspection (JTAI) published"),
            (.init(), .reported, "Birmingham: inspection reported"),
            (
                .init(kind: .monitoringVisit, ordinal: 2, visit: Samples.visit("2018-03")), .reported,
                "Birmingham: monitoring visit (2nd) of March 2018 reported"
            ),
            (
                .init(
                    kind: .ilacs, published: Samples.day("2026-06"),
                    grades: [.leadership: .outstanding, .careLeavers: .outstanding]),
                .official,
                "Birmingham: children's services inspection (ILACS) published June 2026, outstanding throughout"
            ),
            (
                .init(
                    kind: .ilacs, published: Samples.day("2026-06-17"),
                    grades: [.leadership: .good, .careLeavers: .outstanding]),
                .official, "Birmingham: children's services inspection (ILACS) published 17 June 2026"
            ),
        ] as [(Inspection.Facts, Inspection.Status, String)])
    func headlines(facts: Inspection.Facts, status: Inspection.Status, expected: String) {
        #expect(Samples.inspection(30, facts, status).headline(of: Samples.subject) == expected)
    }

    @Test func update() {
        let message = Samples.writer.inspection(
            .inspectionUpdated, Samples.timeline[3], of: Samples.subject, history: [], items: [], trigger: .init(40))
        #expect(message.id == "k7m2.inspection.updated.v6.i40")
        #expect(message.title == "Update: Birmingham: monitoring visit (6th) published 7 September 2018")
        #expect(MessageWriter.threadRoot(of: message) == "k7m2.inspection.published.v6")
    }

    @Test func story() {
        let story = Story(
            id: .init(4), title: "Trust to\r\ngrow", subjects: ["birmingham"],
            firstSeen: Samples.instant("2023-04-18T10:00:00Z"),
            lastSeen: Samples.instant("2023-04-18T10:00:00Z"), items: [.init(16)], outlets: ["Evening Paper"])
        let item = Samples.item(
            16, "Evening Paper", "Trust to\r\ngrow", nil, summary: "It will\n- hire\n\nReport: https://bad.example")
        let message = Samples.writer.story(story, about: [Samples.subject], items: [item], trigger: .init(16))
        #expect(
            message
                == Message(
                    id: "k7m2.story.new.s4", event: .storyNew, created: Samples.instant("2023-04-18T10:05:00Z"),
                    subjects: ["birmingham"], title: "Birmingham: Trust to grow",
                    text: """
                        It will - hire Report: https://bad.example

                        Sources:
                        - Evening Paper: Trust to grow
                        """, trigger: .init(16)))
    }

    @Test func sources() {
        var record = PollRecord(feed: "Evening\nPaper", url: "https://paper.example/rss")
        record.status = .failing
        record.failures = 7
        record.failingSince = Samples.instant("2023-04-13T08:00:00Z")
        record.lastSuccess = Samples.instant("2023-04-13T07:30:00Z")
        record.error = "https://paper.example/rss: the server answered 500"
        let failing = Samples.writer.source(.sourceFailing, record)
        #expect(failing.title == "Evening Paper cannot be read since 13 April 2023")
        #expect(
            failing.text == """
                What it publishes is not seen until it can be read again; that will be told as well.

                Error: https://paper.example/rss: the server answered 500

                Last read: 13 April 2023, 07:30 UTC

                Failed polls: 7

                Address: https://paper.example/rss
                """)
        let recovered = Samples.writer.source(.sourceRecovered, record)
        #expect(recovered.title == "Evening Paper can be read again")
        #expect(MessageWriter.threadRoot(of: recovered) == failing.id)
        record.failingSince = Samples.instant("2023-04-14T08:00:00Z")
        #expect(Samples.writer.source(.sourceFailing, record).id != failing.id)
    }

    @Test func idsCanStandInAnyHeaderAndAddress() {
        let ids = [Samples.message.id, Samples.writer.test(channel: "Büro <x>\r\n").id]
        let allowed = Set("abcdefghijklmnopqrstuvwxyz0123456789.-")
        #expect(ids.allSatisfy { $0.allSatisfy(allowed.contains) })
    }

    @Test func aTitleOfTenKilobytesIsCut() {
        let long = String(repeating: "inspection ", count: 1000)
        let item = Samples.item(17, "Paper", long, "https://paper.example/17")
        let message = Samples.writer.inspection(
            .inspectionPublished, Samples.timeline[3], of: Samples.subject, history: [], items: [item], trigger: nil)
        #expect(message.text.utf8.count < 700)
    }
}
