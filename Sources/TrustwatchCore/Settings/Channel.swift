/// A way to tell somebody: one `[[notify]]` table.
package struct Channel: Sendable, Equatable {
    package enum Kind: Sendable, Equatable {
        case mail(Mail)
        case webhook(Webhook)
        /// A service that wants the message in a form of its own; posted like a webhook.
        case chat(Service, Webhook)
        case exec(command: [String])
        case journal

        package var name: String {
            switch self {
            case .mail: "mail"
            case .webhook: "webhook"
            case .chat(let service, _): service.rawValue
            case .exec: "exec"
            case .journal: "journal"
            }
        }

        /// Whether people read what it brings as it is; then several messages may come as one.
        var isForPeople: Bool {
            switch self {
            case .mail, .chat: true
            case .webhook, .exec, .journal: false
            }
        }
    }

    package struct Mail: Sendable, Equatable {
        package enum TLS: String, CaseIterable, Sendable {
            case starttls, tls, none
        }

        /// `smtp://host:port` or `smtps://host:port`.
        package var server: String
        package var tls: TLS
        package var from: String
        package var to: [String]
        package var username: String?
        package var password: Secret?
        /// When the digest comes by mail as well.
        package var digest: DigestSchedule?

        package init(
            server: String, tls: TLS = .starttls, from: String, to: [String], username: String? = nil,
            password: Secret? = nil
        ) {
            self.server = server
            self.tls = tls
            self.from = from
            self.to = to
            self.username = username
            self.password = password
        }
    }

    /// By the names of `kind` in feeds.conf. What `url` and `secret` of the `Webhook` are:
    package enum Service: String, CaseIterable, Sendable {
        /// The address of an incoming webhook; no secret.
        case slack
        /// The address of a webhook; no secret.
        case discord
        /// The address of a workflow "when a webhook request is received"; no secret.
        case teams
        /// `https://HOST/_matrix/client/v3/rooms/ROOM/send/m.room.message`; the secret is the access token.
        case matrix
        /// `https://api.telegram.org/botTOKEN/sendMessage?chat_id=CHAT`; no secret.
        case telegram
        /// `https://ntfy.sh/TOPIC`; the secret is an access token, where the topic wants one.
        case ntfy
    }

    package struct Webhook: Sendable, Equatable {
        /// A secret as well: with many services whoever knows the address may post.
        package var url: Secret
        /// Of `webhook`: signs the body (HMAC-SHA256). Of a service: goes out as a bearer token, where it takes one.
        package var secret: Secret?
        package var headers: [String: String]

        package init(url: Secret, secret: Secret? = nil, headers: [String: String] = [:]) {
            self.url = url
            self.secret = secret
            self.headers = headers
        }
    }

    /// Unique in feeds.conf.
    package var name: String
    package var kind: Kind
    package var allowPrivateAddress: Bool
    package var timeout: Duration
    package var rules = Rules()
    /// Words of its own, by event.
    package var templates: [Event: MessageTemplate] = [:]
    /// Attempts that are under way at once; messages start in order.
    package var concurrency = 4

    package init(
        name: String, kind: Kind, events: Set<Event> = [.inspectionPublished], allowPrivateAddress: Bool = false,
        timeout: Duration = .seconds(30)
    ) {
        self.name = name
        self.kind = kind
        rules.events = events
        self.allowPrivateAddress = allowPrivateAddress
        self.timeout = timeout
    }
}
