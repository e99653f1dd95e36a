internal import Foundation
internal import TrustwatchCore
internal import TrustwatchService

/// When channels are left in peace.
struct QuietChannels {
    private let hours: [String: QuietHours]
    private let clock: WallClock

    init(_ channels: [Channel], clock: WallClock) {
        let hours = channels.map { ($0.name, $0.rules.quietHours) }
        self.hours = Dictionary(hours) { first, _ in first }.compactMapValues(\.self)
        self.clock = clock
    }

    /// The delivery with its next attempt at the end of the quiet hours, where it falls into them.
    func postponed(_ delivery: Delivery) -> Delivery {
        guard let next = delivery.nextAttempt,
            let end = hours[delivery.channel]?.end(at: max(next, clock.now()), in: clock.zone)
        else { return delivery }
        var delivery = delivery
        delivery.nextAttempt = end
        return delivery
    }

    /// The time of day at which the quiet hours end that hold the delivery back now; nil where none do.
    func end(for delivery: Delivery) -> String? {
        guard delivery.state == .pending, let end = hours[delivery.channel]?.end(at: clock.now(), in: clock.zone),
            delivery.nextAttempt == end
        else { return nil }
        let minutes = TimeOfDay.minutes(of: end, in: clock.zone)
        return String(format: "%02d:%02d", minutes / 60, minutes % 60)
    }
}
