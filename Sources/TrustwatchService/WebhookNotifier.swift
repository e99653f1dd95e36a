internal import Crypto
internal import Curl
internal import Foundation
internal import TrustwatchCore

/// Posts a message to a web address: as the contract's JSON, signed, or in the form of a chat service.
///
/// A signature follows Standard Webhooks (standardwebhooks.com), so that receivers need no code of their own:
/// `webhook-id` is the message's id, `webhook-timestamp` the seconds since 1970 of this attempt, `webhook-signature` is
/// `v1,` and base64 of HMAC-SHA256 over `id.timestamp.body`. The key is the secret itself; one that begins with `whsec_`
/// is base64.
struct WebhookNotifier: Sendable {
    let transfers: Transfers
    let clock: WallClock
    let userAgent: String

    func deliver(_ message: Message, to hook: Channel.Webhook, of channel: Channel) async -> DeliveryOutcome {
        let body = message.json.utf8
        var headers: HTTPHeaders = [:]
        if let secret = hook.secret {
            let timestamp = String(Int(clock.now().timeIntervalSince1970))
            headers["webhook-id"] = message.id
            headers["webhook-timestamp"] = timestamp
            headers["webhook-signature"] = Self.signature(
                of: body, id: message.id, timestamp: timestamp, secret: secret)
        }
        return await send(message.id, .post, hook.url.reveal, headers, body, hook, channel)
    }

    func deliver(
        _ message: Message, _ members: [String], to service: Channel.Service, at hook: Channel.Webhook,
        of channel: Channel
    ) async -> DeliveryOutcome {
        let post = ChatPost(message, to: service, at: hook.url.reveal)
        var headers: HTTPHeaders = [:]
        if !members.isEmpty { headers["Trustwatch-Notifications"] = members.joined(separator: ", ") }
        if post.isAuthorised, let secret = hook.secret { headers["Authorization"] = "Bearer \(secret.reveal)" }
        let method: HTTPRequest.Method = post.method == .put ? .put : .post
        return await send(message.id, method, post.url, headers, post.body.utf8, hook, channel)
    }

    static func signature(of body: [UInt8], id: String, timestamp: String, secret: Secret) -> String {
        let prefix = "whsec_"
        let decoded =
            secret.reveal.hasPrefix(prefix) ? Data(base64Encoded: String(secret.reveal.dropFirst(prefix.count))) : nil
        let key = SymmetricKey(data: decoded ?? Data(secret.reveal.utf8))
        let code = HMAC<SHA256>.authenticationCode(for: Array("\(id).\(timestamp).".utf8) + body, using: key)
        return "v1," + Data(code).base64EncodedString()
    }
}

extension WebhookNotifier {
    private func send(
        _ id: String, _ method: HTTPRequest.Method, _ url: String, _ headers: HTTPHeaders, _ body: [UInt8],
        _ hook: Channel.Webhook, _ channel: Channel
    ) async -> DeliveryOutcome {
        var request = HTTPRequest(url, method: method, headers: headers, body: body)
        request.headers["Content-Type"] = "application/json"
        request.headers["Idempotency-Key"] = id
        for (name, value) in hook.headers { request.headers[name] = value }
        request.userAgent = userAgent
        request.timeout = channel.timeout
        request.allowPrivateAddress = channel.allowPrivateAddress
        // What is posted is not for whoever a redirect names.
        request.maxRedirects = 0
        request.maxSize = 1_000_000
        request.redactURL = true
        do {
            return outcome(of: try await transfers.send(request))
        } catch {
            return .failed(error)
        }
    }

    private func outcome(of response: HTTPResponse) -> DeliveryOutcome {
        if (200..<300).contains(response.status) { return .sent }
        let isPermanent = (400..<500).contains(response.status) && ![408, 425, 429].contains(response.status)
        // Slack, Telegram and others say in the body what they did not like.
        let said = CleanText.clipped(
            CleanText.line(String(decoding: response.body.prefix(1000), as: UTF8.self)), to: 200)
        return .failed(
            reason: "The server answered \(response.status)" + (said.isEmpty ? "." : ": \(said)"),
            permanent: isPermanent,
            retryAfter: response.headers["Retry-After"].flatMap { RetryAfter.duration($0, now: clock.now()) })
    }
}
