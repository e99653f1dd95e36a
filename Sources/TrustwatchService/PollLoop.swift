internal import Foundation
internal import Logging
internal import TrustwatchCore
internal import TrustwatchStore

/// The first loop: asks sources as they fall due. It turns the rota, keeps the sources' records, and writes those of
/// polls that brought nothing new in batches.
struct PollLoop: ~Copyable {
    /// Sources asked at the same time: Debian's libcurl resolves each name on a thread of its own, and the unit allows
    /// 128 tasks.
    private static let concurrency = 64
    private static let batch = 256

    private let poller: Poller
    private var rota: Rota
    private var records: [String: PollRecord]
    private var unwritten: [PollReport] = []

    /// - Parameters:
    ///   - records: of every source.
    ///   - schedule: when each is asked first; who is not in it is not asked.
    init(_ poller: Poller, records: [PollRecord], schedule: [(feed: Feed, due: Date)]) {
        self.poller = poller
        self.records = Dictionary(records.map { ($0.feed, $0) }) { first, _ in first }
        rota = Rota(schedule, limit: Self.concurrency)
    }

    /// Whether nobody is being asked and nobody who is due waits for a turn.
    var isIdle: Bool { rota.isIdle }

    /// One line for people: `20 sources, 1 failing; next poll 10:32`.
    var status: String {
        let failing = records.values.count { $0.status == .failing }
        let next = rota.nextStart.map { "; next poll \($0.rfc3339)" } ?? ""
        return "\(records.count) sources" + (failing > 0 ? ", \(failing) failing" : "") + next
    }

    /// How long nothing needs doing unless a poll ends; nil for ever.
    func pause(at now: Date) -> Duration? {
        let next = rota.nextStart.map { Duration.seconds(max(0, $0.timeIntervalSince(now))) }
        return unwritten.isEmpty ? next : min(next ?? .seconds(1), .seconds(1))
    }

    /// Starts whoever may be asked now; each answer is handed to `report`.
    mutating func start(in group: inout DiscardingTaskGroup, report: @escaping @Sendable (PollReport) -> Void) {
        for feed in rota.start(at: poller.tools.clock.now()) {
            let record = records[feed.name] ?? PollRecord(feed: feed.name, url: feed.url)
            group.addTask { [poller] in report(await poller.poll(feed, record)) }
        }
        if rota.inFlight == 0 { write() }
    }

    /// Takes in what a poll came to.
    ///
    /// - Parameter again: whether the source is asked again when it falls due.
    mutating func take(_ report: PollReport, again: Bool) {
        records[report.feed.name] = report.record
        rota.finished(report.feed, due: again ? report.record.nextPoll : nil)
        if !report.isStored { unwritten.append(report) }
        if let until = report.record.waitUntil { leaveAlone(report.feed, until: until) }
        if unwritten.count >= Self.batch || rota.inFlight == 0 { write() }
    }

    /// Writes the records of polls that brought nothing new. What cannot be written now goes with the next batch.
    mutating func write() {
        guard !unwritten.isEmpty, !poller.rehearses else { return }
        do throws(StoreError) {
            try poller.tools.store.record(
                unwritten.map(\.record), messages: unwritten.compactMap(\.health), to: poller.watch.settings.channels)
            unwritten = []
        } catch {
            poller.tools.log.error("\(error.description)")
        }
    }

    /// `Retry-After` is the wish of a host: all its sources wait.
    private mutating func leaveAlone(_ feed: Feed, until date: Date) {
        rota.postpone(host: feed.host, until: date)
        for other in poller.watch.settings.feeds where other.host == feed.host && other.name != feed.name {
            guard var record = records[other.name], record.waitUntil ?? .distantPast < date else { continue }
            record.wait(until: date)
            records[other.name] = record
            unwritten.append(PollReport(feed: other, record: record, outcome: .leftAlone))
        }
    }
}
