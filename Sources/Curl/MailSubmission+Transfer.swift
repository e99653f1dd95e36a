internal import CCurl

extension MailSubmission {
    func configure(_ easy: EasyHandle) {
        easy.prepare(for: Exchange(maxSize: 0, upload: message, checksAddress: !allowPrivateAddress))
        easy.set(CURLOPT_URL, server)
        easy.set(CURLOPT_PROTOCOLS_STR, tls == .tls ? "smtps" : "smtp")
        easy.set(CURLOPT_USE_SSL, Int((tls == .none ? CURLUSESSL_NONE : CURLUSESSL_ALL).rawValue))
        easy.set(CURLOPT_CAINFO, caFile)
        if let credentials {
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
}
