import Testing
import TrustwatchCore

@testable import TrustwatchService

@Suite struct JournalNotifierTests {
    @Test func sendsOneDatagram() {
        let journal = SystemdTests.Manager()
        #expect(JournalNotifier(socketPath: journal.path).deliver(NotifierSamples.message) == .sent)
        #expect(journal.receive() == String(decoding: JournalEntry.datagram(NotifierSamples.message), as: UTF8.self))
    }

    @Test func withoutAJournalStandardErrorTakesTheMessage() {
        #expect(JournalNotifier(socketPath: "/nonexistent/socket").deliver(NotifierSamples.message) == .sent)
    }
}
