import LoopbackServers
import Testing
import TrustwatchCore

@testable import TrustwatchService

@Suite struct MailNotifierTests {
    func deliver(
        to server: SMTPServer, _ message: Message = NotifierSamples.message,
        recipients: [String] = ["desk@example.org"],
        timeout: Duration = .seconds(20)
    ) async -> DeliveryOutcome {
        let mail = Channel.Mail(server: server.url, tls: .none, from: "watch@example.org", to: recipients)
        return await NotifierSamples.notifier.deliver(
            message, to: NotifierSamples.channel(.mail(mail), timeout: timeout))
    }

    @Test func submitsTheMessageToAllRecipientsAtOnce() async throws {
        let server = try SMTPServer()
        #expect(await deliver(to: server, recipients: ["desk@example.org", "night@example.org"]) == .sent)
        #expect(server.messages.count == 1)
        let mail = try #require(server.messages.first)
        #expect(mail.from.hasPrefix("<watch@example.org>"))
        #expect(mail.recipients == ["<desk@example.org>", "<night@example.org>"])
        let rendered = MailMessage.render(
            NotifierSamples.message, from: "watch@example.org", to: ["desk@example.org", "night@example.org"])
        #expect(mail.content == String(decoding: rendered, as: UTF8.self))
    }

    @Test func loneDotsAndLineBreaksEndNothing() async throws {
        let server = try SMTPServer()
        var message = NotifierSamples.message
        message.title = "Title\r\n.\r\nMAIL FROM:<evil@example.net>"
        message.text = "One\r\n.\r\nRSET\n.\n..\nFrom me"
        #expect(await deliver(to: server, message) == .sent)
        #expect(server.messages.count == 1)
        #expect(!server.commands.contains { $0.contains("evil") || $0.hasPrefix("RSET") })
    }

    @Test(arguments: [
        ("RCPT", "550 no such user", true), ("RCPT", "450 try later", false), ("MAIL", "421 busy", false),
        (".", "554 spam", true), (".", "451 greylisted", false),
    ])
    func refusals(command: String, reply: String, isPermanent: Bool) async throws {
        let server = try SMTPServer { $0.hasPrefix(command) ? .say(reply) : nil }
        guard case .failed(let reason, isPermanent, nil) = await deliver(to: server) else {
            Issue.record("sent, or not \(isPermanent)")
            return
        }
        #expect(reason.contains(reply.dropFirst(4)))
    }

    /// The server may or may not have the message: the same Message-ID goes out again.
    @Test func aConnectionLostAfterTheLastDotIsTransient() async throws {
        let server = try SMTPServer { $0 == "." ? .hangUp : nil }
        guard case .failed(_, false, nil) = await deliver(to: server) else {
            Issue.record("not transient")
            return
        }
    }

    @Test func anInjectedRecipientIsRefused() async throws {
        let server = try SMTPServer()
        let outcome = await deliver(to: server, recipients: ["a@example.org>\r\nRCPT TO:<evil@example.net"])
        guard case .failed(_, true, nil) = outcome else {
            Issue.record("\(outcome)")
            return
        }
        #expect(server.commands.isEmpty)
    }

    @Test func oneBadRecipientKeepsItFromNoOther() async throws {
        let server = try SMTPServer { $0.contains("gone@") ? .say("550 no such user") : nil }
        #expect(await deliver(to: server, recipients: ["gone@example.org", "desk@example.org"]) == .sent)
        #expect(server.messages.first?.recipients == ["<desk@example.org>"])
    }
}
