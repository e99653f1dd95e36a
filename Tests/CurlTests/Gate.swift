import Synchronization

/// A text that a server's handler needs and that is known only once the servers run.
final class Gate: Sendable {
    private let text = Mutex("")

    var value: String {
        get { text.withLock { $0 } }
        set { text.withLock { $0 = newValue } }
    }
}
