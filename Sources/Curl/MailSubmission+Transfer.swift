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

    /// Hands the message over on the thread that calls, which may take `timeout` and a second more.
    func perform(_ address: WebAddress, _ ticket: Ticket) -> Result<MailReceipt, TransferError> {
        let deadline = ContinuousClock.now + timeout
        let easy = EasyHandle()
        // libcurl waits two minutes for the answer to QUIT, even where the dialogue has ended otherwise.
        let exchange = Exchange(maxSize: 0, upload: message, checksAddress: !allowPrivateAddress) { [weak easy] in
            ticket.isCancelled || ContinuousClock.now > deadline || easy?.mailReply != nil
        }
        configure(easy, address, exchange)
        let code = unsafe curl_easy_perform(easy.pointer)
        // Once the server has answered the last dot, that answer counts, whatever becomes of the connection.
        if let reply = easy.mailReply, reply.hasPrefix("2") { return .success(receipt(reply, easy.mailReplies)) }
        if ticket.isCancelled { return .failure(.cancelled(at: address.url)) }
        return .failure(easy.rejection(code, at: address.url) ?? easy.error(code, at: address.url))
    }

    private func configure(_ easy: EasyHandle, _ address: WebAddress, _ exchange: Exchange) {
        let isEncryptedAtOnce = tls == .tls || address.origin.scheme == "smtps"
        easy.prepare(for: exchange)
        easy.set(CURLOPT_NOPROGRESS, 0)
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
        // Else the handle's end says goodbye, and then asks nobody whether to go on waiting for the answer.
        easy.set(CURLOPT_FORBID_REUSE, 1)
    }

    /// libcurl sends one command at a time, so the replies to RCPT are those just before the 354 to DATA.
    private func receipt(_ reply: String, _ replies: [String]) -> MailReceipt {
        guard let data = replies.firstIndex(where: { $0.hasPrefix("354") }), data >= recipients.count else {
            return MailReceipt(reply: reply)
        }
        let refused = zip(recipients, replies[(data - recipients.count)...]).filter { !$0.1.hasPrefix("2") }
        return MailReceipt(reply: reply, refused: refused.map(MailReceipt.Refusal.init))
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

extension EasyHandle {
    /// The last line of each of the mail server's replies (RFC 5321 section 4.2.1).
    fileprivate var mailReplies: [String] {
        String(decoding: exchange.header, as: UTF8.self).split(whereSeparator: \.isNewline)
            .filter { !$0.dropFirst(3).hasPrefix("-") }.map(String.init)
    }

    /// What the server said to the message itself, once it has.
    fileprivate var mailReply: String? {
        let replies = mailReplies
        guard let data = replies.firstIndex(where: { $0.hasPrefix("354") }), data + 1 < replies.count else {
            return nil
        }
        return replies[data + 1]
    }

    /// The 4xx or 5xx that ended the dialogue, where one did and not a lost connection. One that refused a recipient
    /// did not.
    fileprivate func rejection(_ code: CURLcode, at place: String) -> TransferError? {
        let replies = mailReplies
        let wasTold = [CURLE_SEND_ERROR, CURLE_LOGIN_DENIED, CURLE_WEIRD_SERVER_REPLY].contains(code)
        let isSending = replies.contains { $0.hasPrefix("354") }
        let last = wasTold && !isSending ? replies.last { !$0.hasPrefix("221") } : mailReply
        guard let last, last.hasPrefix("4") || last.hasPrefix("5"), let status = Int(last.prefix(3)) else { return nil }
        return TransferError(.rejected, at: place, "the mail server said \(last)", status: status)
    }
}
