import LoopbackServers
import Testing

@testable import Curl

struct MailSubmissionTests {
    let transfers = Transfers(proxies: ProxySettings())

    private func mail(_ url: String, _ message: String = "Subject: x\r\n\r\ntext\r\n") -> MailSubmission {
        var mail = MailSubmission(
            server: url, tls: .none, from: "watch@example.org", recipients: ["desk@example.org", "two@example.org"],
            message: Array(message.utf8))
        mail.allowPrivateAddress = true
        mail.timeout = .seconds(20)
        return mail
    }

    @Test func handsAMessageOver() async throws {
        let server = try SMTPServer()
        #expect(try await transfers.submit(mail(server.url)) == MailReceipt(reply: "250 queued as 42"))
        #expect(
            server.messages == [
                SMTPServer.Message(
                    from: "<watch@example.org>", recipients: ["<desk@example.org>", "<two@example.org>"],
                    data: Array("Subject: x\r\n\r\ntext\r\n".utf8))
            ])
    }

    @Test func doublesDots() async throws {
        let server = try SMTPServer()
        let text = ".start: x\r\n\r\n.\r\n..\r\na.\r\n.b\r\n\r\n.\r\n"
        _ = try await transfers.submit(mail(server.url, text))
        #expect(server.messages.map(\.data) == [Array("..start: x\r\n\r\n..\r\n...\r\na.\r\n..b\r\n\r\n..\r\n".utf8)])
        #expect(server.messages.map(\.content) == [text])
    }

    @Test func handsALongMessageOver() async throws {
        let server = try SMTPServer()
        let text = "Subject: x\r\n\r\n" + String(repeating: ".line of a long message\r\n", count: 50_000)
        _ = try await transfers.submit(mail(server.url, text))
        #expect(server.messages.map(\.content) == [text])
    }

    @Test func namesTheRecipientsThatWereRefused() async throws {
        let server = try SMTPServer(extensions: ["PIPELINING", "SIZE 1000000"]) { command in
            command.hasPrefix("RCPT TO:<desk") ? .say("550-no\r\n550 such user") : nil
        }
        #expect(
            try await transfers.submit(mail(server.url))
                == MailReceipt(
                    reply: "250 queued as 42",
                    refused: [MailReceipt.Refusal(recipient: "desk@example.org", reply: "550 such user")]))
        #expect(server.messages.map(\.recipients) == [["<two@example.org>"]])
    }

    // MARK: The server says no

    @Test(arguments: [
        ("", "554 no service", 554), ("", "421 too busy", 421), ("MAIL", "451 try later", 451),
        ("MAIL", "550 not you", 550), ("RCPT", "550 no such user", 550), ("RCPT", "450 greylisted", 450),
        ("DATA", "452 disk full", 452), (".", "554 spam", 554), (".", "421 going down", 421),
        ("AUTH", "535 wrong password", 535), ("AUTH", "454 later", 454),
    ])
    func tellsPermanentFromTransient(command: String, reply: String, status: Int) async throws {
        let server = try SMTPServer(extensions: ["AUTH PLAIN"]) { line in
            line == command || !command.isEmpty && line.hasPrefix(command) ? .say(reply) : nil
        }
        var mail = mail(server.url)
        mail.credentials = Credentials(username: "user", password: "pass")
        let expected = TransferError(
            .rejected, at: server.url + "/", "the mail server said \(reply)", status: status)
        await #expect(throws: expected) { try await transfers.submit(mail) }
        #expect(expected.isTransient == (status < 500))
        #expect(server.messages.allSatisfy { !$0.isAccepted })
    }

    @Test(arguments: ["", "EHLO", "MAIL", "RCPT", "DATA", "."])
    func aLostConnectionIsTransient(command: String) async throws {
        let server = try SMTPServer { line in
            line == command || !command.isEmpty && line.hasPrefix(command) ? .hangUp : nil
        }
        let error = await #expect(throws: TransferError.self) { try await transfers.submit(mail(server.url)) }
        #expect(error?.isTransient == true)
        #expect(error?.status == nil)
    }

    @Test func silenceAfterTheLastDotIsTransient() async throws {
        let server = try SMTPServer { line in
            line == "." ? .silence : line.hasPrefix("RCPT TO:<desk") ? .say("550 no such user") : nil
        }
        var mail = mail(server.url)
        mail.timeout = .milliseconds(300)
        let error = await #expect(throws: TransferError.self) { try await transfers.submit(mail) }
        #expect(error?.kind == .timeout)
        #expect(error?.isTransient == true)
        #expect(server.messages.count == 1)
    }

    @Test func aServerThatDoesNotSayGoodbyeHasTheMessage() async throws {
        let server = try SMTPServer { $0 == "QUIT" ? .silence : nil }
        #expect(try await transfers.submit(mail(server.url)).reply == "250 queued as 42")
    }

    @Test func aSlowMailServerDelaysNoOtherTransfer() async throws {
        let (dots, dot) = AsyncStream.makeStream(of: Void.self)
        let server = try SMTPServer { line in
            guard line == "." else { return nil }
            dot.yield()
            return .silence
        }
        let web = try HTTPServer(["/": .ok("")])
        let submission = mail(server.url)
        let slow = Task { try await transfers.submit(submission) }
        for await _ in dots { break }
        #expect(try await transfers.send(inside(web.url())).status == 200)
        slow.cancel()
        let error = await #expect(throws: TransferError.self) { try await slow.value }
        #expect(error?.kind == .cancelled)
    }

    // MARK: What must not go out

    @Test(arguments: [
        "a@x>\r\nRCPT TO:<evil@x", "a@x\nDATA", "a@x\r", "a@x\0", "a b@x", "<a@x>", "a@x\u{85}", "", "a", "@x", "a@",
    ])
    func refusesAddressesThatAreNone(address: String) async throws {
        let server = try SMTPServer()
        var wrongRecipient = mail(server.url)
        wrongRecipient.recipients.append(address)
        var wrongSender = mail(server.url)
        wrongSender.from = address
        for mail in [wrongRecipient, wrongSender] {
            let expected = TransferError(
                .badRequest, at: server.url + "/", "\(String(reflecting: address)) is no mail address")
            await #expect(throws: expected) { try await transfers.submit(mail) }
        }
        #expect(server.commands.isEmpty)
    }

    @Test(arguments: ["a\r\n\n.\r\nMAIL FROM:<evil@x>\r\n", "a\n.\nb\r\n", "a\r.\rb\r\n", "a\r\r\n", "no end", ""])
    func refusesLinesThatServersReadDifferently(message: String) async throws {
        let server = try SMTPServer()
        let error = await #expect(throws: TransferError.self) { try await transfers.submit(mail(server.url, message)) }
        #expect(error?.kind == .badRequest)
        #expect(server.commands.isEmpty)
    }

    @Test func refusesServersThatAreNone() async throws {
        for url in ["http://example.org/", "file:///etc/passwd", "example.org", ""] {
            let error = await #expect(throws: TransferError.self) { try await transfers.submit(mail(url)) }
            #expect(error?.kind == .badURL)
        }
    }

    @Test func reachesPrivateAddressesOnlyWhereAllowed() async throws {
        let server = try SMTPServer()
        var mail = mail(server.url)
        mail.allowPrivateAddress = false
        let expected = TransferError(
            .refusedAddress, at: server.url + "/", "the address 127.0.0.1 (loopback) is not allowed")
        await #expect(throws: expected) { try await transfers.submit(mail) }
    }

    // MARK: TLS

    @Test(.enabled(if: TLSIdentity.isAvailable, "needs /usr/bin/openssl"))
    func encryptsBeforeItSaysAnything() async throws {
        let identity = try TLSIdentity()
        let server = try SMTPServer(extensions: ["AUTH PLAIN"], identity: identity)
        var mail = mail(server.url)
        mail.tls = .starttls
        mail.credentials = Credentials(username: "user", password: "pass")

        let distrust = await #expect(throws: TransferError.self) { try await transfers.submit(mail) }
        #expect(distrust?.kind == .tls)
        #expect(server.commands.allSatisfy { $0.hasPrefix("EHLO") || $0 == "STARTTLS" })

        mail.caFile = identity.certificate
        _ = try await transfers.submit(mail)
        #expect(server.messages.map(\.isEncrypted) == [true])
        #expect(server.commands.contains("AHVzZXIAcGFzcw=="))
    }

    @Test(.enabled(if: TLSIdentity.isAvailable, "needs /usr/bin/openssl"), arguments: ["smtp", "smtps"])
    func encryptsFromTheFirstByte(scheme: String) async throws {
        let identity = try TLSIdentity()
        let server = try SMTPServer(identity: identity, encrypted: true)
        var mail = mail("\(scheme)://localhost:\(server.port)")
        mail.tls = .tls
        mail.caFile = identity.certificate
        _ = try await transfers.submit(mail)
        #expect(server.messages.map(\.isEncrypted) == [true])
    }

    @Test(arguments: [nil, "502 unknown", "454 not now"] as [String?])
    func neverGoesOnWithoutTLS(reply: String?) async throws {
        let server = try SMTPServer(extensions: ["AUTH PLAIN"] + (reply == nil ? [] : ["STARTTLS"])) { line in
            line == "STARTTLS" ? .say(reply ?? "") : nil
        }
        var mail = mail(server.url)
        mail.tls = .starttls
        mail.credentials = Credentials(username: "user", password: "pass")
        let error = await #expect(throws: TransferError.self) { try await transfers.submit(mail) }
        #expect(error?.kind == .tls)
        #expect(server.messages.isEmpty)
        #expect(server.commands.allSatisfy { $0.hasPrefix("EHLO") || $0 == "STARTTLS" || $0 == "QUIT" })
    }
}
