internal import ArgumentParser
internal import TrustwatchCore
internal import TrustwatchService
internal import TrustwatchStore

struct BackupCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "backup",
        abstract: "Writes a consistent copy of the store to a file, while the daemon runs.",
        discussion: """
            Examples:
              trustwatch backup /srv/backup/trustwatch-$(date +%F).db
            """)

    @Argument(help: "A file that does not exist yet.", completion: .file())
    var file: String
    @OptionGroup var global: GlobalOptions

    func run() throws {
        let settings = try global.settingsForReading()
        let path = try global.stateDirectory(settings) + "/" + Store.fileName
        try Store(path: path, access: .readOnly).backup(to: file)
        Console.note("\(path) is copied to \(file)")
    }
}

struct RestoreCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "restore",
        abstract: "Puts a backup in the place of the store; the daemon must be stopped.",
        discussion: """
            Examples:
              systemctl stop trustwatch
              sudo -u trustwatch trustwatch restore /srv/backup/trustwatch-2026-03-14.db
            """)

    @Argument(help: "What `trustwatch backup` wrote.", completion: .file())
    var file: String
    @OptionGroup var global: GlobalOptions

    func run() throws {
        let settings = try global.settingsForReading()
        let directory = try StateDirectory(creating: try global.stateDirectory(settings))
        let hold = try directory.hold()
        let path = directory.path + "/" + Store.fileName
        let bar = ProgressBar(global.terminal, noColour: global.noColour)
        try Store.restore(from: file, to: path) { done, total in bar.show(done, of: total, "MB") }
        bar.remove()
        _ = consume hold
        Console.note("\(path) is \(file) again")
    }
}
