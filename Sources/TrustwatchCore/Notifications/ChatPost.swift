/// A message in the form that one chat service documents, ready to be sent like a webhook.
///
/// Text goes where a service takes it literally, so that no `<!channel>`, `@everyone` or Markdown of a stranger is acted
/// upon; where a service has no such place, it is escaped.
package struct ChatPost: Sendable, Equatable {
    package enum Method: String, Sendable {
        case post = "POST"
        case put = "PUT"
    }

    package var method: Method
    package var url: String
    package var body: JSON
    /// Whether the channel's secret goes along as a bearer token (RFC 6750).
    package var isAuthorised: Bool

    /// - Parameter url: the channel's address, by the rules of `Channel.Service`.
    package init(_ message: Message, to service: Channel.Service, at url: String) {
        method = .post
        self.url = url
        isAuthorised = false
        let title = CleanText.clipped(CleanText.line(message.title), to: 250)
        let text = MessageText(message.text).clipped(to: 3000)
        let plain = CleanText.clipped(CleanText.block(message.text), to: 8000)
        switch service {
        case .slack: body = SlackMessage.body(title, text)
        case .discord: body = DiscordMessage.body(title, text, CleanText.link(message.url))
        case .teams: body = TeamsMessage.body(title, text)
        case .telegram: body = Self.telegram(title, plain)
        case .matrix:
            method = .put
            // The transaction id is what makes a repetition harmless (Matrix client-server API, "Transaction identifiers").
            self.url = (url.hasSuffix("/") ? url : url + "/") + message.id
            isAuthorised = true
            body = Self.matrix(title, text, plain)
        case .ntfy:
            let slash = url.lastIndex(of: "/") ?? url.endIndex
            self.url = String(url[..<slash])
            isAuthorised = true
            body = Self.ntfy(String(url[slash...].dropFirst()), title, plain, message)
        }
    }
}

extension ChatPost {
    /// docs.ntfy.sh/publish: as JSON to the server's root, since a header can hold no line break; 4,096 bytes at most, more
    /// becomes an attachment.
    private static func ntfy(_ topic: String, _ title: String, _ text: String, _ message: Message) -> JSON {
        var members: [JSON.Member] = [
            .init("topic", .string(topic)), .init("title", .string(title)),
            .init("message", .string(clipped(text, utf8: 4000))),
            .init("priority", .integer(message.event == .inspectionPublished ? 4 : 3)),
        ]
        if let url = CleanText.link(message.url) { members.append(.init("click", .string(url))) }
        return .object(members)
    }

    /// core.telegram.org/bots/api#sendmessage: no parse mode, so only entities format; 4,096 UTF-16 units at most.
    private static func telegram(_ title: String, _ text: String) -> JSON {
        let title = withoutMentions(title)
        return [
            "text": .string(CleanText.clipped(title + "\n\n" + withoutMentions(text), to: 2000)),
            "entities": [["type": "bold", "offset": 0, "length": .integer(title.utf16.count)]],
            "link_preview_options": ["is_disabled": true],
        ]
    }

    /// spec.matrix.org, m.room.message: an empty `m.mentions` says that nobody is, whatever the text looks like.
    private static func matrix(_ title: String, _ text: MessageText, _ plain: String) -> JSON {
        let html: HTML = "<p><strong>\(title)</strong></p>\n\(text.html())"
        return [
            "msgtype": "m.text",
            "body": .string(title + "\n\n" + plain),
            "format": "org.matrix.custom.html",
            "formatted_body": .string(html.source),
            "m.mentions": [:],
        ]
    }

    /// Telegram finds `@name` in plain text too: a word joiner after the sign keeps it from ringing anybody.
    private static func withoutMentions(_ text: String) -> String {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        let safe = lines.map { line in
            line.drop { $0 == " " }.hasPrefix("http") ? line : line.replacing("@", with: "@\u{2060}")
        }
        return safe.joined(separator: "\n")
    }

    private static func clipped(_ text: String, utf8 limit: Int) -> String {
        guard text.utf8.count > limit else { return text }
        let cut = text.utf8.index(text.startIndex, offsetBy: limit - 3)
        return String(text.unicodeScalars[..<text.unicodeScalars.index(before: cut)]) + "…"
    }
}
