import Testing

@testable import TrustwatchCore

@Suite struct ChannelRulesTests {
    static func channel(_ change: (inout Channel.Rules) -> Void) -> Channel {
        var channel = Channel(name: "desk", kind: .journal)
        change(&channel.rules)
        return channel
    }

    static func message(
        _ event: Event = .inspectionPublished, subjects: [Subject.ID] = ["birmingham"], kind: Inspection.Kind? = nil
    ) -> Message {
        var message = Message(
            id: "m", event: event, created: Samples.instant("2024-01-01T00:00:00Z"), subjects: subjects, title: "",
            text: "")
        if event == .inspectionPublished {
            message.inspection = Inspection(
                id: .init(1), subject: "birmingham", authority: "Birmingham", facts: .init(kind: kind),
                status: .official)
        }
        return message
    }

    @Test func events() {
        let channel = Self.channel { $0.events = [.storyNew] }
        #expect(channel.wants(Self.message(.storyNew)))
        #expect(!channel.wants(Self.message()))
    }

    @Test func subjects() {
        let channel = Self.channel {
            $0.subjects = ["kent", "leeds"]
            $0.events = [.storyNew, .sourceFailing]
        }
        #expect(!channel.wants(Self.message(.storyNew)))
        #expect(
            channel.wants(Self.message(.storyNew, subjects: ["birmingham", "leeds"])), "one of its subjects will do")
        #expect(channel.wants(Self.message(.sourceFailing, subjects: [])), "a source's failure concerns no subject")
    }

    @Test(arguments: [
        (Inspection.Kind.ilacs, true), (.sif, true), (.jtai, true), (.send, true), (.monitoringVisit, true),
        (.focusedVisit, true), (.fostering, false), (.adoption, false), (.hmipYouth, false), (.childrensHome, false),
        (.other, false), (nil, true),
    ])
    func minimumKind(kind: Inspection.Kind?, expected: Bool) {
        let channel = Self.channel { $0.minimumKind = .focusedVisit }
        #expect(channel.wants(Self.message(kind: kind)) == expected)
    }

    @Test func onlyPeopleGetGroups() {
        var webhook = Channel(name: "a", kind: .webhook(.init(url: Secret("https://a/"))))
        webhook.rules.groupFrom = 2
        #expect(webhook.groupFrom == .max)
        var chat = Channel(name: "a", kind: .chat(.slack, .init(url: Secret("https://a/"))))
        #expect(chat.groupFrom == 4)
        chat.rules.groupFrom = 2
        #expect(chat.groupFrom == 2)
    }
}
