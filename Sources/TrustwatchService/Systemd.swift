internal import Foundation

/// The service manager that started us, if one did: sd_notify(3) without libsystemd.
package struct Systemd: Sendable {
    /// A datagram socket; a leading `@` stands for the abstract namespace.
    private let socketPath: String?
    /// How often the manager wants a sign of life; nil where it wants none.
    package let watchdog: Duration?

    /// - Parameter environment: `NOTIFY_SOCKET`, `WATCHDOG_USEC` and `WATCHDOG_PID` are read.
    package init(environment: [String: String] = ProcessInfo.processInfo.environment) {
        socketPath = environment["NOTIFY_SOCKET"].flatMap { $0.isEmpty ? nil : $0 }
        // sd_watchdog_enabled(3): a watchdog that names another process is not ours.
        let isOurs = environment["WATCHDOG_PID"].map { $0 == String(getpid()) } ?? true
        watchdog = isOurs ? environment["WATCHDOG_USEC"].flatMap(Int64.init).map { .microseconds($0) } : nil
    }

    package func ready(status: String) { send("READY=1\nSTATUS=\(oneLine(status))") }
    package func status(_ text: String) { send("STATUS=\(oneLine(text))") }
    package func alive() { send("WATCHDOG=1") }
    package func stopping() { send("STOPPING=1\nSTATUS=stopping") }

    /// Begins a reload; `ready` ends it. The time stamp tells systemd which reload this is (Type=notify-reload).
    package func reloading() {
        send("RELOADING=1\nMONOTONIC_USEC=\(POSIX.monotonicMicroseconds())")
    }

    private func oneLine(_ text: String) -> String { text.replacing("\n", with: " ") }

    /// One datagram. A manager that does not listen any more is no reason to stop, so errors are left alone.
    private func send(_ message: String) {
        guard let socketPath else { return }
        POSIX.send(Array(message.utf8), toSocket: socketPath)
    }
}
