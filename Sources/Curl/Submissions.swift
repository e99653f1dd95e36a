internal import Synchronization

/// The messages that are on their way to mail servers.
final class Submissions: Sendable {
    private struct State {
        var open: [Ticket] = []
        var isClosed = false
    }

    private let state = Mutex(State())

    /// False once all were cancelled.
    func begin(_ ticket: Ticket) -> Bool {
        state.withLock { state in
            if !state.isClosed { state.open.append(ticket) }
            return !state.isClosed
        }
    }

    func end(_ ticket: Ticket) {
        state.withLock { $0.open.removeAll { $0 === ticket } }
    }

    func cancelAll() {
        let open = state.withLock { state in
            state.isClosed = true
            return state.open
        }
        for ticket in open { ticket.cancel() }
    }
}
