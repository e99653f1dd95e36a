internal import TrustwatchCore
internal import TrustwatchStore

/// Queues the digests that channels get by mail; the outbox delivers them like any other message.
struct DigestPost: Sendable {
    let tools: Tools
    let settings: Settings

    /// Queues every digest whose period is over, once: its id stands for channel and period.
    func queueDue() throws(StoreError) {
        let now = tools.clock.now()
        let writer = MessageWriter(store: tools.store.id, now: now)
        for channel in settings.channels {
            guard case .mail(let mail) = channel.kind, let schedule = mail.digest else { continue }
            let (start, end) = schedule.lastPeriod(before: now, in: tools.clock.zone)
            guard try tools.store.deliveries(message: writer.digestID(channel.name, end)).isEmpty else { continue }
            let digest = try tools.store.digest(
                since: start, now: end, subjects: settings.subjects, feeds: settings.feeds)
            try tools.store.enqueue(writer.digest(digest, to: channel.name, end: end), to: [channel.name])
        }
    }
}
