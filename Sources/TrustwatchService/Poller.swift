internal import Foundation
internal import TrustwatchCore
internal import TrustwatchStore

/// Asks one source and reads what it brings: the whole path of a poll but for its last step, the store.
struct Poller: Sendable {
    let tools: Tools
    let watch: Watch
    /// nil where the reports that an official page lists are not to be fetched.
    let reports: ReportDesk?
    let room = ReadingRoom(size: 6_000_000)

    /// Nothing that a source does throws: it becomes the source's health. Where the report holds room, whoever has dealt
    /// with it gives that back.
    func poll(_ feed: Feed, _ record: PollRecord) async -> PollReport {
        let exchange = await Exchange(asking: feed, record: record, contact: watch.settings.contact, with: tools)
        guard let document = exchange.document else { return report(exchange.answer, of: feed, record) }
        var answer = exchange.answer
        await room.enter(document.body.count)
        do {
            if let reading = try await read(document, &answer, of: feed, record) {
                return report(answer, of: feed, record, reading, room: document.body.count)
            }
        } catch {
            answer.outcome = .failed("\(document.baseURL): \(error)")
        }
        room.leave(document.body.count)
        return report(answer, of: feed, record)
    }

    /// - Returns: nil where the pages that belong to the document are what they were.
    private func read(
        _ document: Exchange.Document, _ answer: inout Answer, of feed: Feed, _ record: PollRecord
    ) async throws -> Intake.Reading? {
        var parsed = try FeedParser.read(
            document.body, as: feed.kind, contentType: document.contentType, baseURL: document.baseURL, detail: .polling
        )
        var finding = Answer.Finding(hash: document.hash)
        var reading: Intake.Reading
        if feed.kind == .ofstedSearch {
            let pages = SearchPages(tools: tools, contact: watch.settings.contact)
            if let hash = try await pages.follow(&parsed, after: document, of: feed) {
                // One page's validators say nothing of the others.
                (answer.etag, answer.lastModified) = (nil, nil)
                guard hash != record.bodyHash else { return nil }
                finding.hash = hash
            }
            reading = Intake.read(parsed, of: feed, with: watch.matcher)
            try await ProviderPages(tools: tools, watch: watch).follow(&reading, of: feed)
        } else {
            reading = Intake.read(parsed, of: feed, with: watch.matcher)
            finding.overlap = record.baseline ? try compare(&reading, with: feed) : nil
            if reading.items.isEmpty, record.items > 0 { reading.trouble = "it has no entries any more" }
        }
        await reports?.complete(&reading, of: feed, record)
        (finding.hints, finding.warning, finding.trouble) = (reading.hints, reading.warning, reading.trouble)
        answer.isPartial = reading.isPartial
        answer.outcome = .read(finding)
        return reading
    }

    /// The churn guard: entries that come again under new ids, all at once, get their old ones back.
    private func compare(_ reading: inout Intake.Reading, with feed: Feed) throws(StoreError) -> Overlap {
        let keys = Set(reading.items.map(\.key))
        let unknown = try tools.store.unknownKeys(among: Array(keys), of: feed.name)
        var overlap = Overlap(entries: keys.count, known: keys.count - unknown.count)
        guard overlap.isGap else { return overlap }
        overlap.known = reading.recognise(try tools.store.latestEntries(of: feed.name, limit: 2 * keys.count + 100))
        if overlap.known > 0 {
            reading.trouble =
                "all \(keys.count) entries have new ids; \(overlap.known) were recognised and are not taken for new"
        } else {
            reading.warning =
                "none of its \(keys.count) entries was known: some may have come and gone between two polls"
        }
        return overlap
    }

    private func report(
        _ answer: Answer, of feed: Feed, _ record: PollRecord, _ reading: Intake.Reading? = nil, room: Int = 0
    ) -> PollReport {
        let now = tools.clock.now()
        let (next, event) = record.after(answer, of: feed, now: now)
        let writer = MessageWriter(store: tools.store.id, now: now)
        let health = event.map { writer.source($0, $0 == .sourceRecovered ? record : next) }
        let outcome: PollReport.Outcome =
            switch answer.outcome {
            case .read:
                .brought(
                    Poll(
                        circumstances: watch.circumstances(of: feed, record, now: now), record: next,
                        items: reading?.items ?? [], title: reading?.title, health: health))
            case .unchanged: .unchanged
            case .failed(let sentence): .failed(sentence)
            }
        return PollReport(feed: feed, before: record, record: next, outcome: outcome, health: health, room: room)
    }
}
