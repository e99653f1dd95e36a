package import TrustwatchCore
package import TrustwatchStore

/// `trustwatch poll`: every source once, due or not, then the deliveries that are due.
package struct Round: Sendable {
    /// What the round came to.
    package struct Summary: Sendable {
        package var reports: [PollReport] = []
        /// What a dry run would have stored and sent, a source each.
        package var rehearsed: [Applied] = []
        /// Whether every delivery that was due has arrived.
        package var delivered = true
        /// Why the digest or the metrics could not be written; nil where they were.
        package var writingTrouble: String?

        /// Whether at least one source was read, and all that it brought was written.
        var isGood: Bool { writingTrouble == nil && reports.contains(where: \.wasRead) }

        package var failures: [PollReport] {
            reports.filter { if case .failed = $0.outcome { true } else { false } }
        }
        package var leftAlone: [PollReport] {
            reports.filter { if case .leftAlone = $0.outcome { true } else { false } }
        }
        /// What was stored, or would have been.
        package var applied: [Applied] {
            rehearsed + reports.compactMap { if case .read(let applied) = $0.outcome { applied } else { nil } }
        }
    }

    /// Which sources a round asks.
    package struct Scope: Sendable {
        /// Names of sources; nil for all.
        package var feeds: Set<String>?
        /// Whether servers that want to be left alone are asked as well.
        package var force: Bool
        /// Whether what would be stored and sent is only found out.
        package var dryRun: Bool
        /// Whether the reports that official pages list are fetched.
        package var fetchesReports: Bool

        package init(
            feeds: Set<String>? = nil, force: Bool = false, dryRun: Bool = false, fetchesReports: Bool = true
        ) {
            self.feeds = feeds
            self.force = force
            self.dryRun = dryRun
            self.fetchesReports = fetchesReports
        }
    }

    private let tools: Tools
    private let watch: Watch
    private let outbox: Outbox
    private let digest: DigestDesk
    private let metrics: MetricsDesk
    private let reports: ReportDesk
    private let digestPost: DigestPost
    private let heartbeat: Heartbeat?

    package init(tools: Tools, settings: Settings, stateDirectory: String) {
        self.tools = tools
        watch = Watch(settings)
        outbox = Outbox(tools: tools, settings: settings)
        digest = DigestDesk(tools: tools, settings: settings, stateDirectory: stateDirectory)
        metrics = MetricsDesk(tools: tools, stateDirectory: stateDirectory)
        reports = ReportDesk(tools: tools, settings: settings, directory: stateDirectory + "/reports")
        digestPost = DigestPost(tools: tools, settings: settings)
        heartbeat = Heartbeat(tools: tools, settings: settings)
    }

    /// - Parameter progress: called after every answer, with the source and how many of how many are in.
    package func run(
        _ scope: Scope, progress: (_ feed: Feed, _ done: Int, _ of: Int) -> Void
    ) async throws -> Summary {
        try tools.store.releaseClaims()
        try tools.store.sync(feeds: watch.settings.feeds, subjects: watch.settings.subjects)
        let records = try tools.store.pollRecords()
        var summary = Summary()
        let (asked, leftAlone) = choose(scope, records)
        summary.reports = await poll(asked, records, scope, progress)
        summary.reports += leftAlone
        if scope.dryRun {
            summary.rehearsed = try rehearse(summary.reports)
        } else {
            try digestPost.queueDue()
            summary.delivered = await outbox.drain()
            if await readReports() { summary.delivered = await outbox.drain() && summary.delivered }
            try tools.dropUnmatched(olderThan: watch.settings.store.keepUnmatched)
            summary.writingTrouble = [digest.write(), metrics.write()].compactMap(\.self).first
            if summary.isGood { await heartbeat?.beat() }
        }
        return summary
    }

    /// A few that no poll has read; the daemon reads all in time.
    ///
    /// - Returns: whether they made something to tell.
    private func readReports() async -> Bool {
        var isNews = false
        await UnreadReports(tools: tools, watch: watch, desk: reports).read(atMost: 3) { isNews = true }
        return isNews
    }

    private func choose(_ scope: Scope, _ records: [String: PollRecord]) -> (asked: [Feed], leftAlone: [PollReport]) {
        let now = tools.clock.now()
        var asked: [Feed] = []
        var leftAlone: [PollReport] = []
        for feed in watch.settings.feeds where scope.feeds?.contains(feed.name) ?? true {
            let record = records[feed.name] ?? PollRecord(feed: feed.name, url: feed.url)
            if !scope.force, record.status == .gone || record.waitUntil ?? now > now {
                leftAlone.append(.leftAlone(feed, record))
            } else {
                asked.append(feed)
            }
        }
        return (asked, leftAlone)
    }

    /// Sources of a host that asks to wait meanwhile are not asked any more, and are among the reports nevertheless.
    private func poll(
        _ feeds: [Feed], _ records: consuming [String: PollRecord], _ scope: Scope, _ progress: (Feed, Int, Int) -> Void
    ) async -> [PollReport] {
        let (answers, report) = AsyncStream.makeStream(of: PollReport?.self)
        let poller = Poller(tools: tools, watch: watch, reports: scope.fetchesReports ? reports : nil)
        let now = tools.clock.now()
        var loop = PollLoop(
            poller, records: records, schedule: feeds.map { ($0, now) }, mode: scope.dryRun ? .rehearsal : .once)
        var written: [PollReport] = []
        await withDiscardingTaskGroup { group in
            var alarm = AlarmClock()
            var answered = 0
            // nil: a pause that a host is owed, or that writing may wait for, is over.
            report.yield(nil)
            for await answer in answers {
                if let answer {
                    loop.take(answer)
                    answered += 1
                    progress(answer.feed, answered, feeds.count)
                }
                loop.start(in: &group) { report.yield($0) }
                written += log(loop.write())
                if loop.isIdle { break }
                let pause = loop.pause(at: tools.clock.now())
                if let pause { alarm.set(in: pause, within: &group) { report.yield(nil) } }
            }
            group.cancelAll()
        }
        written += log(loop.write(everything: true))
        let names = Set(written.map(\.feed.name))
        return written + feeds.filter { !names.contains($0.name) }.map { .leftAlone($0, loop.record(of: $0)) }
    }

    private func log(_ reports: [PollReport]) -> [PollReport] {
        for report in reports { tools.log.report(report) }
        return reports
    }

    /// What the polls would do one after the other.
    private func rehearse(_ reports: [PollReport]) throws(StoreError) -> [Applied] {
        try tools.store.rehearse(reports.compactMap(\.poll))
    }
}
