internal import Foundation
internal import TrustwatchCore
internal import TrustwatchStore

/// Asks one source and stores what it brought: the whole path of a poll.
struct Poller: Sendable {
    let tools: Tools
    let watch: Watch
    let reports: ReportDesk
    /// Whether what would be stored is only handed back.
    var rehearses = false

    /// Nothing that a source does throws: it becomes the source's health. So does a store that cannot be written, and
    /// then nothing of the answer is kept, validators least of all.
    func poll(_ feed: Feed, _ record: PollRecord) async -> PollReport {
        let exchange = await Exchange(asking: feed, record: record, contact: watch.settings.contact, with: tools)
        guard let document = exchange.document else { return report(exchange.answer, of: feed, record) }
        var answer = exchange.answer
        do {
            let parsed = try FeedParser.read(
                document.body, as: feed.kind, contentType: document.contentType, baseURL: document.baseURL,
                detail: .polling)
            var reading = Intake.read(parsed, of: feed, with: watch.matcher)
            if feed.kind == .ofstedSearch {
                try await ProviderPages(tools: tools, watch: watch).follow(&reading, of: feed)
            }
            await reports.complete(&reading, of: feed, record)
            answer.isPartial = reading.isPartial
            answer.outcome = .read(hash: document.hash, hints: reading.hints, warning: reading.warning)
            return try keep(reading, answer, of: feed, record)
        } catch {
            answer.outcome = .failed("\(document.baseURL): \(error)")
            return report(answer, of: feed, record)
        }
    }

    private func report(_ answer: Answer, of feed: Feed, _ record: PollRecord) -> PollReport {
        let (next, health) = after(answer, of: feed, record)
        let outcome: PollReport.Outcome =
            if case .failed(let sentence) = answer.outcome { .failed(sentence) } else { .unchanged }
        return PollReport(feed: feed, record: next, outcome: outcome, health: health)
    }

    private func keep(
        _ reading: Intake.Reading, _ answer: Answer, of feed: Feed, _ record: PollRecord
    ) throws(StoreError) -> PollReport {
        let (next, health) = after(answer, of: feed, record)
        let poll = Poll(
            circumstances: watch.circumstances(of: feed, record, now: tools.clock.now()), record: next,
            items: reading.items, title: reading.title, health: health)
        guard !rehearses else { return PollReport(feed: feed, record: next, outcome: .rehearsed(poll)) }
        let applied = try tools.store.apply([poll], to: watch.settings.channels)
        return PollReport(feed: feed, record: next, outcome: .read(applied[0]), health: health)
    }

    private func after(_ answer: Answer, of feed: Feed, _ record: PollRecord) -> (PollRecord, Message?) {
        let now = tools.clock.now()
        let (next, event) = record.after(answer, of: feed, now: now)
        let writer = MessageWriter(store: tools.store.id, now: now)
        return (next, event.map { writer.source($0, $0 == .sourceRecovered ? record : next) })
    }
}
