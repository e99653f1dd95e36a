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
        return FeedDate.parse(String(text)).map { .seconds(max(0, $0.timeIntervalSince(now))) }
    }
}
