internal import Curl
internal import Foundation
internal import TrustwatchCore

/// One request to a source and what came of it, before anything is read.
struct Exchange: Sendable {
    /// A document that has not been read before.
    struct Document: Sendable {
        var body: [UInt8]
        var contentType: String?
        /// What relative links start from.
        var baseURL: String
        /// `Answer.Finding.hash`.
        var hash: String
    }

    /// nil where nothing is new or something is wrong; `answer` says which.
    private(set) var document: Document?
    private(set) var answer: Answer

    /// Asks, and sorts what comes back.
    init(asking feed: Feed, record: PollRecord, contact: String?, with tools: Tools) async {
        let now = tools.clock.now()
        let request = HTTPRequest(asking: feed, record: record, contact: contact, now: now)
        answer = Answer(.unchanged)
        do {
            let response = try await tools.transfers.send(request)
            answer.note(response, now: now)
            answer.wasConditional = request.isConditional(for: response.url)
            take(response, lastHash: record.bodyHash)
        } catch {
            answer.outcome = .failed(error.description)
        }
    }

    private mutating func take(_ response: HTTPResponse, lastHash: String?) {
        switch response.status {
        case 304:
            guard !answer.wasConditional else { return }
            answer.outcome = .failed(
                "\(response.url): the server answered 304, not modified, without being asked to compare")
        case 200..<300:
            var hash = StableHash()
            hash.add(response.body)
            guard hash.hexadecimal != lastHash else { return }
            document = Document(
                body: response.body, contentType: response.headers["Content-Type"], baseURL: response.url,
                hash: hash.hexadecimal)
        default:
            answer.outcome = .failed("\(response.url): the server answered \(HTTPStatus.words(response.status))")
        }
    }
}

extension Answer {
    fileprivate mutating func note(_ response: HTTPResponse, now: Date) {
        let wishes = ServerWishes(now: now) { response.headers.values(of: $0) }
        httpStatus = response.status
        url = response.url
        etag = response.headers["ETag"]
        lastModified = response.headers["Last-Modified"]
        freshness = wishes.freshness
        retryAfter = wishes.retryAfter
        permanentURL = response.permanentURL
    }
}

extension HTTPRequest {
    /// Validators go back as they came, and to where they came from alone. Once a week none go, because a server that answers 304 for ever would hide
    /// everything.
    fileprivate init(asking feed: Feed, record: PollRecord, contact: String?, now: Date) {
        self.init(record.adoptedURL ?? feed.url)
        // Wherever the source has moved to, its credentials are meant for where feeds.conf says.
        if record.adoptedURL != nil { home = feed.url }
        if !record.isDueForUnconditionalPoll(at: now) {
            if let etag = record.etag { headers.add("If-None-Match", etag) }
            if let lastModified = record.lastModified { headers.add("If-Modified-Since", lastModified) }
            validatorsURL = record.validatorsURL
        }
        for (name, value) in feed.access.headers.sorted(by: { $0.key < $1.key }) { headers.add(name, value) }
        userAgent = feed.access.userAgent ?? UserAgent.words(contact: contact)
        credentials = feed.access.username.map { name in
            Curl.Credentials(username: name, password: feed.access.password?.reveal ?? "")
        }
        if let token = feed.access.bearer { headers["Authorization"] = "Bearer \(token.reveal)" }
        proxy = feed.access.proxy
        clientCertificate = feed.access.clientCertificate?.reveal
        caFile = feed.access.caFile
        http1Only = feed.access.http1Only
        timeout = feed.pace.timeout
        maxSize = feed.pace.maxSize
        allowPrivateAddress = feed.allowPrivateAddress
        allowFile = feed.url.prefix(5).lowercased() == "file:"
    }

    /// Whether the server at that address was asked to compare.
    fileprivate func isConditional(for url: String) -> Bool {
        (headers["If-None-Match"] != nil || headers["If-Modified-Since"] != nil) && validatorsURL ?? url == url
    }
}
