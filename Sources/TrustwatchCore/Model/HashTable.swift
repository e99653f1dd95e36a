/// Values by keys that are hashes already: a dictionary would hash them once more, which costs more than the look-up.
struct HashTable<Value: Sendable>: Sendable {
    /// 0 where nothing stands. Never more than half of them are taken.
    private var keys: [UInt64]
    private var values: [Value]
    private let filler: Value
    private(set) var count = 0

    /// - Parameters:
    ///   - capacity: entries for which there is room without growing.
    ///   - filler: what a key has at first.
    init(capacity: Int, filler: Value) {
        self.filler = filler
        let size = 1 << (Int.bitWidth - (max(4, capacity * 2) - 1).leadingZeroBitCount)
        keys = [UInt64](repeating: 0, count: size)
        values = [Value](repeating: filler, count: size)
    }

    /// - Parameter key: not 0.
    subscript(_ key: UInt64) -> Value? {
        let place = place(of: key)
        return keys[place] == key ? values[place] : nil
    }

    func contains(_ key: UInt64) -> Bool { keys[place(of: key)] == key }

    /// Changes what stands there, at first the filler.
    mutating func update(_ key: UInt64, _ change: (inout Value) -> Void) {
        if !contains(key) {
            if count * 2 >= keys.count { grow() }
            count += 1
        }
        let place = place(of: key)
        keys[place] = key
        change(&values[place])
    }

    /// Where a key stands, or would.
    private func place(of key: UInt64) -> Int {
        var place = Int(truncatingIfNeeded: key ^ key >> 32) & (keys.count - 1)
        while keys[place] != 0, keys[place] != key { place = (place + 1) & (keys.count - 1) }
        return place
    }

    private mutating func grow() {
        var larger = HashTable(capacity: keys.count, filler: filler)
        for (key, value) in zip(keys, values) where key != 0 { larger.update(key) { $0 = value } }
        self = larger
    }
}
