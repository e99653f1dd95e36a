package import struct Foundation.Date

extension Date {
    /// As the store keeps times: whole milliseconds since 1970 in UTC, any date out of reason pulled into it.
    package var milliseconds: Int64 { Int64(min(max((timeIntervalSince1970 * 1000).rounded(), -1e15), 1e15)) }

    /// RFC 3339 in UTC to the second: `2018-03-14T09:30:00Z`. Fractions are cut off.
    package var rfc3339: String {
        let seconds = Int(timeIntervalSince1970.rounded(.down))
        let day = seconds.floorDivided(by: 86_400)
        let second = seconds - day * 86_400
        func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
        return "\(PartialDate(dayNumber: day))T\(two(second / 3600)):\(two(second / 60 % 60)):\(two(second % 60))Z"
    }

    /// Reads RFC 3339 (section 5.6): `2018-03-14T09:30:00Z`, `2018-03-14t10:30:00.25+01:00`; nil for anything else.
    package init?(rfc3339 text: String) {
        let bytes = Array(text.utf8)
        guard bytes.count >= 20, bytes[10] | 0x20 == UInt8(ascii: "t"), bytes[13] == UInt8(ascii: ":"),
            bytes[16] == UInt8(ascii: ":"), let day = PartialDate(String(decoding: bytes[..<10], as: UTF8.self)),
            let hour = Self.two(bytes[11...], below: 24), let minute = Self.two(bytes[14...], below: 60),
            // 60 in a leap second
            let second = Self.two(bytes[17...], below: 61)
        else { return nil }
        var rest = bytes[19...]
        var fraction = 0.0
        if rest.first == UInt8(ascii: ".") {
            let digits = rest.dropFirst().prefix { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
            guard let value = Double("0." + String(decoding: digits, as: UTF8.self)), !digits.isEmpty else {
                return nil
            }
            fraction = value
            rest = rest[digits.endIndex...]
        }
        guard let offset = Self.offset(rest) else { return nil }
        let whole = day.firstDay * 86_400 + hour * 3600 + minute * 60 + second - offset
        self.init(timeIntervalSince1970: Double(whole) + fraction)
    }

    /// `Z` or `+01:00`, in seconds.
    private static func offset(_ bytes: ArraySlice<UInt8>) -> Int? {
        guard let sign = bytes.first else { return nil }
        if sign | 0x20 == UInt8(ascii: "z") { return bytes.count == 1 ? 0 : nil }
        guard bytes.count == 6, sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-"),
            bytes[bytes.startIndex + 3] == UInt8(ascii: ":"), let hours = two(bytes.dropFirst(), below: 24),
            let minutes = two(bytes.dropFirst(4), below: 60)
        else { return nil }
        return (sign == UInt8(ascii: "-") ? -1 : 1) * (hours * 3600 + minutes * 60)
    }

    private static func two(_ bytes: ArraySlice<UInt8>, below limit: Int) -> Int? {
        let digits = bytes.prefix(2).map { Int($0) - 48 }
        guard digits.count == 2, digits.allSatisfy((0...9).contains) else { return nil }
        let number = digits[0] * 10 + digits[1]
        return number < limit ? number : nil
    }
}

extension Int {
    /// Towards negative infinity, as the calendar needs it before 1970.
    fileprivate func floorDivided(by divisor: Int) -> Int {
        self >= 0 ? self / divisor : (self - divisor + 1) / divisor
    }
}

extension JSON {
    package static func optional(_ date: Date?) -> JSON { optional(date?.rfc3339) }
}
