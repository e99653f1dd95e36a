internal import ArgumentParser
internal import TrustwatchCore

/// How a command that lists things prints them.
enum ListFormat: String, CaseIterable, ExpressibleByArgument {
    /// For people.
    case table
    /// One array.
    case json
    /// One object a line.
    case jsonl
    case csv
}

struct ListOptions: ParsableArguments {
    @Option(help: "How to print: table, json (one array), jsonl (an object a line) or csv.")
    var format = ListFormat.table

    @Flag(help: "Times in full in the table, instead of \"3 days ago\".")
    var exact = false
}

/// Writes objects one by one in a format for programs, in pieces, so that a million of them need no memory.
struct ListWriter {
    let format: ListFormat
    private var buffer: [UInt8] = []
    private var count = 0

    init(_ format: ListFormat) {
        self.format = format
    }

    mutating func add(_ value: JSON) throws(Failure) {
        switch format {
        case .json: buffer += Array((count == 0 ? "[\n" : ",\n").utf8)
        case .csv where count == 0: buffer += Array(CSVText.heading(value.members.map(\.name)).utf8)
        case .csv, .jsonl, .table: break
        }
        if format == .csv {
            CSVText.write(value.members, to: &buffer)
        } else {
            value.write(to: &buffer)
        }
        if format == .jsonl { buffer.append(UInt8(ascii: "\n")) }
        count += 1
        if buffer.count > 1 << 16 { try flush() }
    }

    /// Ends the output; to be called once.
    ///
    /// - Parameter columns: the heading of a list of none in CSV.
    mutating func finish(_ columns: [String]) throws(Failure) {
        if format == .csv, count == 0 { buffer += Array(CSVText.heading(columns).utf8) }
        if format == .json { buffer += Array((count == 0 ? "[]\n" : "\n]\n").utf8) }
        try flush()
    }

    private mutating func flush() throws(Failure) {
        try Console.write(buffer)
        buffer.removeAll(keepingCapacity: true)
    }
}

extension JSON {
    var members: [Member] { if case .object(let members) = self { members } else { [] } }
}

/// Prints values in the format asked for; of none, a table says what to do next.
func list<Value: Listed>(
    _ values: [Value], _ format: ListFormat, for terminal: Terminal, ifEmpty advice: String,
    table: ([Value]) -> TextTable
) throws(Failure) {
    guard format == .table else {
        var writer = ListWriter(format)
        for value in values { try writer.add(value.json) }
        try writer.finish(Value.columns)
        return
    }
    if values.isEmpty { Console.note(advice) }
    try Console.show(table(values).text(for: terminal), on: terminal)
}
