package import Curl
package import TrustwatchCore

/// What became of one attempt to deliver one message.
package enum DeliveryOutcome: Sendable, Equatable {
    case sent
    /// - Parameters:
    ///   - reason: one sentence without secrets.
    ///   - permanent: whether another attempt would fail in the same way.
    ///   - retryAfter: how long the receiver asked to be left alone.
    case failed(reason: String, permanent: Bool, retryAfter: Duration? = nil)
}

/// Delivers messages over whatever a channel is. Every attempt ends within the channel's timeout and a few seconds.
package struct Notifier: Sendable {
    private let mail: MailNotifier
    private let webhook: WebhookNotifier
    private let journal: JournalNotifier

    package init(transfers: Transfers, clock: WallClock, userAgent: String) {
        mail = MailNotifier(transfers: transfers)
        webhook = WebhookNotifier(transfers: transfers, clock: clock, userAgent: userAgent)
        journal = JournalNotifier()
    }

    func deliver(_ parcel: Parcel, to channel: Channel) async -> DeliveryOutcome {
        guard parcel.isGroup else { return await deliver(parcel.deliveries[0].message, to: channel) }
        let isMail = if case .mail = channel.kind { true } else { false }
        let messages = parcel.deliveries.map { channel.words(of: $0.message) }
        return await send(
            .group(messages, id: parcel.id, inFull: isMail), members: messages.map(\.id), to: channel)
    }

    package func deliver(_ message: Message, to channel: Channel) async -> DeliveryOutcome {
        await send(channel.words(of: message), members: [], to: channel)
    }

    /// - Parameter members: the ids of the messages that this one stands for, where it is a group.
    private func send(_ message: Message, members: [String], to channel: Channel) async -> DeliveryOutcome {
        switch channel.kind {
        case .mail(let settings): await mail.deliver(message, members, by: settings, of: channel)
        case .webhook(let hook): await webhook.deliver(message, to: hook, of: channel)
        case .chat(let service, let hook): await webhook.deliver(message, members, to: service, at: hook, of: channel)
        case .exec(let command): await CommandNotifier(timeout: channel.timeout).deliver(message, to: command)
        case .journal: journal.deliver(message)
        }
    }
}

extension DeliveryOutcome {
    static func failed(_ error: TransferError) -> DeliveryOutcome {
        .failed(reason: "\(error).", permanent: !error.isTransient)
    }
}
