internal import GRDB

// Statements that are run once an item: compiled once a connection.

extension Database {
    func run(_ sql: String, _ arguments: StatementArguments) throws {
        try cachedStatement(sql: sql).execute(arguments: arguments)
    }

    /// The first column of the first row; nil where there is none, or it is NULL.
    func one<Value: DatabaseValueConvertible & StatementColumnConvertible>(
        _ sql: String, _ arguments: StatementArguments
    ) throws -> Value? {
        try Value.fetchOne(try cachedStatement(sql: sql), arguments: arguments)
    }
}

/// Adds rows to a table, up to sixteen by one statement: a row costs three quarters of what it costs alone.
struct Insertion: Sendable {
    /// The largest first.
    private let statements: [(rows: Int, sql: String)]

    init(into table: String, _ columns: [String]) {
        let values = "(" + columns.map { _ in "?" }.joined(separator: ",") + ")"
        statements = [16, 4, 1].map { rows in
            let all = Array(repeating: values, count: rows).joined(separator: ",")
            return (rows, "INSERT INTO \(table) (\(columns.joined(separator: ","))) VALUES \(all)")
        }
    }

    /// - Parameter rows: the values of each, in the order of the columns.
    func run(_ rows: [StatementArguments], _ db: Database) throws {
        var rest = rows[...]
        for (count, sql) in statements {
            while rest.count >= count {
                try db.run(sql, rest.prefix(count).reduce(into: StatementArguments()) { $0 += $1 })
                rest = rest.dropFirst(count)
            }
        }
    }
}
