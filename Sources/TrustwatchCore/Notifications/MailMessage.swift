internal import Foundation

/// A message as mail: what goes over the wire after DATA, CRLF at the end of every line (RFC 5322, RFC 2045-2047).
package enum MailMessage {
    /// The whole mail. Nothing of it can be told apart from another attempt at the same message.
    ///
    /// - Parameters:
    ///   - members: the ids of the messages that this one stands for, where it is a group.
    ///   - from: an address; that it is one, is for whoever sends the mail to check, as of each of `to`.
    package static func render(_ message: Message, members: [String] = [], from: String, to: [String]) -> [UInt8] {
        let domain = from.split(separator: "@").last.map(String.init) ?? "localhost"
        // "=_" can stand in no quoted-printable text (RFC 2045 section 6.7), so no part can hold the boundary.
        let boundary = "=_\(message.id)"
        let identifier = { (id: String) in "<\(id)@\(domain)>" }
        var headers = [
            ("Date", date(message.created)),
            ("From", "trustwatch <\(from)>"),
            ("To", to.joined(separator: ", ")),
            ("Subject", encodedSubject(CleanText.line(message.title))),
            ("Message-ID", identifier(message.id)),
        ]
        if !members.isEmpty {
            headers.append(("Trustwatch-Notifications", members.joined(separator: ", ")))
        } else if let root = MessageWriter.threadRoot(of: message) {
            headers += [("In-Reply-To", identifier(root)), ("References", identifier(root))]
        }
        headers += [
            ("List-Id", "trustwatch <trustwatch.\(domain)>"),
            ("Auto-Submitted", "auto-generated"),
            ("MIME-Version", "1.0"),
            ("Content-Type", "multipart/alternative; boundary=\"\(boundary)\""),
        ]
        let lines =
            headers.map { folded("\($0): \($1)") } + [""]
            + part("text/plain", CleanText.block(message.text), boundary)
            + part("text/html", page(message).source, boundary) + ["--\(boundary)--", ""]
        return Array(lines.joined(separator: "\r\n").utf8)
    }

    private static func page(_ message: Message) -> HTML {
        """
        <!DOCTYPE html>
        <html lang="en"><head><meta charset="utf-8"><title>\(message.title)</title>
        <meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light dark">
        <style>body{font:16px/1.5 system-ui,sans-serif;max-width:40em;margin:1em auto;padding:0 1em}
        h1{font-size:1.25em;line-height:1.3}h2{font-size:1em;margin:1.2em 0 .2em}ul{margin:0;padding-left:1.2em}</style></head>
        <body><h1>\(message.title)</h1>
        \(MessageText(message.text).html())
        </body></html>
        """
    }

    private static func part(_ type: String, _ text: String, _ boundary: String) -> [String] {
        [
            "--\(boundary)", "Content-Type: \(type); charset=utf-8", "Content-Transfer-Encoding: quoted-printable", "",
        ] + text.split(separator: "\n", omittingEmptySubsequences: false).flatMap { quotedPrintable(Array($0.utf8)) }
            + [""]
    }

    /// RFC 5322 section 3.3, in UTC: `Fri, 07 Sep 2018 10:05:00 +0000`.
    private static func date(_ instant: Date) -> String {
        let day = PartialDate(instant)
        let weekday = ["Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"][((day.firstDay % 7) + 7) % 7]
        let time = instant.rfc3339.dropFirst(11).prefix(8)
        // `PartialDate(instant)` always knows its month and day.
        return
            "\(weekday), \(day.description.suffix(2)) \(PartialDate.months[(day.month ?? 1) - 1].prefix(3)) \(day.year) \(time) +0000"
    }
}

extension MailMessage {
    /// As it is where it is plain ASCII of moderate words, else as encoded words of whole scalars (RFC 2047 section 2:
    /// 75 characters at most; section 5: so is a text that only looks like one).
    static func encodedSubject(_ text: String) -> String {
        let isPlain =
            text.utf8.allSatisfy { $0 < 0x7F } && !text.contains("=?")
            && text.split(separator: " ").allSatisfy { $0.utf8.count <= 60 }
        guard !isPlain else { return text }
        var words: [String] = []
        var chunk: [UInt8] = []
        for scalar in text.unicodeScalars {
            if chunk.count + UTF8.width(scalar) > 42 {
                words.append(encodedWord(chunk))
                chunk = []
            }
            chunk += Array(String(scalar).utf8)
        }
        return (words + [encodedWord(chunk)]).joined(separator: " ")
    }

    private static func encodedWord(_ bytes: [UInt8]) -> String { "=?utf-8?B?\(Data(bytes).base64EncodedString())?=" }

    /// Lines of at most 78 characters where words allow it (RFC 5322 section 2.1.1), broken before a space; never right
    /// after the name, since some readers take a header whose first line is empty for an empty one.
    static func folded(_ header: String) -> String {
        var lines: [String] = []
        var line = ""
        for word in header.split(separator: " ", omittingEmptySubsequences: false) {
            if line.isEmpty {
                line = String(word)
            } else if line.utf8.count + 1 + word.utf8.count > 78, line.utf8.contains(UInt8(ascii: " ")) {
                lines.append(line)
                line = " " + word
            } else {
                line += " " + word
            }
        }
        return (lines + [line]).joined(separator: "\r\n")
    }

    /// RFC 2045 section 6.7, one line in, one or more out, 76 characters at most. A dot or "From " at a line's start is
    /// encoded too: no relay has to know of them then.
    static func quotedPrintable(_ bytes: [UInt8]) -> [String] {
        var lines: [String] = []
        var line = ""
        for (index, byte) in bytes.enumerated() {
            let isLast = index == bytes.count - 1
            let isPlain =
                switch byte {
                case UInt8(ascii: "="): false
                case UInt8(ascii: "."), UInt8(ascii: "F"): !line.isEmpty
                case UInt8(ascii: " "): !isLast
                default: byte > 0x20 && byte < 0x7F
                }
            let next = isPlain ? String(UnicodeScalar(byte)) : "=" + CleanText.hexadecimal(byte)
            if line.utf8.count + next.utf8.count > (isLast ? 76 : 75) {
                lines.append(line + "=")
                line = ""
                // At the new line's start a dot or F is encoded after all.
                line +=
                    byte == UInt8(ascii: ".") || byte == UInt8(ascii: "F") ? "=" + CleanText.hexadecimal(byte) : next
            } else {
                line += next
            }
        }
        return lines + [line]
    }
}
