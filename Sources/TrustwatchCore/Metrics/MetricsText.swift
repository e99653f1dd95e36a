internal import struct Foundation.Date

/// Metrics in Prometheus' text format 0.0.4, as node_exporter's textfile collector reads it: no timestamps, a HELP and a
/// TYPE line for each name, seconds since 1970 for times.
package enum MetricsText {
    /// The whole file, in UTF-8.
    ///
    /// - Parameters:
    ///   - version: of the program.
    ///   - commit: that it was built from; empty where nobody knows.
    package static func render(_ metrics: Metrics, version: String, commit: String) -> [UInt8] {
        let sources = metrics.sources.map { ($0, label("source", $0.name)) }
        let pending = metrics.backlogs.filter { $0.state == .pending }
        return [
            family(
                "build_info", "Always 1; its labels say what runs.",
                [(label("version", version) + "," + label("commit", commit), "1")]),
            family(
                "last_round_timestamp_seconds", "When this was written, after the last round of polls.",
                [("", seconds(metrics.now))]),
            family(
                "source_up", "Whether the last poll of the source succeeded.",
                sources.map { ($1, $0.isUp ? "1" : "0") }),
            family(
                "source_failed_polls", "Failed polls of the source since the last that succeeded.",
                sources.map { ($1, String($0.failures)) }),
            family(
                "source_items", "Items in the store that came from the source.",
                sources.map { ($1, String($0.items)) }),
            family(
                "source_last_success_timestamp_seconds", "When the source was last read.",
                sources.compactMap { source, labels in source.lastSuccess.map { (labels, seconds($0)) } }),
            family(
                "deliveries", "Notifications in the outbox.",
                metrics.backlogs.map {
                    (label("channel", $0.channel) + "," + label("state", $0.state.rawValue), String($0.count))
                }),
            family(
                "oldest_pending_timestamp_seconds", "When the oldest notification was written that has not arrived.",
                pending.compactMap { backlog in
                    backlog.oldest.map { (label("channel", backlog.channel), seconds($0)) }
                }),
            family(
                "inspections", "Known inspections of watched subjects.",
                Inspection.Status.allCases.map {
                    (label("status", $0.rawValue), String(metrics.inspections[$0] ?? 0))
                }),
        ].flatMap(\.self)
    }

    private typealias Sample = (labels: String, value: String)

    /// Nothing where there is no sample.
    private static func family(_ name: String, _ help: String, _ samples: [Sample]) -> [UInt8] {
        guard !samples.isEmpty else { return [] }
        var text = Array("# HELP trustwatch_\(name) \(help)\n# TYPE trustwatch_\(name) gauge\n".utf8)
        let head = "trustwatch_\(name)"
        // There may be thousands, and interpolating costs ten times as much as appending bytes.
        for (labels, value) in samples {
            text += head.utf8
            if !labels.isEmpty {
                text.append(UInt8(ascii: "{"))
                text += labels.utf8
                text.append(UInt8(ascii: "}"))
            }
            text.append(UInt8(ascii: " "))
            text += value.utf8
            text.append(UInt8(ascii: "\n"))
        }
        return text
    }

    private static func label(_ name: String, _ value: String) -> String { "\(name)=\"\(escaped(value))\"" }

    private static func seconds(_ date: Date) -> String { String(Int(date.timeIntervalSince1970)) }

    /// Prometheus, "Exposition formats": backslash, quote and line feed in a label's value.
    private static func escaped(_ text: String) -> String {
        var escaped: [UInt8] = []
        for byte in CleanText.line(text).utf8 {
            if byte == UInt8(ascii: "\\") || byte == UInt8(ascii: "\"") { escaped.append(UInt8(ascii: "\\")) }
            escaped.append(byte)
        }
        return String(decoding: escaped, as: UTF8.self)
    }
}
