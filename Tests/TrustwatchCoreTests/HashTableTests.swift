import Testing

@testable import TrustwatchCore

struct HashTableTests {
    @Test func keepsWhatIsPutInHoweverItsKeysCollide() {
        // All begin at one place of every table that is smaller than 2^20.
        let keys = (1...500).map { UInt64($0) << 20 }
        var table = HashTable(capacity: 4, filler: 7)
        for key in keys {
            #expect(table[key] == nil && !table.contains(key))
            table.update(key) { value in
                #expect(value == 7)
                value = Int(key >> 20)
            }
            table.update(key) { $0 += 1 }
        }
        #expect(table.count == 500)
        #expect(keys.map { table[$0] } == (1...500).map { $0 + 1 })
        #expect(!table.contains(501 << 20) && table.value(of: 501 << 20) == 7 && table.value(of: 1 << 20) == 2)
    }
}
