internal import Curl
internal import Logging
internal import TrustwatchCore

/// Sends a message by SMTP, one mail to all recipients of the channel.
struct MailNotifier: Sendable {
    let transfers: Transfers
    private let log = Logger(label: "trustwatch.mail")

    init(transfers: Transfers) {
        self.transfers = transfers
    }

    func deliver(
        _ message: Message, _ members: [String], by mail: Channel.Mail, of channel: Channel
    ) async -> DeliveryOutcome {
        do {
            let receipt = try await transfers.submit(submission(of: message, members, by: mail, of: channel))
            for refusal in receipt.refused {
                log.warning("\(channel.name): \(refusal.recipient) was refused: \(CleanText.line(refusal.reply))")
            }
            return .sent
        } catch {
            return .failed(error)
        }
    }

    private func submission(
        of message: Message, _ members: [String], by mail: Channel.Mail, of channel: Channel
    ) -> MailSubmission {
        let tls: MailSubmission.TLS =
            switch mail.tls {
            case .starttls: .starttls
            case .tls: .tls
            case .none: .none
            }
        var submission = MailSubmission(
            server: mail.server, tls: tls, from: mail.from, recipients: mail.to,
            message: MailMessage.render(message, members: members, from: mail.from, to: mail.to))
        if let username = mail.username, let password = mail.password {
            submission.credentials = Credentials(username: username, password: password.reveal)
        }
        submission.timeout = channel.timeout
        submission.allowPrivateAddress = channel.allowPrivateAddress
        return submission
    }
}
