/// A whole answer: a transfer that broke off is an error instead.
package struct HTTPResponse: Sendable, Equatable {
    /// 200 for a file.
    package var status: Int
    package var headers: HTTPHeaders
    /// Decoded; as the server sent it where it sent no `Content-Encoding`.
    package var body: [UInt8]
    /// What answered in the end, without user and fragment.
    package var url: String
    /// Where the permanent redirects (301, 308) at the start of the chain led, where it has any; nil else. Behind them
    /// a temporary one may lead on to `url`.
    package var permanentURL: String?
    package var duration: Duration

    package init(
        status: Int, headers: HTTPHeaders = [:], body: [UInt8] = [], url: String, permanentURL: String? = nil,
        duration: Duration = .zero
    ) {
        self.status = status
        self.headers = headers
        self.body = body
        self.url = url
        self.permanentURL = permanentURL
        self.duration = duration
    }
}
