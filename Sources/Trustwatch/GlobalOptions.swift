internal import ArgumentParser
internal import Foundation
internal import TrustwatchCore
internal import TrustwatchService
internal import TrustwatchStore

/// What every command takes.
struct GlobalOptions: ParsableArguments {
    @Option(help: ArgumentHelp("The settings to use.", valueName: "file"), completion: .file())
    var config: String?

    @Option(help: ArgumentHelp("Where the store is.", valueName: "directory"), completion: .directory)
    var state: String?

    @Flag(name: .customLong("no-color"), help: "No colours and no progress bar.")
    var noColour = false

    @Flag(help: "Long results straight to the terminal, without $PAGER.")
    var noPager = false

    @Option(name: .customLong("now"), help: ArgumentHelp("The wall clock starts here.", visibility: .hidden))
    var start: Instant?

    var clock: WallClock { WallClock(startingAt: start?.date) }
    var now: Date { clock.now() }
    var terminal: Terminal { Terminal(noColour: noColour, noPager: noPager) }

    /// The file that is used; nil where none is named and none is found.
    var settingsFile: SettingsFile? {
        if let named = config ?? ProcessInfo.processInfo.environment["TRUSTWATCH_CONFIG"] {
            return SettingsFile(path: named)
        }
        return Self.settingsPlaces.first(where: FileManager.default.fileExists).map(SettingsFile.init)
    }

    private static let settingsPlaces = ["feeds.conf", "/etc/trustwatch/feeds.conf"]

    /// For commands that can do nothing without feeds.conf.
    func settings(for purpose: SettingsFile.Purpose) throws(Failure) -> Settings {
        guard let settingsFile else {
            throw Failure(
                .missingFile, "there is no feeds.conf here and none in /etc/trustwatch",
                hint: "name one with --config, or write one: docs/feeds-conf.md")
        }
        do { return try settingsFile.load(for: purpose) } catch { throw Failure(error) }
    }

    /// For commands that read the store, which needs no settings but may be named in them.
    func settingsForReading() throws(Failure) -> Settings {
        guard let settingsFile else { return Settings() }
        do { return try settingsFile.load(for: .reading) } catch { throw Failure(error) }
    }

    /// The path of the state directory, which need not exist yet.
    func stateDirectory(_ settings: Settings) throws(Failure) -> String {
        let location = StateLocation(option: state, settings: settings.store.directory)
        return try location.path()
    }

    /// The store for reading; an empty one where none has been made yet.
    func store(_ settings: Settings) throws(Failure) -> Store {
        let path = try stateDirectory(settings) + "/" + Store.fileName
        do {
            return try Store(path: path, access: .readOnly)
        } catch  where error.kind == .missing {
            Console.note("\(path) does not exist yet: the first `trustwatch poll` makes it")
            do { return try Store() } catch { throw Failure(error) }
        } catch {
            throw Failure(error)
        }
    }

    /// The store for a change by hand, which may happen beside a running daemon.
    func storeForWriting(_ settings: Settings) throws(Failure) -> Store {
        let path = try stateDirectory(settings) + "/" + Store.fileName
        do {
            // Opening for writing would make one where there is none.
            _ = try Store(path: path, access: .readOnly)
            return try Store(path: path)
        } catch {
            throw Failure(error)
        }
    }
}

/// An RFC 3339 instant on the command line.
struct Instant: ExpressibleByArgument {
    var date: Date

    init?(argument: String) {
        guard let date = Date(rfc3339: argument) else { return nil }
        self.date = date
    }
}

/// A time on the command line: a day, an instant, or how long ago.
enum Moment: ExpressibleByArgument, Equatable {
    case day(PartialDate)
    case instant(Date)
    case ago(Duration)

    init?(argument: String) {
        if let day = PartialDate(argument) {
            self = .day(day)
        } else if let date = Date(rfc3339: argument) {
            self = .instant(date)
        } else if let duration = Quantities.duration(argument) {
            self = .ago(duration)
        } else {
            return nil
        }
    }

    /// Where a time that begins with it begins.
    func start(_ now: Date) -> Date {
        switch self {
        case .day(let day): Date(timeIntervalSince1970: Double(day.firstDay) * 86_400)
        case .instant(let date): date
        case .ago(let duration): now - Double(duration.components.seconds)
        }
    }

    /// Where a time that ends with it ends: a day belongs to it.
    func end(_ now: Date) -> Date {
        if case .day(let day) = self { return Date(timeIntervalSince1970: Double(day.lastDay + 1) * 86_400) }
        return start(now)
    }
}

/// From when to when.
struct PeriodOptions: ParsableArguments {
    @Option(help: ArgumentHelp("From this day, instant or time ago on: 2026-03-01, 7d.", valueName: "time"))
    var since: Moment?

    @Option(help: ArgumentHelp("Until the end of this day, or until this instant or time ago.", valueName: "time"))
    var until: Moment?

    /// What to do where nothing is found.
    ///
    /// - Parameter advice: where the time is not to blame.
    func orElse(_ advice: String) -> String {
        since == nil && until == nil ? advice : "none in that time; --since and --until name another"
    }
}
