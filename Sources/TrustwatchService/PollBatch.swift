internal import Foundation
internal import Logging
internal import TrustwatchCore
internal import TrustwatchStore

/// Polls that have ended and are not in the store yet. They are written together, because every transaction waits for
/// the disk; whoever dies before that has stored nothing of them, validators least of all, and asks again.
struct PollBatch {
    /// Of one transaction: all that is held in memory of documents, beside those that are being read.
    private static let documents = 32
    private static let items = 2048
    /// Records of polls that brought nothing new are small.
    private static let records = 1024
    private static let patience = Duration.milliseconds(250)

    private let tools: Tools
    private let channels: [Channel]
    /// With a document each.
    private var brought: [PollReport] = []
    /// In those documents.
    private var items = 0
    private var others: [PollReport] = []
    /// Of sources that were not asked.
    private var notes: [PollRecord] = []
    private var deadline: ContinuousClock.Instant?

    init(tools: Tools, channels: [Channel]) {
        self.tools = tools
        self.channels = channels
    }

    var isEmpty: Bool { brought.isEmpty && others.isEmpty && notes.isEmpty }

    /// How long it may stay unwritten; nil where there is nothing to write.
    var pause: Duration? { deadline.map { max(.zero, ContinuousClock.now.duration(to: $0)) } }

    /// Whether it is time to write.
    var isDue: Bool {
        brought.count >= Self.documents || items >= Self.items || others.count >= Self.records
            || deadline.map { $0 <= .now } ?? false
    }

    /// Adds records of sources that were not asked.
    mutating func note(_ records: [PollRecord]) {
        guard !records.isEmpty else { return }
        notes += records
        deadline = deadline ?? .now + Self.patience
    }

    /// Hands back every report without writing anything.
    mutating func discard() -> [PollReport] {
        defer { (brought, others, items, deadline) = ([], [], 0, nil) }
        return brought + others
    }

    mutating func add(_ report: PollReport) {
        if let poll = report.poll {
            brought.append(report)
            items += poll.items.count
        } else {
            others.append(report)
        }
        deadline = deadline ?? .now + Self.patience
    }

    /// Writes all of it, and hands back every report with what became of it.
    ///
    /// A poll that cannot be stored has failed. A record that cannot be written now goes with the next batch.
    mutating func write() -> [PollReport] {
        let results = store(brought)
        var written = results.filter(\.isStored)
        others += results.filter { !$0.isStored }
        (brought, items, deadline) = ([], 0, nil)
        do throws(StoreError) {
            var records = notes
            var times: [PollRecord] = []
            for report in others {
                if report.record.isSameButForTimes(report.before) {
                    times.append(report.record)
                } else {
                    records.append(report.record)
                }
            }
            try tools.store.record(records, times: times, messages: others.compactMap(\.health), to: channels)
            written += others
            (others, notes) = ([], [])
        } catch {
            tools.log.error("\(error.description)")
            deadline = .now + .seconds(1)
        }
        return written
    }

    private func store(_ reports: [PollReport]) -> [PollReport] {
        guard !reports.isEmpty else { return [] }
        do throws(StoreError) {
            let applied = try tools.store.apply(reports.compactMap(\.poll), to: channels)
            return zip(reports, applied).map { $0.with(outcome: .read($1)) }
        } catch {
            // Where one of them is at fault, the others must not suffer for it.
            if reports.count > 1, error.kind == .bug { return reports.flatMap { store([$0]) } }
            return reports.map { failed($0, error) }
        }
    }

    private func failed(_ report: PollReport, _ error: StoreError) -> PollReport {
        let sentence = "it was read but not stored: \(error)"
        let (next, _) = report.before.after(Answer(.failed(sentence)), of: report.feed, now: tools.clock.now())
        return PollReport(
            feed: report.feed, before: report.before, record: next, outcome: .failed(sentence), room: report.room)
    }
}
