/// Durations and sizes as feeds.conf and the command line write them: whole numbers with a unit, largest first.
package enum Quantities {
    private static let seconds = ["w": 7 * 86_400, "d": 86_400, "h": 3600, "m": 60, "s": 1]
    private static let bytes = [
        "B": 1, "kB": 1000, "KB": 1000, "MB": 1_000_000, "GB": 1_000_000_000,
        "KiB": 1 << 10, "MiB": 1 << 20, "GiB": 1 << 30,
    ]

    /// Reads `30m`, `14d`, `1h30m`; nil for anything else, a number without a unit included.
    package static func duration(_ text: String) -> Duration? {
        sum(text, of: seconds).map { .seconds($0) }
    }

    /// Reads `10MB`, `512KiB`; nil for anything else.
    package static func size(_ text: String) -> Int? {
        sum(text, of: bytes)
    }

    /// As `duration` reads it: `1h30m`.
    package static func text(_ duration: Duration) -> String {
        var rest = Int(duration.components.seconds)
        guard rest > 0 else { return "0s" }
        // Weeks are read, but days are what people compare.
        return [("d", 86_400), ("h", 3600), ("m", 60), ("s", 1)].reduce(into: "") { text, unit in
            if rest >= unit.1 { text += "\(rest / unit.1)\(unit.0)" }
            rest %= unit.1
        }
    }

    /// As `size` reads it: `10MB`.
    package static func text(bytes: Int) -> String {
        let unit = [("GB", 1_000_000_000), ("MB", 1_000_000), ("kB", 1000)].first { bytes >= $0.1 && bytes % $0.1 == 0 }
        return "\(bytes / (unit?.1 ?? 1))\(unit?.0 ?? "B")"
    }

    private static func sum(_ text: String, of units: [String: Int]) -> Int? {
        var rest = text[...]
        var sum = 0
        var last = Int.max
        repeat {
            let digits = rest.prefix { $0.isASCII && $0.isNumber }
            rest = rest[digits.endIndex...]
            let unit = rest.prefix { !$0.isNumber }
            rest = rest[unit.endIndex...]
            guard let number = Int(digits), let size = units[String(unit)], size < last else { return nil }
            let (part, tooMuch) = number.multipliedReportingOverflow(by: size)
            guard !tooMuch, part < Int.max / 2, sum < Int.max / 2 else { return nil }
            sum += part
            last = size
        } while !rest.isEmpty
        return sum
    }
}
