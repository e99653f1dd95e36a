import Curl
import Foundation
import LoopbackServers
import Testing
import TrustwatchCore

@testable import TrustwatchService

/// Mail as it arrives: through a mail server that is not ours, read by a parser that is not ours.
@Suite(.enabled(if: MailServer.isAvailable, "python3-aiosmtpd is not installed"), .serialized)
struct MailServerTests {
    static let headers = [
        "Date", "From", "To", "Subject", "Message-ID", "List-Id", "Auto-Submitted", "MIME-Version", "Content-Type",
    ]

    static let texts: [(title: String, text: String)] = [
        ("Birmingham: inspection", "Plain."),
        ("Ünïcödé – “quotes” 👩‍👩‍👧 日本語", "Ünïcödé\n– “quotes”\n👩‍👩‍👧 日本語"),
        (String(repeating: "ten bytes ", count: 1000), String(repeating: "ten bytes ", count: 1000)),
        (String(repeating: "é", count: 5000), String(repeating: "é👩‍👩‍👧", count: 5000)),
        (String(repeating: "x", count: 10_000), String(repeating: "x", count: 10_000)),
        ("Title\r\nBcc: evil@example.net\r\n\r\nbody", "One\r\n.\r\nQUIT\r\n\r\n--=_k.inspection.published.v6--\r\n"),
        ("Title\u{2028}X-Evil: 1\u{85}X-Evil: 2\u{0}", "\u{0}\u{1B}[31m\u{9B}31m"),
        (".", ".\n..\n.\r.\nFrom me\n>From me\n"),
        ("=?utf-8?B?PHNjcmlwdD4=?= =?us-ascii?Q?a?=", "=3D =\n=C3=A9 trailing   \nsoft="),
        ("<script>alert(1)</script> & \"\u{301}'", "<img src=x onerror=alert(1)> \"\u{301}onload='x'"),
        ("", ""),
    ]

    @Test func whatIsWrittenIsRead() async throws {
        let server = try MailServer()
        for (title, text) in Self.texts {
            var message = NotifierSamples.message
            (message.title, message.text) = (title, text)
            #expect(await deliver(message, to: server) == .sent)
        }
        let received = try server.received()
        #expect(received.count == Self.texts.count)
        for (mail, sent) in zip(received, Self.texts) {
            #expect(mail.defects == [])
            #expect(mail.names == Self.headers)
            // A reader drops the blanks at the end of a header.
            let title = CleanText.line(sent.title)
            #expect(mail.headers["subject"] == title)
            #expect(mail.text == CleanText.block(sent.text))
            #expect(mail.longest <= 78 && mail.ascii)
            #expect(!mail.html.contains("<script>") && !mail.html.contains("<img"))
            #expect(mail.headers["message-id"] == "<k.inspection.published.v6@example.org>")
            #expect(mail.from == "watch@example.org" && mail.to == ["desk@example.org"])
        }
    }

    @Test func aGroupNamesItsMembers() async throws {
        let server = try MailServer()
        let messages = (1...10).map { number in
            var message = NotifierSamples.message
            message.id = "k.inspection.published.v\(number)"
            message.title = "Inspektion № \(number)"
            return message
        }
        let parcel = Parcel(
            id: "k.inspection.published.v1.and.9", deliveries: messages.map { Delivery(channel: "test", message: $0) })
        let outcome = await NotifierSamples.notifier.deliver(parcel, to: NotifierSamples.channel(.mail(mail(server))))
        #expect(outcome == .sent)
        let mail = try #require(try server.received().first)
        #expect(mail.defects == [])
        #expect(mail.headers["message-id"] == "<k.inspection.published.v1.and.9@example.org>")
        #expect(
            mail.headers["trustwatch-notifications"]?.components(separatedBy: ", ") == messages.map(\.id))
        #expect(mail.headers["subject"] == "Inspektion № 1, and 9 more")
    }

    @Test(.enabled(if: TLSIdentity.isAvailable, "openssl is not installed"))
    func encryptedAndAuthenticated() async throws {
        let identity = try TLSIdentity()
        let server = try MailServer(identity: identity)
        let receipt = try await transfers.submit(submission(server, identity, password: "hush"))
        #expect(receipt.reply == "250 filed")
        let mail = try #require(try server.received().first)
        #expect(mail.encrypted && mail.defects == [])
    }

    @Test(.enabled(if: TLSIdentity.isAvailable, "openssl is not installed"))
    func aWrongPasswordIsFinalAndAnUnknownCertificateIsNotTrusted() async throws {
        let identity = try TLSIdentity()
        let server = try MailServer(identity: identity)
        let wrong = await #expect(throws: TransferError.self) {
            try await transfers.submit(submission(server, identity, password: "guess"))
        }
        #expect(wrong?.kind == .rejected && wrong?.status == 535)
        let untrusted = await #expect(throws: TransferError.self) {
            try await transfers.submit(submission(server, nil, password: "hush"))
        }
        #expect(untrusted?.kind == .tls)
        #expect(try server.received().isEmpty)
    }

    @Test func withoutTLSNothingIsSaid() async throws {
        let server = try MailServer()
        var demanding = mail(server)
        demanding.tls = .starttls
        let outcome = await NotifierSamples.notifier.deliver(
            NotifierSamples.message, to: NotifierSamples.channel(.mail(demanding)))
        #expect(outcome != .sent)
        #expect(try server.received().isEmpty)
    }

    private let transfers = Transfers(proxies: ProxySettings(http: nil))

    private func mail(_ server: MailServer) -> Channel.Mail {
        Channel.Mail(
            server: "smtp://127.0.0.1:\(server.port)", tls: .none, from: "watch@example.org", to: ["desk@example.org"])
    }

    private func deliver(_ message: Message, to server: MailServer) async -> DeliveryOutcome {
        await NotifierSamples.notifier.deliver(message, to: NotifierSamples.channel(.mail(mail(server))))
    }

    private func submission(_ server: MailServer, _ identity: TLSIdentity?, password: String) -> MailSubmission {
        var submission = MailSubmission(
            server: "smtp://localhost:\(server.port)", tls: .starttls, from: "watch@example.org",
            recipients: ["desk@example.org"],
            message: MailMessage.render(NotifierSamples.message, from: "watch@example.org", to: ["desk@example.org"]))
        submission.credentials = Credentials(username: "me", password: password)
        submission.allowPrivateAddress = true
        submission.caFile = identity?.certificate
        return submission
    }
}
