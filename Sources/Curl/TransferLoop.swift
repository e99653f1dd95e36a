internal import CCurl
internal import Glibc

/// The transfer thread: starts what the mailbox brings, lets libcurl work, hands back what is done. Nothing of it is
/// ever seen by another thread.
@safe final class TransferLoop {
    private typealias Continuation = CheckedContinuation<Result<Received, TransferError>, Never>

    private struct Transfer {
        var ticket: Ticket
        var hop: HTTPHop
        var continuation: Continuation
    }

    private let mailbox: Mailbox
    private let multi: OpaquePointer
    private let limit: Int
    private var waiting: [Transfer] = []
    /// How many of `waiting` have been started.
    private var started = 0
    private var running: [Int: (transfer: Transfer, easy: EasyHandle)] = [:]
    private var idle: [EasyHandle] = []

    init(mailbox: Mailbox, limit: Int) {
        self.mailbox = mailbox
        self.limit = limit
        unsafe multi = unsafe mailbox.multi.pointer
    }

    /// Returns after `stop`.
    func run() {
        TransferLoop.blockSignals()
        while true {
            for command in mailbox.take() {
                switch command {
                case .start(let ticket, let hop, let continuation):
                    add(Transfer(ticket: ticket, hop: hop, continuation: continuation))
                case .cancel(let ticket): cancel(ticket)
                case .stop(let continuation):
                    cancelAll()
                    continuation?.resume()
                    return
                }
            }
            startWaiting()
            var stillRunning: Int32 = 0
            unsafe curl_multi_perform(multi, &stillRunning)
            // What has ended makes room for what waits, which must be started before we sleep.
            if finishDone(), started < waiting.count { continue }
            unsafe curl_multi_poll(multi, nil, 0, 60_000, nil)
        }
    }

    private func add(_ transfer: Transfer) {
        // The order to cancel came first, so no other will.
        if transfer.ticket.isCancelled {
            transfer.continuation.resume(returning: .failure(.cancelled(at: transfer.hop.place)))
        } else {
            waiting.append(transfer)
        }
    }

    private func startWaiting() {
        while started < waiting.count, running.count < limit {
            let transfer = waiting[started]
            started += 1
            start(transfer)
        }
        if started == waiting.count {
            waiting.removeAll(keepingCapacity: started <= 1024)
            started = 0
        }
    }

    private func start(_ transfer: Transfer) {
        let easy = idle.popLast() ?? EasyHandle()
        transfer.hop.configure(easy)
        running[easy.id] = (transfer, easy)
        unsafe curl_multi_add_handle(multi, easy.pointer)
    }

    /// Hands back what has ended; says whether anything has.
    private func finishDone() -> Bool {
        var hasEnded = false
        var left: Int32 = 0
        while let message = unsafe curl_multi_info_read(multi, &left) {
            guard unsafe message.pointee.msg == CURLMSG_DONE, let handle = unsafe message.pointee.easy_handle,
                let (transfer, easy) = running[Int(bitPattern: handle)]
            else { continue }
            // Read before the handle is removed: the message goes with it.
            let code = unsafe message.pointee.data.result
            let result = easy.result(code, at: transfer.hop.place)
            release(easy)
            transfer.continuation.resume(returning: result)
            hasEnded = true
        }
        return hasEnded
    }

    private func cancel(_ ticket: Ticket) {
        if let (transfer, easy) = running.values.first(where: { $0.transfer.ticket === ticket }) {
            release(easy)
            transfer.continuation.resume(returning: .failure(.cancelled(at: transfer.hop.place)))
        } else if let index = waiting[started...].firstIndex(where: { $0.ticket === ticket }) {
            let transfer = waiting.remove(at: index)
            transfer.continuation.resume(returning: .failure(.cancelled(at: transfer.hop.place)))
        }
    }

    private func cancelAll() {
        for (transfer, easy) in running.values {
            release(easy)
            transfer.continuation.resume(returning: .failure(.cancelled(at: transfer.hop.place)))
        }
        for transfer in waiting[started...] {
            transfer.continuation.resume(returning: .failure(.cancelled(at: transfer.hop.place)))
        }
        idle.removeAll()
    }

    private func release(_ easy: EasyHandle) {
        unsafe curl_multi_remove_handle(multi, easy.pointer)
        running[easy.id] = nil
        easy.rest()
        idle.append(easy)
    }

    /// Signals belong to the rest of the program; a peer that hangs up must not end it by SIGPIPE. The threads that
    /// libcurl resolves names on inherit this.
    static func blockSignals() {
        var all = sigset_t()
        unsafe sigfillset(&all)
        unsafe pthread_sigmask(SIG_BLOCK, &all, nil)
    }
}
