/// Values by keys that are hashes already: a dictionary would hash them once more, which costs more than the look-up.
struct HashTable<Value: Sendable>: Sendable {
    /// Of key 0 where nothing stands. Never more than half of them are taken.
    private var entries: [(key: UInt64, value: Value)]
    private let filler: Value
    private(set) var count = 0

    /// - Parameters:
    ///   - capacity: entries for which there is room without growing.
    ///   - filler: what a key has at first.
    init(capacity: Int, filler: Value) {
        self.filler = filler
        let size = 1 << (Int.bitWidth - (max(4, capacity * 2) - 1).leadingZeroBitCount)
        entries = Array(repeating: (0, filler), count: size)
    }

    /// - Parameter key: not 0.
    subscript(_ key: UInt64) -> Value? {
        let place = place(of: key)
        return entries[place].key == key ? entries[place].value : nil
    }

    /// The filler where there is none.
    func value(of key: UInt64) -> Value { entries[place(of: key)].value }

    func contains(_ key: UInt64) -> Bool { entries[place(of: key)].key == key }

    /// Changes what stands there, at first the filler.
    mutating func update(_ key: UInt64, _ change: (inout Value) -> Void) {
        if !contains(key) {
            if count * 2 >= entries.count { grow() }
            count += 1
        }
        let place = place(of: key)
        entries[place].key = key
        change(&entries[place].value)
    }

    /// Where a key stands, or would.
    private func place(of key: UInt64) -> Int {
        let mask = entries.count - 1
        var place = Int(truncatingIfNeeded: key ^ key >> 32) & mask
        // Empty, or this key: asked as one question, as its answer is mostly yes and either half of it anybody's guess.
        while min(entries[place].key, entries[place].key ^ key) != 0 { place = (place + 1) & mask }
        return place
    }

    private mutating func grow() {
        var larger = HashTable(capacity: entries.count, filler: filler)
        for (key, value) in entries where key != 0 { larger.update(key) { $0 = value } }
        self = larger
    }
}
