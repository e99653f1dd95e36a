import Testing

@testable import TrustwatchCore

@Suite struct ChatPostTests {
    static let hostile = Message(
        id: "k.story.new.s1", event: .storyNew, created: Samples.instant("2023-04-18T10:05:00Z"),
        title: "<!channel> @everyone *b* & `c`\r\n",
        text: """
            Hello @room <@U1> [x](javascript:y) <b>.

            Sources:
            - Paper: <!here> @channel _z_
              https://paper.example/a_b?c=<d>

            Report: https://example.org/r
            """, url: "https://example.org/r")

    func post(_ service: Channel.Service, _ url: String, _ message: Message = hostile) -> ChatPost {
        ChatPost(message, to: service, at: url)
    }

    @Test func slack() {
        let body = #"""
            {"text":"&lt;!channel&gt; @everyone *b* &amp; `c`","blocks":[\#
            {"type":"header","text":{"type":"plain_text","text":"<!channel> @everyone *b* & `c`","emoji":false}},\#
            {"type":"rich_text","elements":[{"type":"rich_text_section","elements":[\#
            {"type":"text","text":"Hello @room <@U1> [x](javascript:y) <b>."}]}]},\#
            {"type":"rich_text","elements":[{"type":"rich_text_section","elements":[\#
            {"type":"text","text":"Sources:","style":{"bold":true}}]},\#
            {"type":"rich_text_list","style":"bullet","elements":[{"type":"rich_text_section","elements":[\#
            {"type":"link","url":"https://paper.example/a_b?c=%3Cd%3E","text":"Paper: <!here> @channel _z_"}]}]}]},\#
            {"type":"rich_text","elements":[{"type":"rich_text_section","elements":[{"type":"text","text":"Report: "},\#
            {"type":"link","url":"https://example.org/r","text":"https://example.org/r"}]}]}],"unfurl_links":false}
            """#
        let post = post(.slack, "https://hooks.slack.com/services/T/B/x")
        #expect(post.body.text == body)
        #expect(post.method == .post && !post.isAuthorised && post.url == "https://hooks.slack.com/services/T/B/x")
    }

    @Test func discord() {
        let body = #"""
            {"embeds":[{"title":"\\<!channel\\> @everyone \\*b\\* & \\`c\\`","url":"https://example.org/r",\#
            "description":"Hello @room \\<@U1\\> \\[x\\](javascript:y) \\<b\\>.\n\n**Sources:**\n\#
            - [Paper: \\<!here\\> @channel \\_z\\_](<https://paper.example/a_b?c=%3Cd%3E>)\n\n\#
            Report: <https://example.org/r>"}],"allowed_mentions":{"parse":[]}}
            """#
        #expect(post(.discord, "https://discord.com/api/webhooks/1/x").body.text == body)
    }

    @Test func teams() {
        let body = #"""
            {"type":"message","attachments":[{"contentType":"application/vnd.microsoft.card.adaptive","content":\#
            {"$schema":"http://adaptivecards.io/schemas/adaptive-card.json","type":"AdaptiveCard","version":"1.4","body":[\#
            {"type":"RichTextBlock","inlines":[{"type":"TextRun","text":"<!channel> @everyone *b* & `c`",\#
            "weight":"Bolder","size":"Medium"}]},\#
            {"type":"RichTextBlock","inlines":[{"type":"TextRun","text":"Hello @room <@U1> [x](javascript:y) <b>."}]},\#
            {"type":"RichTextBlock","inlines":[{"type":"TextRun","text":"Sources:","weight":"Bolder"}]},\#
            {"type":"RichTextBlock","inlines":[{"type":"TextRun","text":"• "},\#
            {"type":"TextRun","text":"Paper: <!here> @channel _z_",\#
            "selectAction":{"type":"Action.OpenUrl","url":"https://paper.example/a_b?c=%3Cd%3E"}}]},\#
            {"type":"RichTextBlock","inlines":[{"type":"TextRun","text":"Report: "},\#
            {"type":"TextRun","text":"https://example.org/r",\#
            "selectAction":{"type":"Action.OpenUrl","url":"https://example.org/r"}}]}]}}]}
            """#
        #expect(post(.teams, "https://x.example/workflows/1").body.text == body)
    }

    @Test func matrix() {
        let post = post(.matrix, "https://m.example/_matrix/client/v3/rooms/!r:m.example/send/m.room.message/")
        #expect(post.method == .put && post.isAuthorised)
        #expect(
            post.url == "https://m.example/_matrix/client/v3/rooms/!r:m.example/send/m.room.message/k.story.new.s1")
        guard case .object(let members) = post.body else { return #expect(Bool(false)) }
        let values = Dictionary(members.map { ($0.name, $0.value) }) { first, _ in first }
        #expect(values["m.mentions"] == [:])
        #expect(
            values["formatted_body"]
                == """
                <p><strong>&lt;!channel&gt; @everyone *b* &amp; `c`</strong></p>
                <p>Hello @room &lt;@U1&gt; [x](javascript:y) &lt;b&gt;.</p>
                <h2>Sources:</h2>
                <ul>
                <li><a href="https://paper.example/a_b?c=%3Cd%3E">Paper: &lt;!here&gt; @channel _z_</a></li>
                </ul>
                <p>Report: <a href="https://example.org/r">https://example.org/r</a></p>
                """)
    }

    @Test func telegram() {
        let post = post(.telegram, "https://api.telegram.org/bot1:x/sendMessage?chat_id=-1")
        #expect(
            post.body == [
                "text": """
                <!channel> @\u{2060}everyone *b* & `c`

                Hello @\u{2060}room <@\u{2060}U1> [x](javascript:y) <b>.

                Sources:
                - Paper: <!here> @\u{2060}channel _z_
                  https://paper.example/a_b?c=<d>

                Report: https://example.org/r
                """, "entities": [["type": "bold", "offset": 0, "length": 31]],
                "link_preview_options": ["is_disabled": true],
            ])
        #expect(!post.isAuthorised)
    }

    @Test func ntfy() {
        let post = post(.ntfy, "https://ntfy.example/base/topic")
        #expect(post.url == "https://ntfy.example/base" && post.isAuthorised)
        #expect(
            post.body.text.hasPrefix(
                #"{"topic":"topic","title":"<!channel> @everyone *b* & `c`","message":"Hello @room "#))
        #expect(post.body.text.hasSuffix(#""priority":3,"click":"https://example.org/r"}"#))
    }

    /// What each service documents as its most.
    @Test(arguments: Channel.Service.allCases)
    func tenKilobytes(service: Channel.Service) {
        let line = String(repeating: "👩‍👩‍👧é word ", count: 800)
        let entries = (0..<30).map { "- \(line)\n  https://example.org/\($0)" }.joined(separator: "\n")
        let message = Message(
            id: "k.story.new.s1", event: .storyNew, created: Samples.instant("2023-04-18T10:05:00Z"), title: line,
            text: "\(line)\n\nSources:\n\(entries)\n\n\(line)", url: nil)
        let body = post(service, "https://example.org/topic", message).body
        let longest = body.strings.map(\.utf16.count).max() ?? 0
        switch service {
        case .slack:
            #expect(body.text.utf8.count < 40_000)
        case .discord: #expect(longest <= 4096 && body.strings.map(\.utf16.count).reduce(0, +) <= 6000)
        case .teams: #expect(body.text.utf8.count < 28_000)
        case .matrix: #expect(body.text.utf8.count < 60_000)
        case .telegram: #expect(longest <= 4096)
        case .ntfy: #expect(body.strings.allSatisfy { $0.utf8.count <= 4096 })
        }
    }
}

extension JSON {
    fileprivate var strings: [String] {
        switch self {
        case .string(let text): [text]
        case .array(let values): values.flatMap(\.strings)
        case .object(let members): members.flatMap(\.value.strings)
        case .null, .bool, .integer, .number: []
        }
    }
}
