internal import TrustwatchCore
internal import TrustwatchService
internal import TrustwatchStore

/// Why a command could not do what it was asked: what, where and why in a sentence, and the mend.
struct Failure: Error, Equatable {
    var status: ExitStatus
    /// nil where all has been said already.
    var message: String?
    var hint: String?

    init(_ status: ExitStatus, _ message: String? = nil, hint: String? = nil) {
        self.status = status
        self.message = message
        self.hint = hint
    }

    /// The lines for standard error; a feed's or a server's words may be in them.
    var lines: [String] {
        guard let message else { return [] }
        return message.split(separator: "\n").map { line in
            // Several errors at once bring their hints along, indented.
            (line.hasPrefix("  ") ? "  " : "") + CleanText.line(String(line))
        } + (hint.map { ["  hint: \(CleanText.line($0))"] } ?? [])
    }
}

extension Failure {
    /// What an error of the lower storeys means to whoever typed the command.
    init(_ error: any Error) {
        switch error {
        case let error as Failure: self = error
        case let error as FileErrors: self.init(error)
        case let error as SettingsFile.Failure: self.init(error)
        case let error as StoreError: self.init(error)
        case let error as StateDirectory.Failure: self.init(error)
        case let error as DigestWriter.Failure: self.init(.inputOutput, error.description)
        default: self.init(.internalError, "\(error)", hint: "please report this")
        }
    }

    private init(_ error: FileErrors) {
        self.init(.badSettings, error.diagnostics.map(\.description).joined(separator: "\n"))
    }

    private init(_ error: SettingsFile.Failure) {
        switch error {
        case .unreadable(let message): self.init(.missingFile, message)
        case .invalid(let errors): self.init(errors)
        }
    }

    private init(_ error: StateDirectory.Failure) {
        switch error {
        case .unusable(let message):
            self.init(.noAccess, message, hint: "run as the user who owns it, or name another one with --state")
        case .held(let message): self.init(.held, message, hint: "try again when that has ended")
        case .others(let path, let owner):
            self.init(
                .noAccess, "the state directory \(path) belongs to \(owner), who could not write what root makes there",
                hint: "put `sudo -u \(owner)` in front; `systemctl start trustwatch-poll` polls once")
        }
    }

    private init(_ error: StoreError) {
        let status: ExitStatus =
            switch error.kind {
            case .missing: .missingFile
            case .noAccess: .noAccess
            case .busy: .held
            case .inputOutput: .inputOutput
            case .corrupt, .otherVersion: .badData
            case .bug: .internalError
            }
        self.init(status, error.message, hint: error.hint)
    }
}
