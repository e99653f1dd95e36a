package import struct Foundation.Date

extension PollRecord {
    /// A source that fails this often and for this long is told of, once: long enough for a night's maintenance to
    /// pass, short enough that nobody relies on a source that is not there.
    static let patience = (failures: 4, duration: Duration.seconds(86_400))

    /// A feed may be empty over a weekend.
    static let patienceWithTrouble = Duration.seconds(3 * 86_400)

    /// A permanent redirect is believed after this many polls over this long: a hotel's log-in page also says 301
    /// (ViennaRSS #380 lost all addresses to one).
    static let confirmation = (polls: 5, duration: Duration.seconds(3 * 86_400))

    /// The record after a source was asked, and what is to be told of its health.
    package func after(_ answer: Answer, of feed: Feed, now: Date) -> (record: PollRecord, event: Event?) {
        var record = self
        record.lastAttempt = now
        record.httpStatus = answer.httpStatus
        record.waitUntil = nil
        if case .failed(let sentence) = answer.outcome {
            let event = record.noteFailure(sentence, answer, of: feed, now: now)
            return (record, event)
        }
        let event = record.noteSuccess(answer, of: feed, now: now)
        // The next poll must get the document again, and is still a first one if this was.
        if answer.isPartial {
            (record.etag, record.lastModified, record.bodyHash, record.baseline) = (nil, nil, nil, baseline)
        }
        return (record, event)
    }

    private mutating func noteFailure(_ sentence: String, _ answer: Answer, of feed: Feed, now: Date) -> Event? {
        status = .failing
        error = sentence
        failures += 1
        // Where feeds.conf says, there may be a new redirect by now.
        if failures >= Self.patience.failures { adoptedURL = nil }
        let since = failingSince ?? now
        failingSince = since
        if answer.httpStatus == 410 {
            status = .gone
            nextPoll = nil
            nextPollReason = "the server says that it is gone for good"
        } else {
            let next = Schedule.afterFailure(
                of: feed, failures: failures, missing: answer.httpStatus == 404, retryAfter: answer.retryAfter, now: now
            )
            nextPoll = next.date
            nextPollReason = next.reason
            waitUntil = answer.retryAfter.map { now + min($0, Schedule.longestWait) }
        }
        let outOfPatience =
            failures >= Self.patience.failures && now >= since + Self.patience.duration || status == .gone
        guard outOfPatience, !failureTold else { return nil }
        failureTold = true
        return .sourceFailing
    }

    private mutating func noteSuccess(_ answer: Answer, of feed: Feed, now: Date) -> Event? {
        lastSuccess = now
        noteValidators(answer, now: now)
        if case .read(let finding) = answer.outcome { note(finding, of: feed) }
        noteMove(to: answer.permanentURL, now: now)
        let next = Schedule.afterSuccess(
            of: feed, hints: hints, freshness: answer.freshness, atLeastEvery: interval, now: now)
        nextPoll = next.date
        nextPollReason = next.reason
        return noteHealth(now: now)
    }

    /// Validators come from every answer, a 304 and an unchanged body included: whoever skips them falls out of step
    /// with the server and is sent the whole document each time (RFC 9111 section 4.3.4).
    private mutating func noteValidators(_ answer: Answer, now: Date) {
        if answer.httpStatus != 304 || answer.etag != nil { etag = answer.etag.flatMap(Self.validator) }
        if answer.httpStatus != 304 || answer.lastModified != nil {
            lastModified = answer.lastModified.flatMap(Self.validator)
        }
        validatorsURL = answer.url
        if !answer.wasConditional { lastUnconditional = now }
    }

    private mutating func note(_ finding: Answer.Finding, of feed: Feed) {
        bodyHash = finding.hash
        hints = finding.hints
        warning = finding.warning
        trouble = finding.trouble
        baseline = true
        if let overlap = finding.overlap {
            interval = overlap.interval(after: interval ?? feed.pace.every, every: feed.pace.every)
        }
    }

    /// A poll that succeeded ends a failure, unless the document itself says that something is wrong.
    private mutating func noteHealth(now: Date) -> Event? {
        failures = 0
        guard let trouble else {
            let event: Event? = failureTold ? .sourceRecovered : nil
            (status, error, failingSince, failureTold) = (.ok, nil, nil, false)
            return event
        }
        let since = failingSince ?? now
        failingSince = since
        let event: Event? = !failureTold && now >= since + Self.patienceWithTrouble ? .sourceFailing : nil
        if event != nil { failureTold = true }
        (status, error) = failureTold ? (.failing, trouble) : (.ok, nil)
        return event
    }

    private mutating func noteMove(to permanentURL: String?, now: Date) {
        // From https to http is followed, but never for good: it would give up who answers.
        guard let permanentURL, permanentURL != url, permanentURL != adoptedURL,
            !url.isSecureAddress || permanentURL.isSecureAddress
        else {
            moved = nil
            return
        }
        if moved?.url != permanentURL { moved = Move(url: permanentURL, since: now, confirmations: 0) }
        moved?.confirmations += 1
        guard let moved, moved.confirmations >= Self.confirmation.polls, now >= moved.since + Self.confirmation.duration
        else { return }
        adoptedURL = moved.url
        self.moved = nil
    }

    /// A validator that can be sent back: a longer one, or one with control characters, is an attack or an accident.
    private static func validator(_ value: String) -> String? {
        value.utf8.count <= 1024 && value.utf8.allSatisfy { $0 >= 0x20 && $0 != 0x7F } && !value.isEmpty ? value : nil
    }

    /// When the source is asked first after a start; nil for one that is gone.
    package func due(for feed: Feed, now: Date) -> Date? {
        guard status != .gone else { return nil }
        // Within five seconds, so that sources that were added together do not all begin at one moment.
        guard let nextPoll else { return now + .milliseconds(Int(FNV1a.hash(feed.url) % 5000)) }
        // Further away than any interval reaches: the clock was wrong when it was written.
        if nextPoll > now + Schedule.longestInterval { return now }
        // The same of a clock that was ahead at the last attempt: from now on no longer than it was to be from then.
        guard let lastAttempt, lastAttempt > now else { return nextPoll }
        return now.addingTimeInterval(max(0, nextPoll.timeIntervalSince(lastAttempt)))
    }

    /// The server asked, at another source of its host, to be left alone.
    package mutating func wait(until date: Date) {
        waitUntil = date
        nextPoll = max(nextPoll ?? date, date)
        nextPollReason = "the server asked to wait"
    }

    /// Whether the next request goes out without validators, because the last such one is too long ago.
    package func isDueForUnconditionalPoll(at now: Date) -> Bool {
        lastUnconditional.map { now >= $0 + Schedule.unconditionalEvery || now < $0 } ?? true
    }
}

extension String {
    fileprivate var isSecureAddress: Bool { lowercased().hasPrefix("https:") }
}
