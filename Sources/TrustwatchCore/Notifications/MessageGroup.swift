extension Message {
    /// Several messages as one for people: a list of what they say, and in full every text after it. Each keeps its id,
    /// which the headers of the mail or request list.
    ///
    /// - Parameter messages: at least one, oldest first.
    package static func group(_ messages: [Message], id: String, inFull: Bool) -> Message {
        let titles = messages.map { CleanText.line($0.title) }
        let list = zip(messages, titles).map { message, title in
            "- \(title)" + (CleanText.link(message.url).map { "\n  \($0)" } ?? "")
        }
        let texts = inFull ? zip(messages, titles).map { "\($1)\n\n\(CleanText.block($0.text))" } : []
        return Message(
            id: id,
            event: messages.contains { $0.event == .inspectionPublished } ? .inspectionPublished : messages[0].event,
            created: messages[0].created, subjects: messages.flatMap(\.subjects),
            title: titles.count == 1 ? titles[0] : "\(titles[0]), and \(titles.count - 1) more",
            text: ([(["All \(titles.count):"] + list).joined(separator: "\n")] + texts).joined(separator: "\n\n"))
    }
}
