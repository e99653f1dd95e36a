internal import Foundation
internal import Logging
internal import TrustwatchCore
internal import TrustwatchStore

/// The second loop: delivers what the outbox holds and knows nothing of feeds. Each channel has a worker of its own, so
/// that one that is slow or dead delays no other.
struct Outbox: Sendable {
    /// Messages to one channel that are on their way at once. They start in order.
    private static let concurrency = 4
    /// A claim outlives the longest delivery by this much before the message is anybody's again.
    private static let claimMargin = Duration.seconds(60)

    /// `trustwatch outbox retry` is another process: it cannot ring.
    private static let look = Duration.seconds(10)

    private let tools: Tools
    private let notifier: Notifier
    private let channels: [Channel]

    init(tools: Tools, settings: Settings) {
        self.tools = tools
        notifier = Notifier(
            transfers: tools.transfers, clock: tools.clock, userAgent: UserAgent.words(contact: settings.contact))
        channels = settings.channels
    }

    /// Delivers all that is due now.
    ///
    /// - Returns: whether every delivery that was due has arrived.
    func drain() async -> Bool {
        await withTaskGroup(of: Bool.self) { group in
            for channel in channels {
                group.addTask {
                    var arrived = true
                    while let batch = await deliverBatch(to: channel) { arrived = arrived && batch }
                    return arrived
                }
            }
            return await group.reduce(true) { $0 && $1 }
        }
    }

    /// Delivers whatever falls due until the bell is silenced; a batch that is on its way then is brought to its end,
    /// unless the task is cancelled as well.
    func run(wokenBy bell: Bell) async {
        await withDiscardingTaskGroup { group in
            for channel in channels { group.addTask { await work(for: channel, wokenBy: bell.wakes(of: channel)) } }
        }
    }

    private func work(for channel: Channel, wokenBy wakes: Bell.Wakes) async {
        await withDiscardingTaskGroup { group in
            var alarm = AlarmClock()
            wakes.wake()
            for await _ in wakes.stream {
                if await deliverBatch(to: channel) != nil {
                    wakes.wake()
                } else {
                    alarm.set(in: pause(before: channel), within: &group) { wakes.wake() }
                }
            }
            group.cancelAll()
        }
    }

    /// Until the next delivery is due, or until it is time to look whether somebody has made one due by hand.
    private func pause(before channel: Channel) -> Duration {
        let due = attempt { () throws(StoreError) in try tools.store.nextDue(channel: channel.name) } ?? nil
        return min(due.map { .seconds($0.timeIntervalSince(tools.clock.now())) } ?? Self.look, Self.look)
    }

    /// - Returns: whether all of the batch arrived; nil where nothing was due.
    private func deliverBatch(to channel: Channel) async -> Bool? {
        let now = tools.clock.now()
        let claimed = attempt { () throws(StoreError) in
            try tools.store.claimDue(
                channel: channel.name, now: now, until: now + channel.timeout + Self.claimMargin,
                limit: Self.concurrency)
        }
        guard let claimed, !claimed.isEmpty else { return nil }
        return await withTaskGroup(of: Bool.self) { group in
            for delivery in claimed { group.addTask { await deliver(delivery, to: channel) } }
            return await group.reduce(true) { $0 && $1 }
        }
    }

    private func deliver(_ delivery: Delivery, to channel: Channel) async -> Bool {
        let outcome = await notifier.deliver(delivery.message, to: channel)
        let settlement = settlement(of: delivery, after: outcome)
        attempt { () throws(StoreError) in try tools.store.settle(delivery, settlement) }
        tools.log.report(settlement, of: delivery)
        return settlement == .sent
    }

    private func settlement(of delivery: Delivery, after outcome: DeliveryOutcome) -> Store.Settlement {
        guard case .failed(let reason, let permanent, let retryAfter) = outcome else { return .sent }
        let now = tools.clock.now()
        let next = Schedule.deliveryRetry(
            age: .seconds(now.timeIntervalSince(delivery.message.created)), retryAfter: retryAfter,
            jitter: .random(in: 0..<1), now: now)
        guard !permanent, let next else { return .dead(error: reason) }
        return .retry(at: next, error: reason)
    }

    /// A store that is locked or full for a moment must not end the loop: what could not be written is tried again when
    /// the claim runs out.
    @discardableResult
    private func attempt<Value>(_ body: () throws(StoreError) -> Value) -> Value? {
        do {
            return try body()
        } catch {
            tools.log.error("\(error.description)")
            return nil
        }
    }
}

extension Outbox {
    /// Rung by whoever wrote messages; silenced when it is time to stop.
    struct Bell: Sendable {
        struct Wakes: Sendable {
            let stream: AsyncStream<Void>
            private let continuation: AsyncStream<Void>.Continuation

            init() {
                (stream, continuation) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(1))
            }

            func wake() { continuation.yield() }
            func end() { continuation.finish() }
        }

        private let wakes: [String: Wakes]

        init(channels: [Channel]) {
            wakes = Dictionary(channels.map { ($0.name, Wakes()) }) { first, _ in first }
        }

        func wakes(of channel: Channel) -> Wakes { wakes[channel.name] ?? Wakes() }

        func ring() {
            for wake in wakes.values { wake.wake() }
        }

        func silence() {
            for wake in wakes.values { wake.end() }
        }
    }
}

extension Logger {
    fileprivate func report(_ settlement: Store.Settlement, of delivery: Delivery) {
        let what = "\(delivery.message.event.rawValue) \(delivery.message.id) to \(delivery.channel)"
        switch settlement {
        case .sent: info("Sent \(what)")
        case .retry(let next, let reason): warning("Not sent, next attempt \(next.rfc3339): \(what): \(reason)")
        case .dead(let reason): error("Given up: \(what): \(reason)")
        }
    }
}
