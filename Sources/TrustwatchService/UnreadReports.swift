internal import Foundation
internal import Logging
internal import TrustwatchCore
internal import TrustwatchStore

/// Reads in the background the reports that no poll has read: those that could not be fetched, and the history that a
/// page showed when it was first polled. One after the other, at a fraction of the pace that a host bears.
struct UnreadReports: Sendable {
    let tools: Tools
    let watch: Watch
    let desk: ReportDesk

    /// A report that fails this often has no text for us.
    static let attempts = 8
    /// How many pauses between requests lie between two reports.
    private static let patience = 6
    private static let idle = Duration.seconds(30)

    /// Runs until it is cancelled.
    ///
    /// - Parameter told: called when a report made something to tell.
    func run(told: @Sendable () -> Void) async {
        while !Task.isCancelled {
            let read = await readOne(told: told)
            try? await Task.sleep(for: read.map { max($0.pace.pause * Self.patience, .milliseconds(200)) } ?? Self.idle)
        }
    }

    /// Reads a few that are due, for a round.
    func read(atMost limit: Int, told: () -> Void) async {
        for number in 0..<limit {
            guard let feed = await readOne(told: told) else { return }
            if number + 1 < limit { try? await Task.sleep(for: feed.pace.pause) }
        }
    }

    /// - Returns: the source that lists the report that was tried; nil where none is due.
    private func readOne(told: () -> Void) async -> Feed? {
        let feeds = watch.settings.feeds.filter(\.listsReports)
        guard !feeds.isEmpty else { return nil }
        do {
            guard
                let report = try tools.store.unreadReports(
                    of: feeds.map(\.name), at: tools.clock.now(), limit: 1
                ).first, let feed = feeds.first(where: { $0.name == report.feed })
            else { return nil }
            do {
                let facts = try await desk.read(report.url, listedBy: feed)
                if try take(facts, of: report, from: feed) { told() }
            } catch is CancellationError {
                return nil
            } catch  where !Task.isCancelled {
                try postpone(report, because: "\(error)")
            }
            return feed
        } catch {
            if !Task.isCancelled { tools.log.error("Reports cannot be read: \(error)") }
            return nil
        }
    }

    private func take(_ facts: Inspection.Facts, of report: UnreadReport, from feed: Feed) throws(StoreError) -> Bool {
        let record = try tools.store.pollRecord(of: feed.name) ?? PollRecord(feed: feed.name, url: feed.url)
        let applied = try tools.store.complete(
            report.item, from: facts, in: watch.circumstances(of: feed, record, now: tools.clock.now()),
            to: watch.settings.channels)
        tools.log.info("\(feed.name): read the report \(report.url)")
        return !applied.messages.isEmpty
    }

    /// A quarter of an hour, an hour, four hours, then daily.
    private func postpone(_ report: UnreadReport, because error: String) throws(StoreError) {
        let attempt = report.attempts + 1
        let wait = min(900 * pow(4, Double(attempt - 1)), 86_400)
        let next = attempt < Self.attempts ? tools.clock.now() + wait : nil
        try tools.store.noteUnread(report.item, because: error, next: next)
        let outlook = next.map { "it is tried again \($0.words)" } ?? "it is not tried again"
        tools.log.warning("\(report.feed): the report \(report.url) could not be read, and \(outlook): \(error)")
    }
}
