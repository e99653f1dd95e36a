internal import GRDB

// Statements that are run once an item: compiled once a connection.

extension Database {
    func run(_ sql: String, _ arguments: StatementArguments) throws {
        try cachedStatement(sql: sql).execute(arguments: arguments)
    }

    /// Inserts rows, as many by one statement as there are, up to sixteen: what a statement costs beside its rows, and the
    /// number that AUTOINCREMENT writes after each, is as much as a row.
    ///
    /// - Parameter table: with its columns, in the order of the values.
    func insert(_ table: String, _ rows: [[(any DatabaseValueConvertible)?]]) throws {
        var rest = rows[...]
        while let row = rest.first {
            let together = rest.prefix(rest.count < 4 ? 1 : rest.count < 16 ? 4 : 16)
            rest = rest.dropFirst(together.count)
            let values = "(" + Array(repeating: "?", count: row.count).joined(separator: ",") + ")"
            try run(
                "INSERT INTO \(table) VALUES "
                    + Array(repeating: values, count: together.count).joined(separator: ","),
                StatementArguments(Array(together.joined())))
        }
    }

    /// The first column of the first row; nil where there is none, or it is NULL.
    func one<Value: DatabaseValueConvertible & StatementColumnConvertible>(
        _ sql: String, _ arguments: StatementArguments
    ) throws -> Value? {
        try Value.fetchOne(try cachedStatement(sql: sql), arguments: arguments)
    }
}
