internal import Foundation
internal import Logging
internal import TrustwatchCore
internal import TrustwatchStore

/// The daemon with one state of feeds.conf: from its start, or a reload, to the next.
struct Session: Sendable {
    enum Happening: Sendable {
        /// In which session: what an earlier one began is of no interest.
        case polled(PollReport, session: Int)
        case woke
        case reload
        case stop
    }

    private let number: Int
    private let tools: Tools
    private let systemd: Systemd
    private let watch: Watch
    private let outbox: Outbox
    private let digest: DigestDesk
    private let metrics: MetricsDesk
    private let reports: ReportDesk
    private let digestPost: DigestPost
    private let heartbeat: Heartbeat?
    private let report: AsyncStream<Happening>.Continuation
    private let reload: @Sendable () -> Result<Settings, Daemon.Refusal>

    init(
        number: Int, tools: Tools, systemd: Systemd, settings: Settings, stateDirectory: String,
        report: AsyncStream<Happening>.Continuation, reload: @escaping @Sendable () -> Result<Settings, Daemon.Refusal>
    ) {
        self.number = number
        self.tools = tools
        self.systemd = systemd
        self.report = report
        self.reload = reload
        watch = Watch(settings)
        outbox = Outbox(tools: tools, settings: settings)
        digest = DigestDesk(tools: tools, settings: settings, stateDirectory: stateDirectory)
        metrics = MetricsDesk(tools: tools, stateDirectory: stateDirectory)
        reports = ReportDesk(tools: tools, settings: settings, directory: stateDirectory + "/reports")
        digestPost = DigestPost(tools: tools, settings: settings)
        heartbeat = Heartbeat(tools: tools, settings: settings)
    }

    /// - Returns: the settings of the next session; nil when it is time to stop.
    func run(_ records: [String: PollRecord], _ happenings: AsyncStream<Happening>) async -> Settings? {
        let bell = Outbox.Bell(channels: watch.settings.channels)
        return await withTaskGroup { group in
            group.addTask { await outbox.run(wokenBy: bell) }
            group.addTask { await UnreadReports(tools: tools, watch: watch, desk: reports).run { bell.ring() } }
            let next = await poll(records, happenings, bell)
            bell.silence()
            group.addTask { try? await Task.sleep(for: Daemon.grace) }
            await group.next()
            group.cancelAll()
            return next
        }
    }

    private func poll(
        _ records: [String: PollRecord], _ happenings: AsyncStream<Happening>, _ bell: Outbox.Bell
    ) async -> Settings? {
        let poller = Poller(tools: tools, watch: watch, reports: reports)
        var loop = PollLoop(poller, records: records, schedule: schedule(records), mode: .lasting)
        defer { log(loop.write(everything: true)) }
        return await withDiscardingTaskGroup { group in
            defer { group.cancelAll() }
            var chores = Chores(watchdog: systemd.watchdog)
            var alarm = AlarmClock()
            systemd.ready(status: loop.status)
            report.yield(.woke)
            for await happening in happenings {
                switch happening {
                case .polled(let answer, number): loop.take(answer)
                case .polled, .woke: break
                case .stop: return nil
                case .reload: if let settings = changed(&chores) { return settings }
                }
                loop.start(in: &group) { [report, number] in report.yield(.polled($0, session: number)) }
                let written = loop.write()
                log(written)
                if written.contains(where: \.wasRead) { chores.hasGoodNews = true }
                if written.contains(where: \.bringsNews) {
                    chores.digestDue = min(chores.digestDue, .now + Chores.digestDelay)
                    bell.ring()
                }
                perform(&chores, loop, bell)
                if chores.takeHeartbeat() { group.addTask { [heartbeat] in await heartbeat?.beat() } }
                let pause = min(loop.pause(at: tools.clock.now()) ?? chores.pause, chores.pause)
                alarm.set(in: pause, within: &group) { [report] in report.yield(.woke) }
            }
            return nil
        }
    }

    /// Sources that were never asked begin at once, a few seconds apart; the others when their record says, so that a
    /// restart asks nobody early.
    private func schedule(_ records: [String: PollRecord]) -> [(feed: Feed, due: Date)] {
        watch.settings.feeds.compactMap { feed in
            records[feed.name]?.due(for: feed, now: tools.clock.now()).map { (feed: feed, due: $0) }
        }
    }

