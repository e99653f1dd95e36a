internal import GRDB
// For sqlite3_bind and sqlite3_step.
internal import GRDBSQLite

/// Rows to be added to a table, up to sixteen by one statement: a row costs three quarters of what it costs alone.
///
/// It binds values itself: GRDB's arguments, made for any value in any order, cost more than SQLite's insertion.
struct Insertion {
    private enum Value {
        case null
        case integer(Int64)
        /// Where it is in `texts`.
        case text(Range<Int>)
    }

    /// The largest first.
    private let statements: [(rows: Int, sql: String)]
    private let columns: Int
    private var values: [Value] = []
    /// All texts, one behind the other: SQLite reads them here, and needs no copies of its own.
    private var texts: [UInt8] = []

    /// - Parameter ignoringKnown: whether rows that are there already are let be. A statement of many rows that can fail keeps every
    ///   page as it was before, at twice the cost: one that ignores what is there cannot.
    init(into table: String, _ columns: [String], ignoringKnown: Bool = false) {
        self.columns = columns.count
        let values = "(" + columns.map { _ in "?" }.joined(separator: ",") + ")"
        statements = [16, 4, 1].map { rows in
            let all = Array(repeating: values, count: rows).joined(separator: ",")
            return (
                rows,
                "INSERT \(ignoringKnown ? "OR IGNORE " : "")INTO \(table) (\(columns.joined(separator: ","))) VALUES \(all)"
            )
        }
        texts.reserveCapacity(1)
    }

    /// Adds the value of the next column.
    mutating func append(_ value: Int64?) { values.append(value.map(Value.integer) ?? .null) }

    /// Adds the value of the next column.
    mutating func append(_ value: String?) {
        guard let value else { return values.append(.null) }
        let start = texts.count
        texts += value.utf8
        values.append(.text(start..<texts.count))
    }

    /// Writes all rows, and has none then.
    mutating func run(_ db: Database) throws {
        var rest = values[...]
        for (rows, sql) in statements {
            while rest.count >= rows * columns {
                try insert(rest.prefix(rows * columns), by: db.cachedStatement(sql: sql), db)
                rest = rest.dropFirst(rows * columns)
            }
        }
        values.removeAll(keepingCapacity: true)
        texts.removeAll(keepingCapacity: true)
    }

    private func insert(_ values: ArraySlice<Value>, by statement: Statement, _ db: Database) throws {
        let handle = unsafe statement.sqliteStatement
        var code = SQLITE_OK
        unsafe texts.withUnsafeBytes { texts in
            let texts = unsafe texts.assumingMemoryBound(to: CChar.self)
            for (index, value) in zip(CInt(1)..., values) where code == SQLITE_OK {
                switch value {
                case .null: code = unsafe sqlite3_bind_null(handle, index)
                case .integer(let number): code = unsafe sqlite3_bind_int64(handle, index, number)
                case .text(let place):
                    // Without a destructor: the text stays where it is until the statement is done.
                    let text = unsafe UnsafeBufferPointer(rebasing: texts[place])
                    code = unsafe sqlite3_bind_text(handle, index, text.baseAddress, CInt(text.count), nil)
                }
            }
            if code == SQLITE_OK { code = unsafe sqlite3_step(handle) }
            _ = unsafe sqlite3_reset(handle)
            _ = unsafe sqlite3_clear_bindings(handle)
        }
        guard code == SQLITE_DONE else {
            throw DatabaseError(resultCode: ResultCode(rawValue: code), message: db.lastErrorMessage)
        }
    }
}
