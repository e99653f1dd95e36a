internal import Foundation
internal import Logging
internal import TrustwatchCore
internal import TrustwatchStore

/// One attempt to deliver, and what becomes of it.
struct Deliverer: Sendable {
    /// How an attempt ended, and whether the store knows it.
    struct Ending: Sendable {
        var parcel: Parcel
        var settlement: Store.Settlement
        var isSettled: Bool
    }

    let tools: Tools
    let notifier: Notifier
    let channel: Channel

    func deliver(_ parcel: Parcel) async -> Ending {
        let settlement = settlement(of: parcel, after: await notifier.deliver(parcel, to: channel))
        tools.log.report(settlement, of: parcel)
        return Ending(parcel: parcel, settlement: settlement, isSettled: settle(parcel, settlement))
    }

    /// - Returns: whether it could be written.
    func settle(_ parcel: Parcel, _ settlement: Store.Settlement) -> Bool {
        tools.attempt { () throws(StoreError) in try tools.store.settle(parcel, settlement) } != nil
    }

    private func settlement(of parcel: Parcel, after outcome: DeliveryOutcome) -> Store.Settlement {
        guard case .failed(let reason, let permanent, let retryAfter) = outcome else { return .sent }
        let now = tools.clock.now()
        if permanent { return parcel.isGroup ? .apart(at: now, error: reason) : .dead(error: reason) }
        let age = now.timeIntervalSince(parcel.deliveries[0].message.created)
        let next = Schedule.deliveryRetry(
            age: .seconds(age), retryAfter: retryAfter, jitter: .random(in: 0..<1), now: now)
        return next.map { .retry(at: $0, error: reason) } ?? .dead(error: reason)
    }
}

extension Tools {
    /// A store that is locked or full for a moment must not end the loop.
    func attempt<Value>(_ body: () throws(StoreError) -> Value) -> Value? {
        do {
            return try body()
        } catch {
            log.error("\(error.description)")
            return nil
        }
    }
}

extension Logger {
    fileprivate func report(_ settlement: Store.Settlement, of parcel: Parcel) {
        let first = parcel.deliveries[0]
        let what = "\(first.message.event.rawValue) \(parcel.id) to \(first.channel)"
        switch settlement {
        case .sent: info("Sent \(what)")
        case .retry(let next, let reason): warning("Not sent, next attempt \(next.rfc3339): \(what): \(reason)")
        case .apart(_, let reason): warning("Refused as a group, now one by one: \(what): \(reason)")
        case .dead(let reason): error("Given up: \(what): \(reason)")
        }
    }
}
