/// One message for one mail server (RFC 5321, 6409).
package struct MailSubmission: Sendable, Equatable {
    package enum TLS: String, Sendable {
        /// Plain at first, then encrypted before anything is said: a server without STARTTLS is an error.
        case starttls
        /// Encrypted from the first byte.
        case tls
        case none
    }

    /// `smtp://host:port` or `smtps://host:port`.
    package var server: String
    package var tls: TLS
    package var credentials: Credentials?
    /// The envelope's addresses, without `<>`.
    package var from: String
    package var recipients: [String]
    /// Header and body with CRLF at the end of each line; lines that begin with a dot as they are. 7-bit, because
    /// libcurl asks for no 8BITMIME.
    package var message: [UInt8]
    package var timeout: Duration = .seconds(30)
    package var allowPrivateAddress = false
    /// PEM file of the only authorities to trust; nil takes the system's.
    package var caFile: String?

    package init(
        server: String, tls: TLS = .starttls, credentials: Credentials? = nil, from: String, recipients: [String],
        message: [UInt8]
    ) {
        self.server = server
        self.tls = tls
        self.credentials = credentials
        self.from = from
        self.recipients = recipients
        self.message = message
    }
}

/// What a mail server said when it took a message.
package struct MailReceipt: Sendable, Equatable {
    /// A recipient that the server would not have; the message went to the others.
    package struct Refusal: Sendable, Equatable {
        package var recipient: String
        package var reply: String

        package init(recipient: String, reply: String) {
            self.recipient = recipient
            self.reply = reply
        }
    }

    /// The last line, mostly with the server's number for the message.
    package var reply: String
    package var refused: [Refusal]

    package init(reply: String, refused: [Refusal] = []) {
        self.reply = reply
        self.refused = refused
    }
}
