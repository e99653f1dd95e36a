import Testing
import TrustwatchCore

@Suite struct MetricsTextTests {
    static let metrics = Metrics(
        now: Samples.instant("2023-04-18T10:05:00Z"),
        sources: [
            .init(
                name: "Evening \"Paper\" \\ Co", isUp: true, failures: 0, items: 12,
                lastSuccess: Samples.instant("2023-04-18T10:00:00Z")),
            .init(name: "Weekly", isUp: false, failures: 3, items: 0, lastSuccess: nil),
        ],
        backlogs: [
            .init(channel: "mail", state: .pending, count: 2, oldest: Samples.instant("2023-04-18T09:00:00Z")),
            .init(channel: "mail", state: .sent, count: 40, oldest: Samples.instant("2022-04-18T09:00:00Z")),
        ],
        inspections: [.official: 9])

    @Test func wholeFile() {
        #expect(
            String(decoding: MetricsText.render(Self.metrics, version: "0.2.0", commit: "7f0163e0d1"), as: UTF8.self)
                == #"""
                # HELP trustwatch_build_info Always 1; its labels say what runs.
                # TYPE trustwatch_build_info gauge
                trustwatch_build_info{version="0.2.0",commit="7f0163e0d1"} 1
                # HELP trustwatch_last_round_timestamp_seconds When this was written, after the last round of polls.
                # TYPE trustwatch_last_round_timestamp_seconds gauge
                trustwatch_last_round_timestamp_seconds 1681812300
                # HELP trustwatch_source_up Whether the last poll of the source succeeded.
                # TYPE trustwatch_source_up gauge
                trustwatch_source_up{source="Evening \"Paper\" \\ Co"} 1
                trustwatch_source_up{source="Weekly"} 0
                # HELP trustwatch_source_failed_polls Failed polls of the source since the last that succeeded.
                # TYPE trustwatch_source_failed_polls gauge
                trustwatch_source_failed_polls{source="Evening \"Paper\" \\ Co"} 0
                trustwatch_source_failed_polls{source="Weekly"} 3
                # HELP trustwatch_source_items Items in the store that came from the source.
                # TYPE trustwatch_source_items gauge
                trustwatch_source_items{source="Evening \"Paper\" \\ Co"} 12
                trustwatch_source_items{source="Weekly"} 0
                # HELP trustwatch_source_last_success_timestamp_seconds When the source was last read.
                # TYPE trustwatch_source_last_success_timestamp_seconds gauge
                trustwatch_source_last_success_timestamp_seconds{source="Evening \"Paper\" \\ Co"} 1681812000
                # HELP trustwatch_deliveries Notifications in the outbox.
                # TYPE trustwatch_deliveries gauge
                trustwatch_deliveries{channel="mail",state="pending"} 2
                trustwatch_deliveries{channel="mail",state="sent"} 40
                # HELP trustwatch_oldest_pending_timestamp_seconds When the oldest notification was written that has not arrived.
                # TYPE trustwatch_oldest_pending_timestamp_seconds gauge
                trustwatch_oldest_pending_timestamp_seconds{channel="mail"} 1681808400
                # HELP trustwatch_inspections Known inspections of watched subjects.
                # TYPE trustwatch_inspections gauge
                trustwatch_inspections{status="expected"} 0
                trustwatch_inspections{status="reported"} 0
                trustwatch_inspections{status="official"} 9

                """#)
    }
}
