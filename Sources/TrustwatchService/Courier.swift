internal import Foundation
internal import TrustwatchCore
internal import TrustwatchStore

/// Delivers to one channel: as much at once as it allows, started in order.
struct Courier: ~Copyable {
    enum Happening: Sendable {
        case woke
        case silenced
        case ended(Deliverer.Ending)
    }

    /// A claim ends with its delivery, or when the next session begins. This is for one that could not even be written
    /// down; long, so that a step of the wall clock takes no message for one that nobody delivers.
    private static let claim = Duration.seconds(86_400)
    /// `trustwatch outbox retry` is another process: it cannot ring.
    private static let look = Duration.seconds(10)
    /// After which a store that could not be written is tried again.
    private static let patience = Duration.seconds(1)

    private let deliverer: Deliverer
    private let untilEmpty: Bool
    private var underWay = 0
    /// What was delivered and could not be written down, because the store is locked or the disk full. Nothing else is
    /// begun until it is: a second attempt would repeat it.
    private var unsettled: [Deliverer.Ending] = []
    private var isStopping = false
    private var allArrived = true
    private var lastArrival = ContinuousClock.now

    init(_ tools: Tools, _ notifier: Notifier, _ channel: Channel, untilEmpty: Bool) {
        deliverer = Deliverer(tools: tools, notifier: notifier, channel: channel)
        self.untilEmpty = untilEmpty
    }

    /// - Returns: whether all that was due has arrived.
    consuming func work(wokenBy wakes: Outbox.Bell.Wakes) async -> Bool {
        await withDiscardingTaskGroup { group in
            var alarm = AlarmClock()
            wakes.report.yield(.woke)
            for await happening in wakes.stream {
                take(happening)
                let pause = begin(in: &group) { wakes.report.yield($0) }
                if pause == nil, underWay == 0 { break }
                if let pause { alarm.set(in: pause, within: &group) { wakes.report.yield(.woke) } }
            }
            group.cancelAll()
        }
        return allArrived && unsettled.isEmpty
    }

    private mutating func take(_ happening: Happening) {
        switch happening {
        case .woke: break
        case .silenced: isStopping = true
        case .ended(let ending):
            underWay -= 1
            if !ending.isSettled { unsettled.append(ending) }
            if ending.settlement == .sent { lastArrival = .now } else { allArrived = false }
        }
        unsettled.removeAll { [deliverer] in deliverer.settle($0.parcel, $0.settlement) }
    }

    /// Starts what is due, as far as there is room.
    ///
    /// - Returns: how long there is nothing more to start; nil where nothing will be.
    private mutating func begin(
        in group: inout DiscardingTaskGroup, report: @escaping @Sendable (Happening) -> Void
    ) -> Duration? {
        guard !isStopping, !isHopeless else { return nil }
        guard unsettled.isEmpty else { return Self.patience }
        let channel = deliverer.channel
        let now = tools.clock.now()
        if let end = channel.rules.quietHours?.end(at: now, in: tools.clock.zone) {
            return untilEmpty ? nil : min(.seconds(end.timeIntervalSince(now)), Self.look)
        }
        guard underWay < channel.concurrency else { return untilEmpty ? nil : Self.look }
        let claimed = tools.attempt { () throws(StoreError) in
            try tools.store.claimDue(
                channel: channel.name, now: now, until: now + Self.claim,
                limit: channel.concurrency - underWay, groupFrom: channel.groupFrom)
        }
        guard let claimed else {
            allArrived = false
            return untilEmpty ? nil : Self.look
        }
        for parcel in claimed {
            underWay += 1
            // At once: tasks that are only queued start in any order.
            group.addImmediateTask { [deliverer] in report(.ended(await deliverer.deliver(parcel))) }
        }
        return untilEmpty ? nil : pause(at: now)
    }

    /// A round does not wait for a channel from which nothing has come back for as long as it may take.
    private var isHopeless: Bool { untilEmpty && ContinuousClock.now - lastArrival >= deliverer.channel.timeout }

    /// Until the next delivery is due, or until it is time to look whether somebody has made one due by hand.
    private func pause(at now: Date) -> Duration {
        let next = tools.attempt { () throws(StoreError) in
            try tools.store.nextDue(channel: deliverer.channel.name)
        }
        return min((next ?? nil).map { .seconds(max(0, $0.timeIntervalSince(now))) } ?? Self.look, Self.look)
    }

    private var tools: Tools { deliverer.tools }
}
