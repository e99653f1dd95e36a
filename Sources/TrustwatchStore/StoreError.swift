internal import GRDB

/// Why the store cannot do what it was asked: one sentence with place and reason, and how to mend it.
package struct StoreError: Error, Equatable, CustomStringConvertible {
    /// What kind of trouble it is; the exit status follows from it.
    package enum Kind: Sendable, Equatable {
        /// There is no store at that place.
        case missing
        /// The files, or their directory, cannot be made, read or written by this user.
        case noAccess
        /// Another process holds the store for longer than is waited for.
        case busy
        /// The disk is full or fails.
        case inputOutput
        /// The file is damaged, or no store at all.
        case corrupt
        /// Another version wrote it: a newer one, or an older one that only a writer can bring up to date.
        case otherVersion
        /// A mistake of this program.
        case bug
    }

    package let kind: Kind
    /// One sentence: what, where, why.
    package let message: String
    /// How to mend it.
    package let hint: String

    package var description: String { message }

    init(_ kind: Kind, _ message: String, hint: String) {
        self.kind = kind
        self.message = message
        self.hint = hint
    }
}

extension StoreError {
    /// What an error of GRDB or Foundation means for whoever asked for the store at `path`.
    init(_ error: any Error, at path: String) {
        switch error {
        case let error as StoreError: self = error
        case let error as DatabaseError: self.init(error, at: path)
        default:
            self.init(.bug, "\(path): \(error)", hint: "Please report this.")
        }
    }

    private init(_ error: DatabaseError, at path: String) {
        let reason = error.message ?? "no reason given"
        switch error.resultCode {
        case .SQLITE_BUSY, .SQLITE_LOCKED:
            self.init(.busy, "\(path) is in use by another process.", hint: "Try again when it has finished.")
        case .SQLITE_FULL:
            self.init(.inputOutput, "\(path) cannot grow: the disk is full.", hint: "Free some space and try again.")
        case .SQLITE_IOERR, .SQLITE_NOLFS, .SQLITE_PROTOCOL:
            self.init(
                .inputOutput, "\(path) cannot be read or written: \(reason).",
                hint: "Look at the disk and at the file system's free space.")
        case .SQLITE_READONLY, .SQLITE_CANTOPEN, .SQLITE_PERM, .SQLITE_AUTH:
            self.init(
                .noAccess, "\(path) cannot be opened or written by this user: \(reason).",
                hint: "Run as the user who owns it; to read it, join the group that owns it.")
        case .SQLITE_CORRUPT, .SQLITE_NOTADB:
            self.init(
                .corrupt, "\(path) is damaged, or no store of trustwatch: \(reason).",
                hint: "Keep a copy of it and restore a backup with `trustwatch restore`.")
        default:
            self.init(.bug, "\(path): \(error)", hint: "Please report this.")
        }
    }
}
