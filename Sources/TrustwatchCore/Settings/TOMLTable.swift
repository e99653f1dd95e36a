/// A value of a TOML document with the line it stands on.
struct TOMLNode {
    enum Value {
        case string(String)
        case integer(Int)
        case boolean(Bool)
        case array(TOMLArray)
        case table(TOMLTable)
        /// A number with a fraction, a date or a time: nothing in feeds.conf is one.
        case other
    }

    var value: Value
    /// Counted from 1; of a table where it is first named.
    var line: Int
}

/// A list of values, or the tables of all `[[name]]`. A class, as is a table: headers further down add to it.
final class TOMLArray {
    /// Whether `[[name]]` may add another table.
    let isOpen: Bool
    var nodes: [TOMLNode] = []

    init(isOpen: Bool) {
        self.isOpen = isOpen
    }
}

/// The keys of a table and their values, in their order.
final class TOMLTable {
    /// What named it first, which says what may be added to it further down.
    enum Origin {
        /// The header of a table in it. It may still have a header itself.
        case child
        case header
        /// A key with dots. No header may open it, but those of new tables in it.
        case dots
        /// The braces round all that it holds.
        case braces
    }

    private var origin: Origin
    /// A few dozen at most: looking through them is faster than hashing the key.
    private(set) var entries: [(key: String, node: TOMLNode)] = []

    init(_ origin: Origin) {
        self.origin = origin
    }

    subscript(key: String) -> TOMLNode? { entries.first { $0.key == key }?.node }

    /// The key must be new.
    func add(_ key: String, _ value: TOMLNode.Value, line: Int) {
        entries.append((key, TOMLNode(value: value, line: line)))
    }

    /// The table that `[key]` or an element of `[[key]]` stands for; nil where there may be none.
    func open(_ key: String, asElement isElement: Bool, line: Int) -> TOMLTable? {
        let new = TOMLTable(.header)
        switch self[key]?.value {
        case nil where isElement:
            let array = TOMLArray(isOpen: true)
            array.nodes.append(TOMLNode(value: .table(new), line: line))
            add(key, .array(array), line: line)
        case nil: add(key, .table(new), line: line)
        case .array(let array) where isElement && array.isOpen:
            array.nodes.append(TOMLNode(value: .table(new), line: line))
        case .table(let table) where !isElement && table.origin == .child:
            table.origin = .header
            return table
        default: return nil
        }
        return new
    }

    /// The table through which a header leads to another one: of a list the last. Made where it is missing; nil where
    /// something else is there.
    func descend(byHeader key: String, line: Int) -> TOMLTable? {
        switch self[key]?.value {
        case nil: return make(.child, key, line)
        case .table(let table): return table.origin == .braces ? nil : table
        case .array(let array):
            guard array.isOpen, case .table(let table) = array.nodes.last?.value else { return nil }
            return table
        default: return nil
        }
    }

    /// The table through which a key with dots leads to its value. Made where it is missing; nil where something else is
    /// there, or a table that has a header of its own.
    func descend(byDots key: String, line: Int) -> TOMLTable? {
        switch self[key]?.value {
        case nil: return make(.dots, key, line)
        case .table(let table) where table.origin == .child || table.origin == .dots:
            table.origin = .dots
            return table
        default: return nil
        }
    }

    private func make(_ origin: Origin, _ key: String, _ line: Int) -> TOMLTable {
        let table = TOMLTable(origin)
        add(key, .table(table), line: line)
        return table
    }
}
