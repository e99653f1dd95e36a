internal import CCurl

extension MailSubmission {
    /// Refuses what libcurl would send as it stands: it passes a line break in an address on as a command of its own.
    /// Returns the server's address. Throws `badURL` and `badRequest`.
    func checked() throws(TransferError) -> WebAddress {
        let address = try WebAddress(server)
        guard ["smtp", "smtps"].contains(address.origin.scheme) else {
            throw TransferError(.badURL, at: address.url, "is neither smtp: nor smtps:")
        }
        guard !recipients.isEmpty else {
            throw TransferError(.badRequest, at: address.url, "the message has no recipient")
        }
        for mailbox in [from] + recipients where !Self.isMailbox(mailbox) {
            throw TransferError(.badRequest, at: address.url, "\(String(reflecting: mailbox)) is no mail address")
        }
        guard Self.hasWholeLines(message) else {
            throw TransferError(.badRequest, at: address.url, "the message has lines that do not end in CRLF")
        }
        return address
    }

    func configure(_ easy: EasyHandle, _ address: WebAddress) {
        let isEncryptedAtOnce = tls == .tls || address.origin.scheme == "smtps"
        easy.prepare(for: Exchange(maxSize: 0, upload: message, checksAddress: !allowPrivateAddress))
        easy.set(CURLOPT_URL, (isEncryptedAtOnce ? "smtps:" : "smtp:") + address.url.drop { $0 != ":" }.dropFirst())
        easy.set(CURLOPT_PROTOCOLS_STR, "smtp,smtps")
        easy.set(CURLOPT_USE_SSL, Int((tls == .none ? CURLUSESSL_NONE : CURLUSESSL_ALL).rawValue))
        easy.set(CURLOPT_CAINFO, caFile)
        if let credentials = credentials ?? address.credentials {
            easy.set(CURLOPT_USERNAME, credentials.username)
            easy.set(CURLOPT_PASSWORD, credentials.password)
        }
        easy.set(CURLOPT_MAIL_FROM, from)
        easy.set(CURLOPT_MAIL_RCPT, lines: recipients.map { Array($0.utf8) })
        // One stale address must not keep the message from all others; `MailReceipt.refused` names it.
        easy.set(CURLOPT_MAIL_RCPT_ALLLOWFAILS, 1)
        easy.set(CURLOPT_UPLOAD, 1)
        easy.set(CURLOPT_INFILESIZE_LARGE, large: message.count)
        easy.set(CURLOPT_TIMEOUT_MS, timeout.milliseconds)
        // libcurl 7.88 takes a plain connection for one that STARTTLS has encrypted when the server is the same.
        easy.set(CURLOPT_FRESH_CONNECT, 1)
        easy.set(CURLOPT_FORBID_REUSE, 1)
    }

    /// What the server said of the message and of each recipient. libcurl sends one command at a time, so the replies
    /// to RCPT are those just before the 354 to DATA.
    func receipt(_ received: Received) -> MailReceipt {
        let replies = String(decoding: received.header, as: UTF8.self).split(whereSeparator: \.isNewline)
            .filter { !$0.dropFirst(3).hasPrefix("-") }.map(String.init)
        var receipt = MailReceipt(reply: replies.last ?? "")
        if let data = replies.lastIndex(where: { $0.hasPrefix("354") }), data >= recipients.count {
            for (recipient, reply) in zip(recipients, replies[(data - recipients.count)...]) where !reply.hasPrefix("2")
            {
                receipt.refused.append(MailReceipt.Refusal(recipient: recipient, reply: reply))
            }
        }
        return receipt
    }

    /// A coarse test of what can stand between `<` and `>` (RFC 5321 section 4.1.2): whether the mailbox exists is for
    /// its server to say.
    private static func isMailbox(_ text: String) -> Bool {
        let forbidden = text.unicodeScalars.contains { scalar in
            scalar.value <= 0x20 || (0x7F...0x9F).contains(scalar.value) || scalar == "<" || scalar == ">"
        }
        guard !forbidden, let at = text.lastIndex(of: "@") else { return false }
        return at != text.startIndex && text.index(after: at) != text.endIndex
    }

    /// A bare CR or LF is where servers disagree, by which one message can be made two ("SMTP smuggling").
    private static func hasWholeLines(_ message: [UInt8]) -> Bool {
        let (cr, lf) = (UInt8(ascii: "\r"), UInt8(ascii: "\n"))
        var previous: UInt8 = 0
        for byte in message {
            if (byte == lf) != (previous == cr) { return false }
            previous = byte
        }
        return previous == lf
    }
}
