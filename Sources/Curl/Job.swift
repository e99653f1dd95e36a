/// What the transfer thread carries out: one request and its answer, without redirects.
enum Job: Sendable {
    case http(HTTPHop)
    case mail(MailSubmission, WebAddress)

    /// How errors name the server.
    var place: String {
        switch self {
        case .http(let hop): hop.place
        case .mail(_, let address): address.url
        }
    }
}

/// What came back, as it came.
struct Received: Sendable {
    /// HTTP's status or SMTP's last reply code.
    var status: Int
    /// The lines of the last response's header, or all that a mail server said.
    var header: [UInt8]
    var body: [UInt8]
    var duration: Duration
}
