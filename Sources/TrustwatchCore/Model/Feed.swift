/// A source to poll: one `[[feed]]` table of feeds.conf with the defaults of `[poll]` filled in.
package struct Feed: Hashable, Sendable {
    /// How the bytes that the source answers with are read.
    package enum Kind: Hashable, Sendable {
        /// RSS, Atom, RDF or JSON Feed: which one is told from the bytes.
        case feed
        /// Ofsted's page of one provider with the list of its reports.
        case ofstedProvider
        /// A page of results of Ofsted's search: when it changes, the pages of the providers that have a new report are read.
        case ofstedSearch
        /// Any HTML page, read as a feed by XPath.
        case page(PageRecipe)

        /// As feeds.conf and JSON write it.
        package var name: String {
            switch self {
            case .feed: "feed"
            case .ofstedProvider: "ofsted-provider"
            case .ofstedSearch: "ofsted-search"
            case .page: "page"
            }
        }
    }

    /// Where an HTML page keeps its items: XPath 1.0 expressions, all but `item` relative to one item's node.
    package struct PageRecipe: Hashable, Sendable {
        package var item: String
        package var title: String
        package var link: String
        package var date: String?
        package var summary: String?

        package init(item: String, title: String, link: String, date: String? = nil, summary: String? = nil) {
            self.item = item
            self.title = title
            self.link = link
            self.date = date
            self.summary = summary
        }
    }

    /// How often and how patiently a source is asked.
    package struct Pace: Hashable, Sendable {
        package var every: Duration = .seconds(30 * 60)
        package var timeout: Duration = .seconds(30)
        /// Connections to one host at a time.
        package var perHost = 1
        /// Between two requests to one host.
        package var pause: Duration = .seconds(5)
        /// Bytes of the decoded body.
        package var maxSize = 10_000_000

        package init() {}
    }

    /// What a server wants to know before it answers.
    package struct Access: Hashable, Sendable {
        package var username: String?
        package var password: Secret?
        /// Goes out as a bearer token (RFC 6750).
        package var bearer: Secret?
        package var headers: [String: String] = [:]
        package var userAgent: String?
        package var proxy: String?
        /// PEM: the certificate and the key with which we identify ourselves.
        package var clientCertificate: Secret?
        /// The path of a PEM file with the only authorities to trust; nil for the system's.
        package var caFile: String?
        /// For servers that break on HTTP/2.
        package var http1Only = false

        package init() {}
    }

    /// Unique in feeds.conf.
    package var name: String
    package let url: String
    package var kind: Kind
    /// The subject this source is published by, or writes about alone.
    package var subject: Subject.ID?
    package var pace: Pace
    package var access: Access
    /// Whether the source may be on loopback or on a private network.
    package var allowPrivateAddress: Bool
    /// Of the URL, in lower case; a file is a host of its own. Politeness is owed to a host, not to a source.
    package let host: String

    package init(
        name: String, url: String, kind: Kind = .feed, subject: Subject.ID? = nil, pace: Pace = Pace(),
        access: Access = Access(), allowPrivateAddress: Bool = false
    ) {
        self.name = name
        self.url = url
        self.kind = kind
        self.subject = subject
        self.pace = pace
        self.access = access
        self.allowPrivateAddress = allowPrivateAddress
        host = WebAddress.host(of: url) ?? url
    }
}

/// A password or key. It never prints itself, so that no log line or error message can carry it.
package struct Secret: Hashable, Sendable, CustomStringConvertible, CustomDebugStringConvertible {
    package let reveal: String

    package init(_ value: String) {
        reveal = value
    }

    package var description: String { "(secret)" }
    package var debugDescription: String { "(secret)" }
}
