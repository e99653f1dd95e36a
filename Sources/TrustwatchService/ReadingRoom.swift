internal import Synchronization

/// Room for documents between their arrival and the store: what is read of one takes several times its size, and dozens
/// may arrive while others are being written.
final class ReadingRoom: Sendable {
    private struct State {
        var free: Int
        var isOpen = false
        /// In the order of their arrival.
        var waiting: [(bytes: Int, continuation: CheckedContinuation<Void, Never>)] = []
    }

    private let size: Int
    private let state: Mutex<State>

    /// - Parameter size: bytes of the documents that are in at a time; one that is larger is in alone.
    init(size: Int) {
        self.size = size
        state = Mutex(State(free: size))
    }

    /// Waits for its turn. A task that is cancelled waits no longer, and neither does anybody else: it is the end.
    func enter(_ bytes: Int) async {
        await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                state.withLock { $0.waiting.append((min(bytes, size), continuation)) }
                admit()
            }
        } onCancel: {
            state.withLock { $0.isOpen = true }
            admit()
        }
    }

    /// Follows every `enter`, with the same number.
    func leave(_ bytes: Int) {
        state.withLock { $0.free += min(bytes, size) }
        admit()
    }

    /// How many wait for their turn.
    var waiting: Int { state.withLock { $0.waiting.count } }

    private func admit() {
        let admitted = state.withLock { state in
            var count = 0
            while count < state.waiting.count, state.isOpen || state.waiting[count].bytes <= state.free {
                state.free -= state.waiting[count].bytes
                count += 1
            }
            defer { state.waiting.removeFirst(count) }
            return Array(state.waiting[..<count])
        }
        for (_, continuation) in admitted { continuation.resume() }
    }
}
