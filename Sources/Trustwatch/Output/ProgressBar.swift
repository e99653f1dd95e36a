internal import Foundation
internal import TrustwatchCore

/// How far a round is, on one line of standard error; nothing where that is no terminal.
struct ProgressBar {
    /// Back to the start of the line, and all of it away (ECMA-48 8.3.41).
    static let clear = "\r\u{1B}[K"

    let isShown: Bool
    private let width: Int
    private let start = ContinuousClock.now

    init(
        _ terminal: Terminal, noColour: Bool, environment: [String: String] = ProcessInfo.processInfo.environment
    ) {
        isShown = isatty(STDERR_FILENO) == 1 && !noColour && Terminal.wantsStyle(environment)
        width = terminal.width ?? 80
    }

    /// - Parameter name: whose turn it was.
    func show(_ done: Int, of total: Int, _ name: String) {
        guard isShown else { return }
        write(Self.clear + line(done, of: total, name, after: start.duration(to: .now)))
    }

    func remove() {
        if isShown { write(Self.clear) }
    }

    /// `[########------------]  8/20  3.1/s  BBC Birmingham`
    func line(_ done: Int, of total: Int, _ name: String, after time: Duration) -> String {
        let filled = total > 0 ? 20 * done / total : 20
        let bar = String(repeating: "#", count: filled) + String(repeating: "-", count: 20 - filled)
        let rate = Double(done) / max(time / .seconds(1), 0.001)
        let text = "[\(bar)]  \(done)/\(total)  \(String(format: "%.1f", rate))/s  \(CleanText.line(name))"
        return text.cut(to: width - 1)
    }

    private func write(_ text: String) {
        try? FileHandle.standardError.write(contentsOf: Data(text.utf8))
    }
}
