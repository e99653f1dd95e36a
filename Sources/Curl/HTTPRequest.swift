/// What to ask a web server for, and within which bounds.
package struct HTTPRequest: Sendable, Equatable {
    package enum Method: String, Sendable {
        case get = "GET"
        case head = "HEAD"
        case post = "POST"
        case put = "PUT"
        case patch = "PATCH"
        case delete = "DELETE"
    }

    /// `http:` or `https:`; `file:` where `allowFile` says so. A user and password in it are taken out of it and serve
    /// as `credentials` where there are none.
    package var url: String
    /// The address whose origin `headers`, `credentials` and `clientCertificate` are meant for; nil for `url` itself.
    package var home: String?
    package var method: Method = .get
    /// Sent as they stand to the origin of `home` alone (scheme, host, port): of these another origin gets only
    /// `Accept…` and the validators. A field that no header line can hold is an error before anything is sent.
    package var headers: HTTPHeaders = [:]
    /// The one address of the chain of redirects that the validators among `headers` go to; nil for all of them.
    package var validatorsURL: String?
    package var body: [UInt8]?
    package var userAgent: String?
    /// Basic authentication; never sent to another origin than that of `home`. A bearer token is a header.
    package var credentials: Credentials?

    /// For the whole of it, redirects included, from when it is its turn.
    package var timeout: Duration = .seconds(30)
    package var connectTimeout: Duration = .seconds(15)
    /// A transfer slower than `lowSpeedLimit` bytes a second for `lowSpeedTime` is given up. A server may think for
    /// as long before it answers, which is why the time is a long one.
    package var lowSpeedLimit = 16
    package var lowSpeedTime: Duration = .seconds(60)
    /// Bytes of the body, before and after decompression.
    package var maxSize = 10_000_000
    package var maxRedirects = 10

    /// Whether loopback and private networks may be reached (`AddressRules`), by redirects too.
    package var allowPrivateAddress = false
    /// Whether `url` may be a `file:` URL. A redirect never leads to one.
    package var allowFile = false
    /// Never HTTP/2: for servers that break on it.
    package var http1Only = false
    /// A proxy's URL; nil takes the one that the environment names, "" none.
    package var proxy: String?
    /// PEM file of the only authorities to trust; nil takes the system's.
    package var caFile: String?
    /// PEM text of the certificate with which to identify ourselves and of its key, sent to the origin of `home` alone.
    package var clientCertificate: String?
    /// Whether errors show no more of `url` than its host: the address of many webhooks is itself a secret.
    package var redactURL = false

    package init(_ url: String, method: Method = .get, headers: HTTPHeaders = [:], body: [UInt8]? = nil) {
        self.url = url
        self.method = method
        self.headers = headers
        self.body = body
    }
}

/// A user and a password that never print themselves.
package struct Credentials: Sendable, Equatable, CustomStringConvertible, CustomDebugStringConvertible {
    package var username: String
    package var password: String

    package init(username: String, password: String) {
        self.username = username
        self.password = password
    }

    package var description: String { "(credentials)" }
    package var debugDescription: String { description }
}
