internal import Crypto
internal import Foundation
internal import TrustwatchCore
internal import TrustwatchStore

/// Gathers a digest from the store and has it written.
struct DigestDesk: Sendable {
    private let tools: Tools
    private let settings: Settings
    private let writer: DigestWriter

    init(tools: Tools, settings: Settings, stateDirectory: String) {
        self.tools = tools
        self.settings = settings
        writer = DigestWriter(settings: settings.digest, stateDirectory: stateDirectory)
    }

    /// A digest in which nothing is new is written again after this long all the same: what is older than its period
    /// leaves it. Less than the hour after which the daemon asks for one.
    private static let patience = Duration.seconds(50 * 60)

    /// Writes the files of the digest as of now where anything in them may have changed, and says in a sentence why that
    /// was not possible.
    func write() -> String? {
        let now = tools.clock.now()
        do {
            // Asked for first: what changes while this one is gathered makes another.
            let last = try tools.store.lastDigest()
            if isCurrent(last, now) { return nil }
            try keep(DigestTerm(at: now, period: settings.digest.period), now)
            try writer.write(try gather(since: now + (.zero - settings.digest.period), now))
            try tools.store.noteDigest(made: now, mark: mark(last.edition))
            return nil
        } catch {
            return "\(error)"
        }
    }

    private func isCurrent(_ last: Store.LastDigest, _ now: Date) -> Bool {
        guard let made = last.made, made <= now, now < made + Self.patience, PartialDate(made) == PartialDate(now)
        else { return false }
        return last.mark == mark(last.edition)
    }

    /// Of all that a digest is made from, but for the time, and of the files as they were left.
    private func mark(_ edition: Int64) -> String {
        let digest = settings.digest
        let said =
            [Version.words, digest.directory, "\(digest.period)"] + digest.formats.map(\.rawValue)
            + settings.subjects.flatMap { [$0.id, $0.name, $0.authority?.slug ?? "", "\($0.milestones)"] }
            + settings.feeds.flatMap { [$0.name, $0.url, $0.kind.name] }
        let hash = SHA256.hash(data: Array(said.joined(separator: "\n").utf8)).hexadecimal
        return "\(edition) \(hash) \(writer.mark)"
    }

    /// The digest of the running term is written again and again; the first round after its end writes it for the last
    /// time, with what came after the last round in it.
    private func keep(_ term: DigestTerm, _ now: Date) throws {
        let last = term.previous
        if !writer.has(term), writer.has(last) {
            try writer.write(try gather(since: last.start, last.end), of: last)
        }
        try writer.write(try gather(since: term.start, now), of: term)
    }

    private func gather(since: Date, _ now: Date) throws(StoreError) -> TrustwatchCore.Digest {
        try tools.store.digest(since: since, now: now, subjects: settings.subjects, feeds: settings.feeds)
    }
}