    private func log(_ reports: [PollReport]) {
        for report in reports { tools.log.report(report) }
    }

    private func perform(_ chores: inout Chores, _ loop: borrowing PollLoop, _ bell: Outbox.Bell) {
        systemd.status([chores.refusal, loop.status].compactMap(\.self).joined(separator: "; "))
        if chores.takeBeat() { systemd.alive() }
        if chores.takeDigestPost() { queueDigests(bell) }
        let isDigestDue = chores.takeDigest()
        if chores.takeMetrics(early: isDigestDue), let trouble = metrics.write() { tools.log.error("\(trouble)") }
        guard isDigestDue else { return }
        if let trouble = digest.write() { tools.log.error("\(trouble)") }
        do {
            try tools.dropUnmatched(olderThan: watch.settings.store.keepUnmatched)
        } catch {
            tools.log.error("\(error)")
        }
    }

    private func queueDigests(_ bell: Outbox.Bell) {
        do {
            try digestPost.queueDue()
            bell.ring()
        } catch {
            tools.log.error("\(error.description)")
        }
    }

    private func changed(_ chores: inout Chores) -> Settings? {
        systemd.reloading()
        switch reload() {
        case .success(let settings):
            tools.log.notice("feeds.conf was read again")
            return settings
        case .failure(let refusal):
            tools.log.error("Reload failed, the old feeds.conf stays in force: \(refusal.why)")
            let status = "reload failed: \(refusal.why)"
            systemd.ready(status: status)
            chores.refusal = status
            return nil
        }
    }
}

/// What the daemon does beside polling, and when it is next to be done.
private struct Chores {
    /// A digest waits this long for more news of the same moment.
    static let digestDelay = Duration.seconds(2)
    /// It is written this often without any: what happened "in the last seven days" changes by itself.
    static let digestAge = Duration.seconds(3600)
    /// Prometheus asks node_exporter every minute or less often.
    static let metricsAge = Duration.seconds(60)

    /// Digests by mail are due at a time of day: to the minute is enough.
    static let digestPostEvery = Duration.seconds(60)
    /// A monitor need not hear from us more often.
    static let heartbeatEvery = Duration.seconds(60)

    var digestDue = ContinuousClock.now + digestDelay
    /// Whether a source was read since the last heartbeat.
    var hasGoodNews = false
    private var metricsDue = ContinuousClock.now + digestDelay
    /// Why the last reload was refused; part of the status until one succeeds, which begins another session.
    var refusal: String?
    private var beatDue: ContinuousClock.Instant?
    private var digestPostDue = ContinuousClock.now
    private var heartbeatDue = ContinuousClock.now
    private let beat: Duration?

    /// - Parameter watchdog: how often systemd wants a sign of life; it gets three times as many.
    init(watchdog: Duration?) {
        beat = watchdog.map { $0 / 3 }
        beatDue = beat.map { _ in .now }
    }

    /// How long nothing is to be done.
    var pause: Duration {
        ContinuousClock.now.duration(to: min(digestDue, metricsDue, digestPostDue, beatDue ?? digestDue))
    }

    mutating func takeBeat() -> Bool {
        guard let beat, let due = beatDue, due <= .now else { return false }
        beatDue = .now + beat
        return true
    }

    mutating func takeDigestPost() -> Bool {
        guard digestPostDue <= .now else { return false }
        digestPostDue = .now + Self.digestPostEvery
        return true
    }

    mutating func takeHeartbeat() -> Bool {
        guard hasGoodNews, heartbeatDue <= .now else { return false }
        hasGoodNews = false
        heartbeatDue = .now + Self.heartbeatEvery
        return true
    }

    /// - Parameter early: whether what a round brought is being written: the metrics tell of it with the digest.
    mutating func takeMetrics(early: Bool) -> Bool {
        guard early || metricsDue <= .now else { return false }
        metricsDue = .now + Self.metricsAge
        return true
    }

    mutating func takeDigest() -> Bool {
        guard digestDue <= .now else { return false }
        digestDue = .now + Self.digestAge
        return true
    }
}
