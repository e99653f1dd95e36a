/// A message in journald's native protocol: one datagram of fields (systemd.io/JOURNAL_NATIVE_PROTOCOL).
package enum JournalEntry {
    /// What `journalctl MESSAGE_ID=…` finds; fixed for ever, one for each event.
    package static func messageID(of event: Event) -> String {
        switch event {
        case .inspectionPublished: "aa640ff34a2c4e21b0459dc54234e00c"
        case .inspectionUpdated: "6ce194e311e844ca918b27559613b9b4"
        case .storyNew: "e97fb1aa493f40edbb7432880bce32dc"
        case .sourceFailing: "b739c053ce814ebb9743646f30a25d3c"
        case .sourceRecovered: "13e7b01d0b614862aa1dfabaaec8ca9c"
        case .digest: "c5e1f0a27b8d4f6c9d03b1a4e87256fd"
        case .test: "a98fc53b052249e386912a2700f6e6d3"
        }
    }

    package static func datagram(_ message: Message) -> [UInt8] {
        let fields: [(String, String?)] = [
            ("MESSAGE", CleanText.line(message.title)),
            // notice, and warning for what an operator should look at (syslog(3))
            ("PRIORITY", message.event == .sourceFailing ? "4" : "5"),
            ("MESSAGE_ID", messageID(of: message.event)),
            ("SYSLOG_IDENTIFIER", "trustwatch"),
            ("TRUSTWATCH_NOTIFICATION", message.id),
            ("TRUSTWATCH_EVENT", message.event.rawValue),
            ("TRUSTWATCH_SUBJECT", message.subjects.first),
            ("TRUSTWATCH_INSPECTION", message.inspection?.id.description),
            ("TRUSTWATCH_ITEM", message.trigger?.description),
            ("TRUSTWATCH_URL", message.url.map(CleanText.line)),
            ("TRUSTWATCH_TEXT", CleanText.block(message.text)),
        ]
        return fields.flatMap { name, value in value.map { field(name, $0) } ?? [] }
    }

    /// `NAME=value`, or, where a line break in it would start another field, its length before it.
    private static func field(_ name: String, _ value: String) -> [UInt8] {
        guard value.utf8.contains(UInt8(ascii: "\n")) else { return Array("\(name)=\(value)\n".utf8) }
        let length = UInt64(value.utf8.count)
        let littleEndian = (0..<8).map { UInt8(truncatingIfNeeded: length >> ($0 * 8)) }
        return Array("\(name)\n".utf8) + littleEndian + Array("\(value)\n".utf8)
    }
}
