internal import Foundation
internal import Logging
internal import TrustwatchCore
internal import TrustwatchStore

/// The first loop: asks sources as they fall due. It turns the rota, keeps the sources' records, and has what polls
/// brought written in batches.
struct PollLoop: ~Copyable {
    /// Sources asked at the same time: Debian's libcurl resolves each name on a thread of its own, and the unit allows
    /// 128 tasks.
    private static let concurrency = 64

    enum Mode {
        /// Sources are asked again when they fall due.
        case lasting
        case once
        /// Once, and nothing is written.
        case rehearsal
    }

    private let poller: Poller
    private let mode: Mode
    private var rota: Rota
    private var records: [String: PollRecord]
    /// How many of them are of failing sources.
    private var failing: Int
    private var batch: PollBatch
    /// Sources that are being asked, or whose answer is not written yet.
    private var busy: Set<String> = []
    /// Hosts that ask to be left alone, and until when.
    private var waits: [String: Date] = [:]

    /// - Parameters:
    ///   - records: of every source, by its name.
    ///   - schedule: when each is asked first; who is not in it is not asked.
    init(_ poller: Poller, records: [String: PollRecord], schedule: [(feed: Feed, due: Date)], mode: Mode) {
        self.poller = poller
        self.mode = mode
        self.records = records
        failing = records.values.count { $0.status == .failing }
        rota = Rota(schedule, limit: Self.concurrency)
        batch = PollBatch(tools: poller.tools, channels: poller.watch.settings.channels)
    }

    /// Whether nobody is being asked and nobody who is due waits for a turn.
    var isIdle: Bool { rota.isIdle }

    func record(of feed: Feed) -> PollRecord { records[feed.name] ?? PollRecord(feed: feed.name, url: feed.url) }

    /// One line for people: `20 sources, 1 failing; next poll 10:32`.
    var status: String {
        let next = rota.nextStart.map { "; next poll \($0.rfc3339)" } ?? ""
        return "\(records.count) sources" + (failing > 0 ? ", \(failing) failing" : "") + next
    }

    /// How long nothing needs doing unless a poll ends; nil for ever.
    func pause(at now: Date) -> Duration? {
        let next = rota.nextStart.map { Duration.seconds(max(0, $0.timeIntervalSince(now))) }
        return [next, batch.pause].compactMap(\.self).min()
    }

    /// Starts whoever may be asked now; each answer is handed to `report`.
    mutating func start(in group: inout DiscardingTaskGroup, report: @escaping @Sendable (PollReport) -> Void) {
        for feed in rota.start(at: poller.tools.clock.now()) {
            let record = record(of: feed)
            busy.insert(feed.name)
            group.addTask { [poller] in report(await poller.poll(feed, record)) }
        }
    }

    /// Takes in what a poll came to. Its source is not asked again before that is written: a later answer must not
    /// bring validators into the store for a document that never got there.
    ///
    /// `Retry-After` is the wish of a host: all its sources wait, those that are being asked included.
    mutating func take(_ report: PollReport) {
        var report = report
        let host = report.feed.host
        rota.finished(report.feed, due: nil)
        if let until = report.record.waitUntil {
            waits[host] = max(waits[host] ?? until, until)
            rota.postpone(host: host, until: until)
        } else if let until = waits[host], until > poller.tools.clock.now() {
            var record = report.record
            record.wait(until: until)
            report = report.with(record: record)
        }
        batch.add(report)
    }

    /// Writes what polls brought where it is time to, and hands back what became of them.
    ///
    /// - Parameter everything: whether it is time in any case.
    mutating func write(everything: Bool = false) -> [PollReport] {
        guard !batch.isEmpty, everything || batch.isDue || rota.inFlight == 0 else { return [] }
        let reports = mode == .rehearsal ? batch.discard() : batch.write()
        for report in reports {
            poller.room.leave(report.room)
            failing -= report.before.status == .failing ? 1 : 0
            failing += report.record.status == .failing ? 1 : 0
            records[report.feed.name] = report.record
            busy.remove(report.feed.name)
            if mode == .lasting, let due = report.record.nextPoll { rota.add(report.feed, due: due) }
        }
        for host in Set(reports.lazy.filter { $0.record.waitUntil != nil }.map(\.feed.host)) { leaveAlone(host) }
        return reports
    }

    /// Notes in the records of a host's other sources that they wait as well.
    private mutating func leaveAlone(_ host: String) {
        guard let until = waits[host], mode != .rehearsal else { return }
        var waiting: [PollRecord] = []
        for feed in poller.watch.settings.feeds where feed.host == host && !busy.contains(feed.name) {
            guard var record = records[feed.name], record.waitUntil ?? .distantPast < until else { continue }
            record.wait(until: until)
            records[feed.name] = record
            waiting.append(record)
        }
        batch.note(waiting)
    }
}
