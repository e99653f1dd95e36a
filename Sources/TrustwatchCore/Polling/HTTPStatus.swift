/// What a server's number means, for people.
package enum HTTPStatus {
    /// `404 (not found)`; the number alone where few would know its name.
    package static func words(_ status: Int) -> String {
        names[status].map { "\(status) (\($0))" } ?? "\(status)"
    }

    private static let names = [
        400: "bad request", 401: "log in first", 402: "payment required", 403: "forbidden", 404: "not found",
        406: "not acceptable", 407: "log in to the proxy first", 408: "request timed out", 410: "gone for good",
        418: "refuses to answer", 421: "misdirected", 429: "too many requests", 451: "withheld for legal reasons",
        500: "server error", 502: "bad gateway", 503: "out of service", 504: "gateway timed out",
    ]
}
