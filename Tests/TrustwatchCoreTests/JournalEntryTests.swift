import Testing
import TrustwatchCore

@Suite struct JournalEntryTests {
    @Test func datagram() {
        let message = Message(
            id: "k.test.1", event: .sourceFailing, created: Samples.instant("2023-04-18T10:05:00Z"),
            title: "Title\nPRIORITY=0", text: "One\n\ntwo é")
        let expected =
            """
            MESSAGE=Title PRIORITY=0
            PRIORITY=4
            MESSAGE_ID=b739c053ce814ebb9743646f30a25d3c
            SYSLOG_IDENTIFIER=trustwatch
            TRUSTWATCH_NOTIFICATION=k.test.1
            TRUSTWATCH_EVENT=source.failing
            TRUSTWATCH_TEXT

            """.utf8 + [11, 0, 0, 0, 0, 0, 0, 0] + "One\n\ntwo é\n".utf8
        #expect(JournalEntry.datagram(message) == Array(expected))
    }

    @Test func inspection() {
        let lines = String(decoding: JournalEntry.datagram(Samples.message), as: UTF8.self).split(separator: "\n")
        #expect(lines.contains("TRUSTWATCH_INSPECTION=v9"))
        #expect(lines.contains("TRUSTWATCH_ITEM=i14"))
        #expect(lines.contains("TRUSTWATCH_SUBJECT=birmingham"))
        #expect(lines.contains("TRUSTWATCH_URL=https://files.ofsted.gov.uk/v1/file/50214110"))
    }

    @Test func everyEventHasItsOwnMessageID() {
        let ids = Event.allCases.map(JournalEntry.messageID)
        #expect(Set(ids).count == ids.count)
        #expect(ids.allSatisfy { $0.utf8.count == 32 && UInt64($0.prefix(16), radix: 16) != nil })
    }
}
