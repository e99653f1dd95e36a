internal import TrustwatchCore
internal import TrustwatchStore

/// The second loop: delivers what the outbox holds and knows nothing of feeds. Each channel has a courier of its own, so
/// that one that is slow or dead delays no other.
struct Outbox: Sendable {
    private let tools: Tools
    private let notifier: Notifier
    private let channels: [Channel]

    init(tools: Tools, settings: Settings) {
        self.tools = tools
        notifier = Notifier(
            transfers: tools.deliveries, clock: tools.clock, userAgent: UserAgent.words(contact: settings.contact))
        channels = settings.channels
    }

    /// Delivers all that is due now.
    ///
    /// - Returns: whether every delivery that was due has arrived.
    func drain() async -> Bool {
        await withTaskGroup(of: Bool.self) { group in
            for channel in channels {
                group.addTask {
                    await Courier(tools, notifier, channel, untilEmpty: true).work(wokenBy: Bell.Wakes())
                }
            }
            return await group.reduce(true) { $0 && $1 }
        }
    }

    /// Delivers whatever falls due until the bell is silenced; what is on its way then is brought to its end, unless
    /// the task is cancelled as well.
    func run(wokenBy bell: Bell) async {
        await withDiscardingTaskGroup { group in
            for channel in channels {
                group.addTask {
                    _ = await Courier(tools, notifier, channel, untilEmpty: false).work(
                        wokenBy: bell.wakes(of: channel))
                }
            }
        }
    }
}

extension Outbox {
    /// Rung by whoever wrote messages; silenced when it is time to stop.
    struct Bell: Sendable {
        struct Wakes: Sendable {
            let stream: AsyncStream<Courier.Happening>
            let report: AsyncStream<Courier.Happening>.Continuation

            init() {
                (stream, report) = AsyncStream.makeStream()
            }
        }

        private let wakes: [String: Wakes]

        init(channels: [Channel]) {
            wakes = Dictionary(channels.map { ($0.name, Wakes()) }) { first, _ in first }
        }

        func wakes(of channel: Channel) -> Wakes { wakes[channel.name] ?? Wakes() }

        func ring() {
            for wake in wakes.values { wake.report.yield(.woke) }
        }

        func silence() {
            for wake in wakes.values { wake.report.yield(.silenced) }
        }
    }
}
