package import struct Foundation.Date

/// How long a server asks to be left alone (RFC 9110 section 10.2.3).
package enum RetryAfter {
    /// Reads `120` or `Fri, 07 Sep 2018 10:05:09 GMT`; nil for anything else, zero for a date that is past.
    package static func duration(_ field: String, now: Date) -> Duration? {
        let text = field.trimmingPrefix(" ")
        if !text.isEmpty, text.utf8.allSatisfy({ (0x30...0x39).contains($0) }) {
            // More digits than fit mean as long as can be: whoever asks limits it.
            return .seconds(Int64(text) ?? .max / 2)
        }
        return date(String(text)).map { .seconds(max(0, $0.timeIntervalSince(now))) }
    }

    /// IMF-fixdate (RFC 9110 section 5.6.7); the two obsolete forms are not sent any more.
    static func date(_ text: String) -> Date? {
        let parts = text.split(separator: " ")
        guard parts.count == 6, parts[5] == "GMT",
            let month = PartialDate.months.firstIndex(where: { $0.hasPrefix(parts[2]) })
        else { return nil }
        let number = month < 9 ? "0\(month + 1)" : "\(month + 1)"
        return Date(rfc3339: "\(parts[3])-\(number)-\(parts[1])T\(parts[4])Z")
    }
}
