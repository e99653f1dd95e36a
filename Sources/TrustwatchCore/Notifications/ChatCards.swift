// The services whose messages are built of parts.

/// docs.slack.dev, Block Kit: the texts of `rich_text` and `plain_text` are literal; only the fallback is parsed, and there
/// `&`, `<` and `>` are the characters that open a mention or a link.
enum SlackMessage {
    static func body(_ title: String, _ text: MessageText) -> JSON {
        let fallback = title.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
        let header: JSON = [
            "type": "header",
            "text": ["type": "plain_text", "text": .string(CleanText.clipped(title, to: 150)), "emoji": false],
        ]
        return ["text": .string(fallback), "blocks": .array([header] + text.blocks.map(block)), "unfurl_links": false]
    }

    private static func block(_ block: MessageText.Block) -> JSON {
        switch block {
        case .paragraph(let text): richText([section([run(text)])])
        case .address(let label, let url): richText([section([run(label + ": "), run(url, url: url)])])
        case .list(let heading, let entries):
            richText([
                section([["type": "text", "text": .string(heading), "style": ["bold": true]]]),
                [
                    "type": "rich_text_list", "style": "bullet",
                    "elements": .array(entries.map { section([run($0.text, url: $0.url)]) }),
                ],
            ])
        }
    }

    private static func richText(_ elements: [JSON]) -> JSON { ["type": "rich_text", "elements": .array(elements)] }

    private static func section(_ elements: [JSON]) -> JSON {
        ["type": "rich_text_section", "elements": .array(elements)]
    }

    private static func run(_ text: String, url: String? = nil) -> JSON {
        guard let url else { return ["type": "text", "text": .string(text)] }
        return ["type": "link", "url": .string(url), "text": .string(text)]
    }
}

/// discord.com/developers/docs, "Execute Webhook": an embed has at most 256 characters of title and 4,096 of description,
/// in Markdown, so every character that Markdown knows is escaped; and no mention rings whatever stands there.
enum DiscordMessage {
    static func body(_ title: String, _ text: MessageText, _ url: String?) -> JSON {
        var embed: [JSON.Member] = [.init("title", .string(CleanText.clipped(Markdown.escape(title), to: 256)))]
        if let url { embed.append(.init("url", .string(url))) }
        embed.append(.init("description", .string(description(text.blocks.map(block)))))
        return ["embeds": [.object(embed)], "allowed_mentions": ["parse": []]]
    }

    /// As many blocks as fit: a Markdown link cut in two would be shown as its source.
    private static func description(_ blocks: [String]) -> String {
        var shown = ""
        for block in blocks where shown.utf16.count + block.utf16.count + 2 <= 4096 {
            shown += (shown.isEmpty ? "" : "\n\n") + block
        }
        return shown
    }

    private static func block(_ block: MessageText.Block) -> String {
        switch block {
        case .paragraph(let text): Markdown.escape(text)
        case .address(let label, let url): "\(Markdown.escape(label)): <\(url)>"
        case .list(let heading, let entries):
            (["**\(Markdown.escape(heading))**"]
                + entries.map { entry in
                    "- " + Markdown.link(entry.text, entry.url)
                }).joined(separator: "\n")
        }
    }
}

/// adaptivecards.io: a `TextRun` is literal where a `TextBlock` reads Markdown; a card has at most 28 KB.
enum TeamsMessage {
    static func body(_ title: String, _ text: MessageText) -> JSON {
        let heading: JSON = ["type": "TextRun", "text": .string(title), "weight": "Bolder", "size": "Medium"]
        let card: JSON = [
            "$schema": "http://adaptivecards.io/schemas/adaptive-card.json", "type": "AdaptiveCard", "version": "1.4",
            "body": .array([line([heading])] + text.blocks.flatMap(lines)),
        ]
        return [
            "type": "message",
            "attachments": [["contentType": "application/vnd.microsoft.card.adaptive", "content": card]],
        ]
    }

    private static func lines(_ block: MessageText.Block) -> [JSON] {
        switch block {
        case .paragraph(let text): [line([run(text)])]
        case .address(let label, let url): [line([run(label + ": "), run(url, url: url)])]
        case .list(let heading, let entries):
            [line([["type": "TextRun", "text": .string(heading), "weight": "Bolder"]])]
                + entries.map { line([run("• "), run($0.text, url: $0.url)]) }
        }
    }

    private static func line(_ runs: [JSON]) -> JSON { ["type": "RichTextBlock", "inlines": .array(runs)] }

    private static func run(_ text: String, url: String? = nil) -> JSON {
        guard let url else { return ["type": "TextRun", "text": .string(text)] }
        return [
            "type": "TextRun", "text": .string(text), "selectAction": ["type": "Action.OpenUrl", "url": .string(url)],
        ]
    }
}
