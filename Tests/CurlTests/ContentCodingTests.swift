import LoopbackServers
import Testing

@testable import Curl

struct ContentCodingTests {
    static let samples: [(ContentCoding, [UInt8])] = [
        (.gzip, Compressed.gzip), (.deflate, Compressed.zlib), (.deflate, Compressed.deflate),
        (.brotli, Compressed.brotli), (.zstd, Compressed.zstd),
    ]

    @Test(arguments: samples)
    func decodes(coding: ContentCoding, bytes: [UInt8]) throws {
        #expect(try coding.decode(bytes, limit: Compressed.text.utf8.count) == Array(Compressed.text.utf8))
    }

    @Test(arguments: samples)
    func noticesEveryBreakingOff(coding: ContentCoding, bytes: [UInt8]) {
        for count in 1..<bytes.count {
            #expect(throws: ContentCoding.Problem.breaksOff, "after \(count)") {
                try coding.decode(Array(bytes.prefix(count)), limit: 10_000)
            }
        }
    }

    @Test(arguments: samples)
    func keepsToTheLimit(coding: ContentCoding, bytes: [UInt8]) {
        #expect(throws: ContentCoding.Problem.tooLarge) {
            try coding.decode(bytes, limit: Compressed.text.utf8.count - 1)
        }
    }

    @Test(arguments: [ContentCoding.gzip, .deflate, .brotli, .zstd])
    func refusesWhatIsNotCompressed(coding: ContentCoding) {
        #expect(throws: ContentCoding.Problem.broken) { try coding.decode(Array("<rss></rss>".utf8), limit: 10_000) }
    }

    @Test func refusesAWrongChecksum() {
        var bytes = Compressed.gzip
        bytes[bytes.count - 8] ^= 1
        #expect(throws: ContentCoding.Problem.broken) { try ContentCoding.gzip.decode(bytes, limit: 10_000) }
    }

    @Test func readsSeveralMembersAndIgnoresWhatFollows() throws {
        let both = Array((Compressed.text + Compressed.text).utf8)
        #expect(try ContentCoding.gzip.decode(Compressed.gzip + Compressed.gzip, limit: 10_000) == both)
        #expect(try ContentCoding.zstd.decode(Compressed.zstd + Compressed.zstd, limit: 10_000) == both)
        let padded = Compressed.gzip + [0, 0, 0]
        #expect(try ContentCoding.gzip.decode(padded, limit: 10_000) == Array(Compressed.text.utf8))
    }

    @Test func stopsABomb() {
        let bomb = Array(repeatElement(Compressed.zeros, count: 4800).joined())  // 460 kB, 315 MB
        #expect(throws: ContentCoding.Problem.tooLarge) { try ContentCoding.gzip.decode(bomb, limit: 10_000_000) }
    }

    @Test(
        arguments: [
            ([], nil), (["identity"], nil), ([""], nil), (["gzip"], .gzip), ([" X-GZIP "], .gzip),
            (["deflate"], .deflate),
            (["br"], .brotli), (["zstd"], .zstd), (["identity, gzip"], .gzip),
        ] as [([String], ContentCoding?)])
    func names(fields: [String], coding: ContentCoding?) throws {
        #expect(try ContentCoding.named(by: fields) == coding)
    }

    @Test(
        arguments: [
            (["gzip, gzip"], .stacked), (["gzip", "br"], .stacked), (["gzip,gzip,gzip"], .stacked),
            (["compress"], .unknown("compress")),
        ] as [([String], ContentCoding.Problem)])
    func refuses(fields: [String], problem: ContentCoding.Problem) {
        #expect(throws: problem) { try ContentCoding.named(by: fields) }
    }
}
