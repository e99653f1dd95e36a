internal import Synchronization

/// Where tasks leave what the transfer thread is to do next.
final class Mailbox: Sendable {
    enum Command: Sendable {
        case start(Ticket, HTTPHop, CheckedContinuation<Result<Received, TransferError>, Never>)
        case cancel(Ticket)
        case stop(CheckedContinuation<Void, Never>?)
    }

    private struct State {
        var commands: [Command] = []
        var isClosed = false
    }

    let multi: MultiHandle
    private let state = Mutex(State())

    init(multi: MultiHandle) {
        self.multi = multi
    }

    /// False once a `stop` was posted: nobody reads any more.
    func post(_ command: Command) -> Bool {
        let (accepted, isFirst) = state.withLock { state in
            guard !state.isClosed else { return (false, false) }
            if case .stop = command { state.isClosed = true }
            state.commands.append(command)
            return (true, state.commands.count == 1)
        }
        if isFirst { multi.wake() }
        return accepted
    }

    func take() -> [Command] {
        state.withLock { state in
            let commands = state.commands
            state.commands = []
            return commands
        }
    }
}

/// Stands for one transfer, so that it can be cancelled before it has begun.
final class Ticket: Sendable {
    private let cancelled = Atomic(false)

    var isCancelled: Bool { cancelled.load(ordering: .acquiring) }
    func cancel() { cancelled.store(true, ordering: .releasing) }
}
