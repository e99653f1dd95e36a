internal import Curl
internal import TrustwatchCore

extension Transfers {
    /// Fetches what a source links to: a report, the page of a provider. It is asked for as the source is.
    ///
    /// - Throws: `TransferError` where nothing came, `LinkedPageError` where the server refused.
    func page(_ url: String, of feed: Feed, contact: String?) async throws -> HTTPResponse {
        var request = HTTPRequest(url)
        request.userAgent = feed.access.userAgent ?? UserAgent.words(contact: contact)
        request.proxy = feed.access.proxy
        request.timeout = feed.pace.timeout
        request.maxSize = feed.pace.maxSize
        request.allowPrivateAddress = feed.allowPrivateAddress
        let response = try await send(request)
        guard response.status == 200 else { throw LinkedPageError(url: url, status: response.status) }
        return response
    }
}

/// A server's refusal.
struct LinkedPageError: Error, CustomStringConvertible {
    var url: String
    var status: Int

    var description: String { "\(url): the server answered \(HTTPStatus.words(status))" }
}
