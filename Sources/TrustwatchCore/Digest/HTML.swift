/// Markup written as a string literal: what is interpolated as a string is escaped, what is interpolated as `HTML` is not.
///
/// The escapes are XML's too, so Atom is written with it as well. Escaped are bytes, never characters: in Swift a `"`
/// with a combining mark after it is one character that equals no `"`, and would end an attribute unescaped
/// (swift-mustache 2.1 does that).
package struct HTML: Sendable, Equatable {
    package var source: String

    static func escape(_ text: String) -> String {
        var escaped: [UInt8] = []
        escaped.reserveCapacity(text.utf8.count + 16)
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "<"): escaped += "&lt;".utf8
            case UInt8(ascii: ">"): escaped += "&gt;".utf8
            case UInt8(ascii: "&"): escaped += "&amp;".utf8
            case UInt8(ascii: "\""): escaped += "&quot;".utf8
            case UInt8(ascii: "'"): escaped += "&#39;".utf8
            default: escaped.append(byte)
            }
        }
        return String(decoding: escaped, as: UTF8.self)
    }
}

extension HTML: ExpressibleByStringInterpolation {
    package init(stringLiteral value: String) { source = value }
    package init(stringInterpolation: StringInterpolation) { source = stringInterpolation.source }

    package struct StringInterpolation: StringInterpolationProtocol {
        fileprivate var source = ""

        package init(literalCapacity: Int, interpolationCount: Int) { source.reserveCapacity(literalCapacity * 2) }

        package mutating func appendLiteral(_ literal: String) { source += literal }

        /// A stranger's text: cleaned to one line and escaped.
        package mutating func appendInterpolation(_ text: String) { source += HTML.escape(CleanText.line(text)) }

        package mutating func appendInterpolation(_ number: Int) { source += String(number) }

        package mutating func appendInterpolation(_ part: HTML) { source += part.source }

        /// Nothing for nil.
        package mutating func appendInterpolation(_ part: HTML?) { source += part?.source ?? "" }

        package mutating func appendInterpolation(_ parts: [HTML]) { for part in parts { source += part.source } }
    }
}
