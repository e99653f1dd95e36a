import Testing
import TrustwatchCore

@Suite struct QuantitiesTests {
    @Test(arguments: [("1s", 1), ("30m", 1800), ("1h30m", 5400), ("14d", 1_209_600), ("2w", 1_209_600), ("0s", 0)])
    func durations(text: String, seconds: Int) {
        #expect(Quantities.duration(text) == .seconds(seconds))
    }

    @Test(arguments: [
        "", "5", "m", "30 m", "-5m", "5min", "30m1h", "1m1m", "1.5h", "٣m", "99999999999999999999d",
        "9999999999999999d",
    ])
    func noDurations(text: String) {
        #expect(Quantities.duration(text) == nil)
    }

    @Test(arguments: [("10MB", 10_000_000), ("512KiB", 524_288), ("1GB", 1_000_000_000), ("7B", 7), ("2kB", 2000)])
    func sizes(text: String, bytes: Int) {
        #expect(Quantities.size(text) == bytes)
    }

    @Test(arguments: ["", "10", "MB", "10mb", "1TB", "10M"])
    func noSizes(text: String) {
        #expect(Quantities.size(text) == nil)
    }

    @Test(arguments: [(0, "0s"), (1, "1s"), (5400, "1h30m"), (1_209_600, "14d"), (90_061, "1d1h1m1s")])
    func writes(seconds: Int, text: String) {
        #expect(Quantities.text(.seconds(seconds)) == text)
    }

    @Test(arguments: [(10_000_000, "10MB"), (1500, "1500B"), (2000, "2kB")])
    func writes(bytes: Int, text: String) {
        #expect(Quantities.text(bytes: bytes) == text)
    }
}
