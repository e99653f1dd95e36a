import LoopbackServers
import Testing

@testable import Curl

/// A request that may reach the servers of the tests.
func inside(_ url: String) -> HTTPRequest {
    var request = HTTPRequest(url)
    request.allowPrivateAddress = true
    return request
}

struct TransfersTests {
    let transfers = Transfers(proxies: ProxySettings(http: nil))

    @Test func bringsAWholeAnswer() async throws {
        let server = try HTTPServer(["/feed": .ok("<rss/>", [("ETag", "W/\"1\"")])])
        var response = try await transfers.send(inside(server.url("/feed")))
        #expect(response.duration > .zero)
        response.duration = .zero
        #expect(
            response
                == HTTPResponse(
                    status: 200, headers: ["ETag": "W/\"1\"", "Content-Length": "6"], body: Array("<rss/>".utf8),
                    url: server.url("/feed")))
    }
}
