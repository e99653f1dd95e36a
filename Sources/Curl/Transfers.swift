internal import Foundation

/// All conversations with web and mail servers: many at a time on one thread of their own, over connections, names
/// and TLS sessions that they share. They end when it goes.
package final class Transfers: Sendable {
    private let mailbox: Mailbox
    private let proxies: ProxySettings
    private let submissions = Submissions()

    /// `limit`: transfers at a time (libcurl resolves each new name on a thread of its own); the others wait in order.
    package init(limit: Int = 64, proxies: ProxySettings = ProxySettings()) {
        let mailbox = Mailbox(multi: MultiHandle(connections: limit))
        self.mailbox = mailbox
        self.proxies = proxies
        Thread.detachNewThread { TransferLoop(mailbox: mailbox, limit: limit).run() }
    }

    deinit {
        _ = mailbox.post(.stop(nil))
    }

    /// Asks, follows redirects, and returns the whole answer whatever its status. Cancelling the task aborts it.
    package func send(_ request: HTTPRequest) async throws(TransferError) -> HTTPResponse {
        var chain = try RedirectChain(request, proxies: proxies)
        if chain.isFile {
            let bytes = try LocalFile.read(chain.address.path, limit: request.maxSize, place: chain.place)
            return HTTPResponse(status: 200, body: bytes, url: chain.address.url)
        }
        while true {
            let received = try await perform(chain.hop())
            let headers = HTTPHeaders(parsing: received.header)
            if try chain.follow(received, headers) { continue }
            return HTTPResponse(
                status: received.status, headers: headers,
                body: try decoded(received.body, headers, limit: request.maxSize, place: chain.place),
                url: chain.address.url, permanentURL: chain.permanentURL, duration: chain.duration)
        }
    }

    /// Hands a message to a mail server. Once it returns, the server has taken it on. Cancelling the task aborts it
    /// within a second.
    ///
    /// Each message has a thread to itself while it is under way: libcurl 7.88 waits for the answers to the last dot
    /// and to QUIT without letting other transfers go on.
    package func submit(_ mail: MailSubmission) async throws(TransferError) -> MailReceipt {
        let address = try mail.checked()
        let ticket = Ticket()
        guard submissions.begin(ticket) else { throw .cancelled(at: address.url) }
        defer { submissions.end(ticket) }
        let result: Result<MailReceipt, TransferError> = await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                Thread.detachNewThread {
                    TransferLoop.blockSignals()
                    continuation.resume(returning: mail.perform(address, ticket))
                }
            }
        } onCancel: {
            ticket.cancel()
        }
        return try result.get()
    }

    /// Aborts what is under way and waits for the web's thread to let go of it. Later requests fail as cancelled.
    package func shutdown() async {
        submissions.cancelAll()
        await withCheckedContinuation { continuation in
            if !mailbox.post(.stop(continuation)) { continuation.resume() }
        }
    }

    private func decoded(
        _ body: [UInt8], _ headers: HTTPHeaders, limit: Int, place: String
    ) throws(TransferError) -> [UInt8] {
        do throws(ContentCoding.Problem) {
            try ContentCoding.checkTransfer(headers.values(of: "Transfer-Encoding"))
            let coding = try ContentCoding.named(by: headers.values(of: "Content-Encoding"))
            // Of what has no body (304, the answer to HEAD) the header may say how it would be compressed.
            guard let coding, !body.isEmpty else { return body }
            return try coding.decode(body, limit: limit)
        } catch {
            throw TransferError(error, at: place, limit: limit)
        }
    }

    private func perform(_ hop: HTTPHop) async throws(TransferError) -> Received {
        let ticket = Ticket()
        let result: Result<Received, TransferError> = await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                if !mailbox.post(.start(ticket, hop, continuation)) {
                    continuation.resume(returning: .failure(.cancelled(at: hop.place)))
                }
            }
        } onCancel: {
            // The flag serves where the order to cancel comes before the order to start.
            ticket.cancel()
            _ = mailbox.post(.cancel(ticket))
        }
        return try result.get()
    }
}
