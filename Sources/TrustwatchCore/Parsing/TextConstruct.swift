internal import Foundation
internal import Markup

/// A piece of text as a feed gives it, and what it is: plain, or the source of HTML.
struct TextConstruct {
    /// What says that text is markup where no `type` does.
    enum Custom {
        /// Atom: without a type, text is plain (RFC 4287 3.1.1).
        case plain
        /// RSS bodies: HTML.
        case html
        /// RSS titles: HTML where it looks like it.
        case either
    }

    var bytes: [UInt8]
    var isHTML: Bool
    var base: URLReference?

    init(plain bytes: [UInt8]) {
        self.bytes = bytes
        isHTML = false
    }

    init(html bytes: [UInt8], base: URLReference?) {
        self.bytes = bytes
        self.base = base
        isHTML = true
    }

    /// - Parameters:
    ///   - value: the element's text, or the source of its markup.
    ///   - hasMarkup: whether the element has child elements, so that `value` is their source.
    ///   - type: of Atom 1.0 (`text`, `html`, `xhtml`, a media type) or 0.3 (a media type).
    ///   - mode: of Atom 0.3: only `base64` says more than the type.
    init(_ value: [UInt8], hasMarkup: Bool, type: String?, mode: String?, custom: Custom, base: URLReference?) {
        self.base = base
        bytes = value
        let type = type?.lowercased() ?? ""
        if !hasMarkup, mode?.lowercased() == "base64" || Self.isBinary(type), let decoded = Self.decodeBase64(value) {
            bytes = decoded
        }
        isHTML = hasMarkup || Self.isHTML(bytes, type: type, custom: custom)
    }

    private static func isHTML(_ bytes: [UInt8], type: String, custom: Custom) -> Bool {
        switch type {
        case "": return custom == .html || custom == .either && looksLikeHTML(bytes)
        case "html", "text/html": return true
        // Without child elements it is the text of a document that has no markup.
        case "xhtml": return false
        default:
            if type.hasSuffix("/xml") || type.hasSuffix("+xml") { return false }
            if type == "text" || type.hasPrefix("text/") { return custom != .plain && looksLikeHTML(bytes) }
            return custom == .html || looksLikeHTML(bytes)
        }
    }

    private static func isBinary(_ type: String) -> Bool {
        type.utf8.contains(UInt8(ascii: "/")) && !type.hasPrefix("text/") && !type.hasSuffix("/xml")
            && !type.hasSuffix("+xml")
    }

    private static func decodeBase64(_ bytes: [UInt8]) -> [UInt8]? {
        let letters = bytes.filter { !$0.isASCIISpace }
        guard let data = Data(base64Encoded: Data(letters)), let text = String(bytes: data, encoding: .utf8) else {
            return nil
        }
        return Array(text.utf8)
    }

    /// Text with an end tag or a reference in it was meant as HTML: `2 < 3` and `the <blink> tag` have none.
    static func looksLikeHTML(_ bytes: [UInt8]) -> Bool {
        for place in bytes.indices.dropLast(2) {
            if bytes[place] == UInt8(ascii: "<") {
                let next = bytes[place + 1]
                if next == UInt8(ascii: "/"), bytes[place + 2].isASCIILetter { return true }
            } else if bytes[place] == UInt8(ascii: "&") {
                let name = bytes[(place + 1)...].prefix(32).prefix {
                    $0.isASCIILetter || $0.isASCIIDigit || $0 == UInt8(ascii: "#")
                }
                if !name.isEmpty, name.endIndex < bytes.count, bytes[name.endIndex] == UInt8(ascii: ";") { return true }
            }
        }
        return false
    }

    var isBlank: Bool { bytes.allSatisfy(\.isASCIISpace) }

    /// As one line.
    var line: String { isHTML ? PlainText.line(html: bytes) : PlainText.line(bytes) }

    /// As lines, no longer than a limit in bytes.
    func lines(limit: Int) -> String {
        isHTML ? PlainText.lines(html: bytes, limit: limit) : PlainText.lines(bytes, limit: limit)
    }

    /// As HTML that may be shown.
    var sanitised: String {
        isHTML ? HTMLSanitiser.sanitise(bytes, base: base) : HTMLSanitiser.escape(bytes)
    }
}
