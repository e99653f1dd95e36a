internal import Foundation
internal import Synchronization

/// Accepts connections on a thread of its own and serves each on another, until it goes or is told to stop.
final class Listener: Sendable {
    private struct State {
        var isStopped = false
        var accepted = 0
        var open: [ObjectIdentifier: Socket] = [:]
    }

    let port: Int
    private let socket: Socket
    private let state: StateBox

    private final class StateBox: Sendable {
        let value = Mutex(State())
    }

    init(_ serve: @escaping @Sendable (Socket) -> Void) throws {
        let socket = try Socket.listening()
        let state = StateBox()
        self.socket = socket
        self.state = state
        port = socket.port
        Thread.detachNewThread {
            while let connection = socket.accept() {
                let isStopped = state.value.withLock { state in
                    state.accepted += 1
                    state.open[ObjectIdentifier(connection)] = connection
                    return state.isStopped
                }
                guard !isStopped else { break }
                Thread.detachNewThread {
                    serve(connection)
                    _ = state.value.withLock { $0.open.removeValue(forKey: ObjectIdentifier(connection)) }
                }
            }
        }
    }

    deinit {
        stop()
    }

    /// How many connections there have been.
    var accepted: Int { state.value.withLock { $0.accepted } }

    /// Refuses new connections and breaks off all there are.
    func stop() {
        let open = state.value.withLock { state in
            state.isStopped = true
            return Array(state.open.values)
        }
        socket.shutDown()
        for connection in open { connection.shutDown() }
    }
}
