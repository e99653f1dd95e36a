/// Why a transfer brought nothing, as one sentence without secrets.
package struct TransferError: Error, Sendable, Equatable, CustomStringConvertible {
    package enum Kind: String, Sendable {
        /// No URL, or none of a kind that is allowed.
        case badURL
        /// A header, address or message that must not be sent.
        case badRequest
        /// The name has no address.
        case resolve
        /// An address on loopback, on a private network or otherwise not of the Internet.
        case refusedAddress
        case connect
        case tls
        case timeout
        case tooSlow
        case tooLarge
        /// The connection ended before the answer did.
        case truncated
        /// A compression that is broken, stacked or unknown.
        case badEncoding
        /// A loop, too many, or to where none may lead.
        case redirect
        /// An answer that is none.
        case `protocol`
        /// The mail server said no; `status` is its reply.
        case rejected
        /// A file that cannot be read.
        case file
        case cancelled
    }

    package var kind: Kind
    /// Where: a URL without user and password, or only its host where the address is a secret.
    package var place: String
    /// Why, as the end of a sentence.
    package var reason: String
    /// The mail server's reply code.
    package var status: Int?

    package init(_ kind: Kind, at place: String, _ reason: String, status: Int? = nil) {
        self.kind = kind
        self.place = place
        self.reason = reason
        self.status = status
    }

    package var description: String { "\(place): \(reason)" }

    /// Whether the same request may well succeed later. A mail server's 5xx is final (RFC 5321 section 4.2.1), a
    /// connection lost after the last dot is not: the server may or may not have the message.
    package var isTransient: Bool {
        switch kind {
        case .badURL, .badRequest, .refusedAddress, .tooLarge, .file: false
        case .rejected: (status ?? 0) < 500
        case .resolve, .connect, .tls, .timeout, .tooSlow, .truncated, .badEncoding, .redirect, .protocol, .cancelled:
            true
        }
    }
}
