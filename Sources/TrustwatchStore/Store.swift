// For sqlite3_config, which is variadic.
internal import CSQLite
internal import Foundation
internal import GRDB
// For SQLITE_FCNTL_PERSIST_WAL alone, which GRDB does not offer.
internal import GRDBSQLite
internal import TrustwatchCore

/// All that trustwatch remembers, in one SQLite file.
///
/// The extensions of this class are the whole API, topic by topic: feeds, intake, outbox, queries, search, digest, care.
/// Every call is one transaction and blocks for as long as that takes. Times are stored in whole milliseconds UTC.
package final class Store: Sendable {
    /// What a caller wants of a store.
    package enum Access: Sendable {
        /// Makes the store where there is none, and brings an older one up to date.
        case readWrite
        /// Changes nothing, and needs no more than the right to read the files.
        case readOnly
    }

    /// Called now and then with how much of what there is to do is done.
    package typealias Progress = (_ done: Int, _ of: Int) -> Void

    /// The name of the file in the state directory.
    package static let fileName = "trustwatch.db"

    /// The path of the file; `:memory:` where there is none.
    package let path: String
    /// Random and made with the store, so that two stores never give one id to two messages: 16 lower-case hex digits.
    package let id: String
    private let database: any DatabaseWriter

    /// Opens the store in the file `path`.
    package convenience init(path: String, access: Access = .readWrite) throws(StoreError) {
        do {
            switch access {
            case .readWrite: try self.init(path: path, database: Self.openForWriting(path))
            case .readOnly: try self.init(path: path, database: Self.openForReading(path, Schema.requireCurrent))
            }
        } catch {
            throw StoreError(error, at: path)
        }
    }

    /// Opens a backup, which may be of an older version, to copy it.
    convenience init(backup path: String) throws {
        try self.init(path: path, database: Self.openForReading(path, Schema.requireKnown))
    }

    /// A store that lives as long as this value, for tests and rehearsals.
    package convenience init() throws(StoreError) {
        do {
            let database = try DatabaseQueue(configuration: Self.configuration())
            try database.write { try Schema.migrate($0, at: ":memory:") }
            try self.init(path: ":memory:", database: database)
        } catch {
            throw StoreError(error, at: ":memory:")
        }
    }

    private init(path: String, database: any DatabaseWriter) throws {
        self.path = path
        self.database = database
        id = try database.read { try String.fetchOne($0, sql: "SELECT value FROM meta WHERE name = 'store'") } ?? ""
    }

    func read<Value>(_ body: (Database) throws -> Value) throws(StoreError) -> Value {
        do { return try database.read(body) } catch { throw StoreError(error, at: path) }
    }

    /// One transaction: all of it is on the disk when this returns, or none.
    func write<Value>(_ body: (Database) throws -> Value) throws(StoreError) -> Value {
        do { return try database.write(body) } catch { throw StoreError(error, at: path) }
    }

    /// Copies all of it, as it stands at one moment, into one new file that its group may read.
    ///
    /// - Parameter progress: called now and then with how many of how many megabytes are there; only for a file that
    ///   nobody writes to, as every change of it would start the copy afresh.
    func copy(to file: String, progress: Progress? = nil) throws {
        try Self.makeFile(file)
        let copy = try DatabaseQueue(path: file)
        try database.backup(to: copy, pagesPerStep: progress == nil ? -1 : 1000) { step in
            // Pages have 4 kB.
            progress?(step.completedPageCount / 250, step.totalPageCount / 250)
        }
        try copy.writeWithoutTransaction { try $0.execute(sql: "PRAGMA journal_mode = DELETE") }
    }

    /// One transaction that is taken back at its end.
    func rehearse<Value>(_ body: (Database) throws -> Value) throws(StoreError) -> Value {
        do {
            return try database.writeWithoutTransaction { db in
                try db.beginTransaction(.immediate)
                let result = Result { try body(db) }
                try db.rollback()
                return try result.get()
            }
        } catch {
            throw StoreError(error, at: path)
        }
    }
}

extension Store {
    private static func openForWriting(_ path: String) throws -> any DatabaseWriter {
        try makeFile(path)
        var configuration = configuration()
        configuration.prepareDatabase { db in
            // 8 MB hold the inner pages of every index at a million items. Of the pages that a round writes again and
            // again the journal takes 16 MB before they are written to their places, each once.
            try db.execute(
                sql: """
                    PRAGMA cache_size = -8000; PRAGMA wal_autocheckpoint = 4000; PRAGMA journal_size_limit = 17000000
                    """)
            try keepWAL(db)
        }
        let pool = try DatabasePool(path: path, configuration: configuration)
        try pool.writeWithoutTransaction { db in
            // NORMAL, GRDB's choice, may forget the last transactions in a power cut, and with them that a message
            // was sent; FULL costs one sync a transaction.
            try db.execute(sql: "PRAGMA synchronous = FULL")
            try db.inTransaction(.immediate) {
                try Schema.migrate(db, at: path)
                return .commit
            }
        }
        return pool
    }

    private static func openForReading(
        _ path: String, _ require: (Database, String) throws -> Void
    ) throws -> any DatabaseWriter {
        guard FileManager.default.fileExists(atPath: path) else {
            throw StoreError(
                .missing, "\(path) does not exist.",
                hint: "The first `trustwatch poll` or `trustwatch run` makes it; --state names another directory.")
        }
        var configuration = configuration()
        configuration.readonly = true
        let queue = try DatabaseQueue(path: path, configuration: configuration)
        try queue.read { try require($0, path) }
        return queue
    }

    /// SQLite counts the memory it takes, under a lock, for whoever asks: nobody does. Too late once it has been used, which
    /// does no harm.
    private static let countsNoMemory = trustwatch_sqlite_count_no_memory() == SQLITE_OK

    private static func configuration() -> Configuration {
        _ = countsNoMemory
        var configuration = Configuration()
        configuration.busyMode = .timeout(10)
        configuration.foreignKeysEnabled = true
        return configuration
    }

    /// Makes an empty file that its group may read, and its directory; SQLite gives its other files the same mode.
    private static func makeFile(_ path: String) throws {
        let manager = FileManager.default
        guard !manager.fileExists(atPath: path) else { return }
        let file = URL(fileURLWithPath: path)
        do {
            try manager.createDirectory(
                at: file.deletingLastPathComponent(), withIntermediateDirectories: true,
                attributes: [.posixPermissions: 0o750])
            try Data().write(to: file, options: .withoutOverwriting)
            try manager.setAttributes([.posixPermissions: 0o640], ofItemAtPath: path)
        } catch {
            throw StoreError(
                .noAccess, "\(path) cannot be made: \(error.localizedDescription)",
                hint: "Run as the user who owns the directory, or name another one with --state.")
        }
    }

    /// Lets the files beside the store outlive the last writer: without them a reader who may not write the directory
    /// cannot open a store in WAL mode (sqlite.org/wal.html, "Read-Only Databases").
    private static func keepWAL(_ db: Database) throws {
        guard !db.configuration.readonly else { return }
        var on: CInt = 1
        // The pointer lives for the call and points to an integer, as this operation wants (sqlite.org/c3ref).
        let code = unsafe sqlite3_file_control(db.sqliteConnection, nil, SQLITE_FCNTL_PERSIST_WAL, &on)
        guard code == SQLITE_OK else { throw DatabaseError(resultCode: ResultCode(rawValue: code)) }
    }
}
