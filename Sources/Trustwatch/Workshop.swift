internal import Curl
internal import Foundation
internal import Logging
internal import TrustwatchCore
internal import TrustwatchService
internal import TrustwatchStore

/// The state directory, held, and what works on it: for the commands that poll.
struct Workshop: ~Copyable {
    let directory: StateDirectory
    private let hold: StateDirectory.Hold
    private let clock: WallClock

    init(_ global: GlobalOptions, _ settings: Settings) throws {
        // The group may read what is made here, nobody else.
        umask(0o027)
        POSIX.ignoreBrokenPipes()
        let directory = try StateDirectory(creating: try global.stateDirectory(settings))
        let hold = try directory.hold()
        self.directory = directory
        self.hold = hold
        clock = global.clock
    }

    /// Lets the state directory go; until then it is held.
    consuming func end() {}

    /// - Parameter clearsLine: whether log lines may meet a progress bar.
    func tools(logLevel: Logger.Level, clearsLine: Bool = false) throws(StoreError) -> Tools {
        Tools(
            store: try Store(path: "\(directory.path)/\(Store.fileName)"), transfers: Transfers(), clock: clock,
            log: .talk(logLevel, clearsLine: clearsLine))
    }
}

extension Logger {
    static func talk(_ level: Logger.Level, clearsLine: Bool = false) -> Logger {
        Logger(label: "trustwatch") { _ in TalkHandler(level: level, clearsLine: clearsLine) }
    }
}
