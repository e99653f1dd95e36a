internal import Foundation
internal import Logging
package import TrustwatchCore
package import TrustwatchStore
internal import UnixSignals

/// `trustwatch run`: both loops until it is told to stop, begun anew whenever feeds.conf was changed.
package struct Daemon: Sendable {
    /// Deliveries that are on their way when a session ends may take this long; the contract allows ten seconds.
    static let grace = Duration.seconds(6)

    private let tools: Tools
    private let systemd: Systemd
    private let stateDirectory: String
    /// Reads feeds.conf again, or says in a sentence why it cannot be used.
    private let reload: @Sendable () -> Result<Settings, Refusal>

    /// Why a changed feeds.conf is not taken.
    package struct Refusal: Error, Sendable {
        package var why: String

        package init(why: String) {
            self.why = why
        }
    }

    package init(
        tools: Tools, systemd: Systemd, stateDirectory: String,
        reload: @escaping @Sendable () -> Result<Settings, Refusal>
    ) {
        self.tools = tools
        self.systemd = systemd
        self.stateDirectory = stateDirectory
        self.reload = reload
    }

    /// Runs until SIGTERM or SIGINT. Polls are then broken off, as half a poll leaves nothing behind; deliveries get a
    /// few seconds to end.
    package func run(_ settings: Settings) async throws(StoreError) {
        let signals = await UnixSignalsSequence(trapping: .sigterm, .sigint, .sighup)
        let (happenings, report) = AsyncStream.makeStream(of: Session.Happening.self)
        let ending = await withTaskGroup { group in
            group.addTask {
                for await signal in signals { report.yield(signal == .sighup ? .reload : .stop) }
            }
            defer { group.cancelAll() }
            return await sessions(settings, happenings, report)
        }
        systemd.stopping()
        tools.log.info("Stopped")
        try ending.get()
    }

    private func sessions(
        _ first: Settings, _ happenings: AsyncStream<Session.Happening>,
        _ report: AsyncStream<Session.Happening>.Continuation
    ) async -> Result<Void, StoreError> {
        var settings: Settings? = first
        var number = 0
        while let current = settings {
            do {
                try tools.store.releaseClaims()
                try tools.store.sync(feeds: current.feeds, subjects: current.subjects)
                let session = Session(
                    number: number, tools: tools, systemd: systemd, settings: current, stateDirectory: stateDirectory,
                    report: report, reload: reload)
                settings = await session.run(try tools.store.pollRecords(), happenings)
                number += 1
            } catch {
                return .failure(error)
            }
        }
        return .success(())
    }
}
