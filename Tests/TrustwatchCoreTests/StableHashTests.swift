import Testing

@testable import TrustwatchCore

struct StableHashTests {
    private func hash(_ body: (inout StableHash) -> Void) -> String {
        var hash = StableHash()
        body(&hash)
        return hash.hexadecimal
    }

    /// It stands in stores: it must not change from version to version.
    @Test func isTheSameInEveryRun() {
        #expect(hash { $0.add("Ofsted: good") } == "61a4220919448e6b")
        #expect(hash { $0.add([UInt8](0..<20)) } == "17c443120e7a410e")
        #expect(hash { $0.add(nil) } == "690cf37fd5572e06")
    }

    @Test func everyByteAndTheirNumberCount() {
        let document = [UInt8](0..<100)
        var seen: Set<String> = [hash { $0.add(document) }]
        for place in document.indices {
            var changed = document
            changed[place] ^= 1
            #expect(seen.insert(hash { $0.add(changed) }).inserted)
        }
        for count in 0..<100 { #expect(seen.insert(hash { $0.add([UInt8](repeating: 0, count: count)) }).inserted) }
    }

    @Test func textsDoNotRunIntoOneAnother() {
        let rows = [["ab", "c"], ["a", "bc"], ["abc", ""], ["", "abc"], ["abc", nil], [nil, "abc"], ["abc"]]
        let hashes = rows.map { row in
            hash { hash in
                for text in row { hash.add(text) }
            }
        }
        #expect(Set(hashes).count == rows.count)
    }
}
