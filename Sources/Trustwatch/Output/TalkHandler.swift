internal import Foundation
internal import Logging
internal import TrustwatchCore

/// Log lines on standard error: bare sentences, with a priority where the journal reads them.
struct TalkHandler: LogHandler {
    var logLevel: Logger.Level
    var metadata: Logger.Metadata = [:]
    /// sd-daemon(3): `<4>` in front makes a line a warning in the journal.
    private let isJournal: Bool
    /// Whether a progress bar may stand on the line.
    private let clearsLine: Bool

    init(level: Logger.Level, clearsLine: Bool, environment: [String: String] = ProcessInfo.processInfo.environment) {
        logLevel = level
        self.clearsLine = clearsLine
        isJournal = environment["JOURNAL_STREAM"] != nil
    }

    subscript(metadataKey key: String) -> Logger.MetadataValue? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    func log(event: LogEvent) {
        Console.note(line(event.level, "\(event.message)"))
    }

    func line(_ level: Logger.Level, _ message: String) -> String {
        (clearsLine ? ProgressBar.clear : "") + (isJournal ? "<\(level.priority)>" : "") + CleanText.line(message)
    }
}

extension Logger.Level {
    /// syslog(3).
    fileprivate var priority: Int {
        switch self {
        case .trace, .debug: 7
        case .info: 6
        case .notice: 5
        case .warning: 4
        case .error: 3
        case .critical: 2
        }
    }
}
