import Foundation
import Testing

@testable import TrustwatchCore

/// What a stranger can write into a title, a text or an address, and every form that leaves the program.
@Suite struct InjectionTests {
    static let hostile = [
        "<!channel> <!here> <@U012AB3CD> <#C012> <https://evil.example|bank>",
        "@everyone @here <@123> <@&456> @room @channel @name",
        "[click](javascript:alert(1)) ![x](https://evil.example/p)",
        "*b* _i_ ~s~ `c` ||spoiler|| **B** # h > q - l 1. n ```\nblock\n```",
        "</p></div><script>alert(1)</script><img src=x onerror=a>",
        "\" onmouseover=\"a ' onload='b \"\u{301}onfocus=\"c", "&lt;b&gt; &#60; &amp;amp;",
        "Title\r\nBcc: evil@example.net\r\n\r\nbody", "a\nb\rc\u{85}d\u{2028}e\u{2029}f\u{0B}g\u{0C}h",
        "x\nPRIORITY=0\nMESSAGE_ID=ffff\nTRUSTWATCH_EVENT=\n", "\u{0}LD_PRELOAD=/tmp/x\u{0}PATH=.",
        "$(reboot) `reboot` ; reboot | sh && x",
        "\u{1B}[2J\u{9B}31m\u{7}\u{8}", "\u{202E}gnp.exe\u{2066}x\u{2069}",
        "Sources:\n- forged\n  https://evil.example/",
        "\"}],\"text\":\"<!channel>\",\"x\":[{\"y\":\"", "=?utf-8?B?PHNjcmlwdD4=?=", "{{title}} {{{text}}} {{>x}}",
    ]

    static func message(_ text: String) -> Message {
        Message(
            id: "k.inspection.published.v1", event: .inspectionPublished,
            created: Samples.instant("2023-04-18T10:05:00Z"), subjects: ["birmingham"], title: text,
            text: "\(CleanText.line(text))\n\nSources:\n- Paper: \(CleanText.line(text))\n  \(link(text))",
            url: "https://example.org/\(text)")
    }

    /// As `MessageWriter` puts it into a text.
    static func link(_ text: String) -> String { CleanText.link("https://example.org/\(text)") ?? "" }

    static func post(_ text: String, _ service: Channel.Service) -> JSON {
        ChatPost(message(text), to: service, at: "https://example.org/topic").body
    }

