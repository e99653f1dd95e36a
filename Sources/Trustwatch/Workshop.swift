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
    private let isTemporary: Bool

    /// - Parameter rehearses: whether nothing may be left behind: then what is missing is made in a temporary place.
    init(_ global: GlobalOptions, _ settings: Settings, rehearses: Bool = false) throws {
        // The group may read what is made here, nobody else.
        umask(0o027)
        POSIX.ignoreBrokenPipes()
        var path = try global.stateDirectory(settings)
        let isTemporary = rehearses && !FileManager.default.fileExists(atPath: "\(path)/\(Store.fileName)")
        if isTemporary { path = FileManager.default.temporaryDirectory.path + "/trustwatch-\(UUID().uuidString)" }
        let directory = try StateDirectory(creating: path)
        let hold = try directory.hold()
        self.directory = directory
        self.hold = hold
        self.isTemporary = isTemporary
        clock = global.clock
    }

    /// Lets the state directory go; until then it is held.
    consuming func end() {
        if isTemporary { try? FileManager.default.removeItem(atPath: directory.path) }
    }

    /// - Parameter clearsLine: whether log lines may meet a progress bar.
    func tools(logLevel: Logger.Level, clearsLine: Bool = false) throws(StoreError) -> Tools {
        Tools(
            store: try Store(path: "\(directory.path)/\(Store.fileName)"), transfers: Transfers(),
            clock: clock,
            log: .talk(logLevel, clearsLine: clearsLine))
    }
}

extension Logger {
    static func talk(_ level: Logger.Level, clearsLine: Bool = false) -> Logger {
        Logger(label: "trustwatch") { _ in TalkHandler(level: level, clearsLine: clearsLine) }
    }
}
