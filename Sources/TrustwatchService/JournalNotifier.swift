internal import Foundation
internal import TrustwatchCore

/// Writes a message to systemd's journal, with fields to search by; to standard error where there is no journal.
struct JournalNotifier: Sendable {
    var socketPath = "/run/systemd/journal/socket"

    /// A datagram holds about 200 kB (net.core.wmem_max), a message a few.
    func deliver(_ message: Message) -> DeliveryOutcome {
        if POSIX.send(JournalEntry.datagram(message), toSocket: socketPath) { return .sent }
        let line = "\(message.event.rawValue): \(CleanText.line(message.title)) (\(message.id))\n"
        do {
            try FileHandle.standardError.write(contentsOf: Data(line.utf8))
            return .sent
        } catch {
            return .failed(reason: "Neither the journal nor standard error can be written.", permanent: false)
        }
    }
}
