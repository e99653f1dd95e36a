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
        let address = try WebAddress(request.url)
        let hop = HTTPHop(request: request, address: address, lines: [], proxy: nil, timeout: request.timeout)
        let received = try await perform(.http(hop))
        return HTTPResponse(
            status: received.status, headers: HTTPHeaders(parsing: received.header), body: received.body,
            url: address.url, duration: received.duration)
    }

    /// Hands a message to a mail server. Once it returns, the server has taken it on.
    package func submit(_ mail: MailSubmission) async throws(TransferError) -> MailReceipt {
        let received = try await perform(.mail(mail, place: mail.server))
        return MailReceipt(reply: String(decoding: received.header, as: UTF8.self))
    }

    /// Aborts what is under way and waits for the thread to let go of it. Later requests fail as cancelled.
    package func shutdown() async {
        await withCheckedContinuation { continuation in
            if !mailbox.post(.stop(continuation)) { continuation.resume() }
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