    @Test(arguments: hostile)
    func slackParsesNothing(text: String) throws {
        let body = Self.post(text, .slack)
        let fallback = try #require(body.member("text")?.string)
        #expect(!fallback.contains("<") && !fallback.contains(">"))
        let types = Set(body.all("type").compactMap(\.string))
        #expect(
            types.isSubset(of: [
                "header", "plain_text", "rich_text", "rich_text_section", "rich_text_list", "text", "link",
            ]), "nothing that Slack reads as its markup")
        #expect(body.all("url").allSatisfy { $0.string?.hasPrefix("https://example.org/") == true })
    }

    @Test(arguments: hostile)
    func discordRingsNobodyAndFormatsNothing(text: String) throws {
        let body = Self.post(text, .discord)
        #expect(body.member("allowed_mentions") == ["parse": []])
        let description = try #require(body.all("description").first?.string)
        #expect(description.hasPrefix(Markdown.escape(CleanText.line(text))))
        #expect(description.contains("[\(Markdown.escape("Paper: " + CleanText.line(text)))](<\(Self.link(text))>)"))
    }

    @Test(arguments: hostile)
    func teamsShowsRunsOfText(text: String) {
        let types = Set(Self.post(text, .teams).all("type").compactMap(\.string))
        #expect(types.isSubset(of: ["message", "AdaptiveCard", "RichTextBlock", "TextRun", "Action.OpenUrl"]))
    }

    @Test(arguments: hostile)
    func matrixAndMailHaveNoTagButOurs(text: String) throws {
        let matrix = Self.post(text, .matrix)
        #expect(matrix.member("m.mentions") == [:])
        let html = try #require(matrix.member("formatted_body")?.string)
        #expect(Self.strangeTags(html) == [])
        #expect(Self.strangeTags(MessageText(Self.message(text).text).html().source) == [])
    }

    @Test(arguments: hostile)
    func telegramFindsNoName(text: String) throws {
        let shown = try #require(Self.post(text, .telegram).member("text")?.string)
        let prose = shown.split(separator: "\n").filter { !$0.drop { $0 == " " }.hasPrefix("http") }
        #expect(prose.allSatisfy { !$0.contains(/@[A-Za-z0-9_]/) })
        #expect(Self.post(text, .telegram).member("parse_mode") == nil)
    }

    @Test(arguments: hostile)
    func ntfyHasAFixedSetOfMembers(text: String) {
        guard case .object(let members) = Self.post(text, .ntfy) else { return #expect(Bool(false)) }
        #expect(members.map(\.name) == ["topic", "title", "message", "priority", "click"])
        #expect(members[0].value == "topic")
    }

    @Test(arguments: hostile)
    func mailHasAFixedSetOfHeaders(text: String) {
        let mail = String(
            decoding: MailMessage.render(Self.message(text), from: "a@example.org", to: ["b@example.org"]),
            as: UTF8.self)
        let head = mail.components(separatedBy: "\r\n\r\n")[0].split(separator: "\r\n").filter { $0.first != " " }
        #expect(
            head.map { String($0.prefix { $0 != ":" }) } == [
                "Date", "From", "To", "Subject", "Message-ID", "List-Id", "Auto-Submitted", "MIME-Version",
                "Content-Type",
            ])
        #expect(mail.utf8.allSatisfy { $0 < 0x7F && ($0 >= 0x20 || $0 == 13 || $0 == 10) })
        #expect(!mail.components(separatedBy: "\r\n").contains { $0.hasPrefix(".") || $0.utf8.count > 78 })
    }

    @Test(arguments: hostile)
    func theJournalGetsTheFieldsThatWeMean(text: String) {
        #expect(
            Self.fields(JournalEntry.datagram(Self.message(text))) == [
                "MESSAGE", "PRIORITY", "MESSAGE_ID", "SYSLOG_IDENTIFIER", "TRUSTWATCH_NOTIFICATION", "TRUSTWATCH_EVENT",
                "TRUSTWATCH_SUBJECT", "TRUSTWATCH_URL", "TRUSTWATCH_TEXT",
            ])
    }

    /// What is left of a text once our own tags are taken out, if it still could be one.
    static func strangeTags(_ html: String) -> [String] {
        html.replacing(/<\/?(p|strong|h2|ul|li)>|<a href="https:\/\/example\.org\/[^"<> ]*">|<\/a>/, with: "")
            .split(separator: "\n").map(String.init).filter { $0.contains("<") || $0.contains(">") }
    }

    /// The names in a datagram, read as journald reads it.
    static func fields(_ datagram: [UInt8]) -> [String] {
        var names: [String] = []
        var rest = datagram[...]
        while let end = rest.firstIndex(of: UInt8(ascii: "\n")) {
            let line = rest[..<end]
            if let sign = line.firstIndex(of: UInt8(ascii: "=")) {
                names.append(String(decoding: line[..<sign], as: UTF8.self))
                rest = rest[(end + 1)...]
            } else {
                names.append(String(decoding: line, as: UTF8.self))
                let length = rest[(end + 1)...].prefix(8).reversed().reduce(0) { $0 << 8 | Int($1) }
                rest = rest[(end + 9 + length + 1)...]
            }
        }
        return names
    }
}

extension JSON {
    fileprivate var string: String? { if case .string(let text) = self { text } else { nil } }

    fileprivate func member(_ name: String) -> JSON? {
        guard case .object(let members) = self else { return nil }
        return members.first { $0.name == name }?.value
    }

    /// The values of every member of that name, however deep.
    fileprivate func all(_ name: String) -> [JSON] {
        switch self {
        case .object(let members): members.flatMap { ($0.name == name ? [$0.value] : []) + $0.value.all(name) }
        case .array(let values): values.flatMap { $0.all(name) }
        case .null, .bool, .integer, .number, .string: []
        }
    }
}
