internal import Markup

/// A dictionary from names known beforehand, which finds a name without hashing it as text: tags and attributes are
/// looked up some hundred thousand times a second.
struct HTMLNameTable<Value: Sendable>: Sendable {
    private var slots: [(name: HTMLName, value: Value)?]

    init(_ entries: [HTMLName: Value]) {
        var size = 64
        while size < entries.count * 3 { size *= 2 }
        slots = Array(repeating: nil, count: size)
        for (name, value) in entries {
            var place = name.place(among: size)
            while slots[place] != nil { place = (place + 1) & (size - 1) }
            slots[place] = (name, value)
        }
    }

    subscript(name: HTMLName) -> Value? {
        var place = name.place(among: slots.count)
        while let slot = slots[place] {
            if slot.name == name { return slot.value }
            place = (place + 1) & (slots.count - 1)
        }
        return nil
    }
}

extension HTMLName {
    /// - Parameter size: a power of two.
    fileprivate func place(among size: Int) -> Int {
        Int(truncatingIfNeeded: (packed &* 0x9E37_79B9_7F4A_7C15) >> 40) & (size - 1)
    }
}
