import Testing

@testable import TrustwatchCore

@Suite struct MessageGroupTests {
    static let messages = (1...3).map { number in
        Message(
            id: "k.story.new.s\(number)", event: number == 2 ? .inspectionPublished : .storyNew,
            created: Samples.instant("2023-04-18T10:0\(number):00Z"), subjects: ["birmingham"],
            title: "Title \(number)\r\n- forged", text: "Text \(number).\n\nSources:\n- Paper: a",
            url: number == 3 ? nil : "https://example.org/\(number)")
    }

    @Test func oneListAndEveryTextAfterIt() {
        let group = Message.group(Self.messages, id: "k.story.new.s1.and.2", inFull: true)
        #expect(group.id == "k.story.new.s1.and.2")
        #expect(group.event == .inspectionPublished)
        #expect(group.title == "Title 1 - forged, and 2 more")
        #expect(
            group.text == """
                All 3:
                - Title 1 - forged
                  https://example.org/1
                - Title 2 - forged
                  https://example.org/2
                - Title 3 - forged

                Title 1 - forged

                Text 1.

                Sources:
                - Paper: a

                Title 2 - forged

                Text 2.

                Sources:
                - Paper: a

                Title 3 - forged

                Text 3.

                Sources:
                - Paper: a
                """)
    }

    @Test func inChatTheListAlone() {
        let group = Message.group(Self.messages, id: "g", inFull: false)
        #expect(MessageText(group.text).blocks.count == 1)
    }

    @Test func aMailOfAGroupNamesItsMembersAndAnswersNothing() {
        let members = Self.messages.map(\.id)
        let mail = String(
            decoding: MailMessage.render(
                .group(Self.messages, id: "k.inspection.updated.v1.i2.and.2", inFull: true), members: members,
                from: "watch@example.org", to: ["a@example.org"]), as: UTF8.self)
        #expect(mail.contains("\r\nMessage-ID: <k.inspection.updated.v1.i2.and.2@example.org>\r\n"))
        #expect(mail.contains("\r\nTrustwatch-Notifications: k.story.new.s1, k.story.new.s2, k.story.new.s3\r\n"))
        #expect(!mail.contains("In-Reply-To"))
    }
}
