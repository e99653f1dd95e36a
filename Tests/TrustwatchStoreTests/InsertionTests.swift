import GRDB
import Testing

@testable import TrustwatchStore

/// Rows that are bound without GRDB's arguments, into a table of SQLite.
@Suite struct InsertionTests {
    private struct Line: Equatable {
        var number: Int64
        var text: String?
        var other: Int64?
    }

    private let database: DatabaseQueue

    init() throws {
        database = try DatabaseQueue()
        try database.write {
            try $0.execute(sql: "CREATE TABLE line (number INTEGER PRIMARY KEY, text TEXT, other INTEGER) STRICT")
        }
    }

    private func insert(_ lines: [Line], ignoringKnown: Bool = false) throws {
        var insertion = Insertion(into: "line", ["number", "text", "other"], ignoringKnown: ignoringKnown)
        for line in lines {
            insertion.append(line.number)
            insertion.append(line.text)
            insertion.append(line.other)
        }
        try database.write { try insertion.run($0) }
    }

    private func stored() throws -> [Line] {
        try database.read { db in
            try Row.fetchAll(db, sql: "SELECT * FROM line ORDER BY number").map {
                Line(number: $0[0], text: $0[1], other: $0[2])
            }
        }
    }

    /// Of all numbers that are written by statements of sixteen, four and one.
    @Test(arguments: [0, 1, 4, 5, 16, 22, 37]) func everyRowArrives(_ count: Int) throws {
        let texts = ["plain", "", nil, "“é” 😀", String(repeating: "long ", count: 1000)]
        let lines = (0..<count).map { number in
            Line(
                number: Int64(number), text: texts[number % texts.count],
                other: number % 3 == 0 ? nil : number % 3 == 1 ? .min : Int64(number))
        }
        try insert(lines)
        #expect(try stored() == lines)
    }

    /// There is no text at all to bind.
    @Test func emptyTextsAreTexts() throws {
        try insert([Line(number: 1, text: "")])
        #expect(try stored() == [Line(number: 1, text: "")])
    }

    @Test func anInsertionIsUsedAgain() throws {
        var insertion = Insertion(into: "line", ["number", "text", "other"])
        for number in 1...2 {
            insertion.append(Int64(number))
            insertion.append("\(number)")
            insertion.append(nil as Int64?)
            try database.write { try insertion.run($0) }
        }
        #expect(try stored() == [Line(number: 1, text: "1"), Line(number: 2, text: "2")])
    }

    @Test func whatIsThereIsLetBe() throws {
        try insert([Line(number: 1, text: "old")])
        try insert([Line(number: 1, text: "new"), Line(number: 2, text: "new")], ignoringKnown: true)
        #expect(try stored() == [Line(number: 1, text: "old"), Line(number: 2, text: "new")])
    }

    @Test func whatCannotBeWrittenIsThrown() throws {
        try insert([Line(number: 1, text: "old")])
        let error = #expect(throws: DatabaseError.self) { try insert([Line(number: 1, text: "new")]) }
        #expect(error?.resultCode == .SQLITE_CONSTRAINT)
        #expect(error?.message?.contains("line.number") == true)
    }
}
