internal import Foundation

/// All conversations with web and mail servers: many at a time on one thread of their own, over connections, names
/// and TLS sessions that they share. They end when it goes.
package final class Transfers: Sendable {
    private let mailbox: Mailbox
    private let proxies: ProxySettings

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
            let received = try await perform(.http(chain.hop()))
            let headers = HTTPHeaders(parsing: received.header)
            if try chain.follow(received, headers) { continue }
            return HTTPResponse(
                status: received.status, headers: headers,
                body: try decoded(received.body, headers, limit: request.maxSize, place: chain.place),
                url: chain.address.url, permanentURL: chain.permanentURL, duration: chain.duration)
        }
    }

    /// Hands a message to a mail server. Once it returns, the server has taken it on.
    package func submit(_ mail: MailSubmission) async throws(TransferError) -> MailReceipt {
        mail.receipt(try await perform(.mail(mail, try mail.checked())))
    }

    /// Aborts what is under way and waits for the thread to let go of it. Later requests fail as cancelled.
    package func shutdown() async {
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

    private func perform(_ job: Job) async throws(TransferError) -> Received {
        let ticket = Ticket()
        let result: Result<Received, TransferError> = await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                if !mailbox.post(.start(ticket, job, continuation)) {
                    continuation.resume(returning: .failure(.cancelled(at: job.place)))
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
